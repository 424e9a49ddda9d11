#pragma once

#include <string>
#include <vector>

#include "sim/scenario/shape.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// A parameter of a distribution of time. Some are times themselves and carry the unit; shapes and
/// spreads have none.
struct Parameter {
    std::string key;
    bool is_time = true;
    Range range;
};

/// A way to write a distribution. `lognormal` has two: by median and sigma, or by mean and cv.
struct DurationForm {
    std::string distribution;
    std::vector<Parameter> parameters;
};

/// `empirical` stands apart: its parameter `points` is a list of [probability, value].
[[nodiscard]] const std::vector<DurationForm>& duration_forms();
[[nodiscard]] std::vector<std::string> distribution_words();

/// The form that a written duration means; nothing when its distribution is unknown.
[[nodiscard]] const DurationForm* form_of(const Node& duration);

/// Units of durations with their length in days. A month is a twelfth of 365.25 days.
[[nodiscard]] const std::vector<Unit>& duration_units();
inline constexpr const char* working_days_unit = "working days";

}  // namespace kinflow::scenario
