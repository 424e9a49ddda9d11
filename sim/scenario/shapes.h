#pragma once

#include <string>
#include <vector>

#include "sim/scenario/shape.h"

namespace kinflow::scenario {

/// The files of the format, each recognised by its key `kinflow`.
[[nodiscard]] Shape area_shape();
[[nodiscard]] Shape pathway_shape();
[[nodiscard]] Shape overlay_shape();
[[nodiscard]] Shape register_shape();
[[nodiscard]] Shape policy_shape();
[[nodiscard]] Shape study_shape();
[[nodiscard]] Shape posterior_shape();
[[nodiscard]] Shape calibration_shape();
[[nodiscard]] Shape backtest_shape();
[[nodiscard]] Shape flows_shape();

/// Words of the model's enumerations as they are written in a file: without `none` and `any`, which
/// are written by leaving the key out, and without the 18th birthday, which needs no rate.
[[nodiscard]] std::vector<std::string> stage_kind_words();
[[nodiscard]] std::vector<std::string> outcome_words();
[[nodiscard]] std::vector<std::string> condition_words();
[[nodiscard]] std::vector<std::string> clock_words();
[[nodiscard]] std::vector<std::string> rule_words();
[[nodiscard]] std::vector<std::string> legal_status_words();
[[nodiscard]] std::vector<std::string> care_exit_words();
[[nodiscard]] std::vector<std::string> cost_heading_words();
[[nodiscard]] std::vector<std::string> provider_words();

/// Words of the register's entries.
[[nodiscard]] std::vector<std::string> use_words();
[[nodiscard]] std::vector<std::string> bound_words();
[[nodiscard]] std::vector<std::string> confidence_words();

/// What every change of a policy has: its dates, and where it comes from.
[[nodiscard]] std::vector<Field> change_fields();

/// A keyword of a fixed value, such as `kinflow: area`, and the keys that every file starts with.
[[nodiscard]] std::vector<Field> header_fields(const std::string& kind);

/// Lists of units that more than one table uses.
namespace units {
[[nodiscard]] std::vector<Unit> share();           ///< share, or percent
[[nodiscard]] std::vector<Unit> one(std::string);  ///< a unit of its own
[[nodiscard]] std::vector<Unit> years();           ///< years, or months
[[nodiscard]] std::vector<Unit> hours();           ///< hours, or minutes
/// A unit that may be written for an authority of any size: fte, or fte per 10,000 children, ...
[[nodiscard]] std::vector<Unit> sized(const std::string&);
/// The same for a stock that cannot be relative to itself: only per 10,000 children.
[[nodiscard]] std::vector<Unit> per_population(const std::string&);
}  // namespace units

}  // namespace kinflow::scenario
