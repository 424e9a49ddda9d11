#pragma once

#include <array>
#include <cstddef>

namespace kinflow::model {

/// Whole years of age at which a band ends; the last band ends at 18. An unborn child is in the
/// first. The department's own bands for looked-after children: under 1, 1-4, 5-9, 10-15, 16 and
/// over.
inline constexpr std::array<double, 4> age_breaks{1.0, 5.0, 10.0, 16.0};
inline constexpr std::size_t age_band_count = 5;
inline constexpr std::array<const char*, age_band_count> age_band_names{
    "under_1", "1_to_4", "5_to_9", "10_to_15", "16_and_over"};
using ByAge = std::array<double, age_band_count>;
[[nodiscard]] constexpr std::size_t age_band(double age) {
    std::size_t band = 0;
    while (band < age_breaks.size() && age >= age_breaks[band]) ++band;
    return band;
}

}  // namespace kinflow::model
