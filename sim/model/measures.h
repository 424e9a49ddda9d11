#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/observer.h"
#include "sim/model/scenario.h"

namespace kinflow::model {

/// What sort of number a measure is. Only a flow grows with the length of its period.
enum class MeasureKind : std::uint8_t { stock, flow, share, rate, mean };
[[nodiscard]] std::string_view name_of(MeasureKind kind);

/// Whether a measure is taken at the period's last minute or over the whole of it.
enum class Timing : std::uint8_t { period_end, period };

/// Where the levels of each flow and each sample lie in flat arrays.
struct BaseSlots {
    std::array<std::size_t, flow_count + 1> flow_begin{};
    std::array<std::size_t, sample_count + 1> sample_begin{};

    explicit BaseSlots(const Scenario& scenario);
    [[nodiscard]] std::size_t flows() const { return flow_begin[flow_count]; }
    [[nodiscard]] std::size_t samples() const { return sample_begin[sample_count]; }
    [[nodiscard]] std::size_t levels(Flow flow) const;
    [[nodiscard]] std::size_t levels(Sample sample) const;
};

/// What one replication saw in a span of whole months: all that a measure is made of. The same
/// formula therefore serves a month, a financial year and the period of a printed figure.
struct Base {
    const Scenario& scenario;
    const BaseSlots& slots;
    int months;                             ///< length of the span
    std::span<const double> flows;          ///< totals over the span, by BaseSlots
    std::span<const double> sample_sums;    ///< sums over the span, by BaseSlots
    std::span<const double> sample_counts;  ///< numbers of values, by BaseSlots
    const Census& census;                   ///< at the end of the span

    [[nodiscard]] double flow(Flow flow) const;  ///< all levels
    [[nodiscard]] double flow(Flow flow, std::size_t level) const;
    [[nodiscard]] double mean(Sample sample) const;  ///< NaN when nothing was observed
    [[nodiscard]] double mean(Sample sample, std::size_t level) const;
    [[nodiscard]] double at_stage(StageKind kind) const;  ///< children
};

/// The value of a measure, NaN where it is undefined (a share of nothing). `level` indexes the
/// levels of the breakdown, and is not looked at by a measure's total.
using Formula = double (*)(const Base& base, std::size_t level);

struct Breakdown {
    std::string_view name;  ///< as in series.csv: age_band, placement_type, team, channel, ...
    Formula formula;
};

/// One entry of the closed list of measures. Names follow the evidence register where it has a
/// name.
struct Measure {
    std::string_view name;
    std::string_view label;       ///< a heading, e.g. "Children looked after"
    std::string_view unit;        ///< shares are in percent, 0 to 100
    std::string_view definition;  ///< one sentence
    MeasureKind kind;
    Timing timing;
    Formula total;  ///< null when the measure exists by level only
    std::vector<Breakdown> breakdowns;
};

/// Every measure, in the order in which it is written and read. The same for every scenario.
[[nodiscard]] std::span<const Measure> measures();

/// Null when there is no measure of that name.
[[nodiscard]] const Measure* find_measure(std::string_view name);

struct Level {
    std::string name;   ///< as in series.csv
    std::string label;  ///< for the reader
};

/// The levels of a breakdown in a scenario, in the order of the model's own indices. Throws
/// std::invalid_argument for a breakdown that no measure has.
[[nodiscard]] std::vector<Level> levels_of(std::string_view breakdown, const Scenario& scenario);

}  // namespace kinflow::model
