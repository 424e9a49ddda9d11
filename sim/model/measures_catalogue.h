#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "sim/model/measures.h"

namespace kinflow::model::catalogue {

inline constexpr MeasureKind stock_kind = MeasureKind::stock;
inline constexpr MeasureKind flow_kind = MeasureKind::flow;
inline constexpr MeasureKind share_kind = MeasureKind::share;
inline constexpr MeasureKind rate_kind = MeasureKind::rate;
inline constexpr MeasureKind mean_kind = MeasureKind::mean;
inline constexpr Timing at_end = Timing::period_end;
inline constexpr Timing over = Timing::period;

[[nodiscard]] inline Measure measure(MeasureKind kind, Timing timing, std::string_view name,
                                     std::string_view label, std::string_view unit,
                                     std::string_view definition, Formula total,
                                     std::vector<Breakdown> breakdowns = {}) {
    return {name, label, unit, definition, kind, timing, total, std::move(breakdowns)};
}

/// The groups of the catalogue, in order.
[[nodiscard]] std::vector<Measure> front_door();
[[nodiscard]] std::vector<Measure> assessment();
[[nodiscard]] std::vector<Measure> need_and_protection();
[[nodiscard]] std::vector<Measure> care();
[[nodiscard]] std::vector<Measure> placements();
[[nodiscard]] std::vector<Measure> people_in_post();
[[nodiscard]] std::vector<Measure> work();
[[nodiscard]] std::vector<Measure> money();
[[nodiscard]] std::vector<Measure> places();

}  // namespace kinflow::model::catalogue
