#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "sim/core/calendar.h"

namespace kinflow::results::report {

// The page's palette, the same as in style.css. Contrast on white: ink 13:1, muted 6.6:1,
// accent 6.3:1.
inline constexpr std::string_view ink = "#1c2b39";
inline constexpr std::string_view muted = "#4f5b66";
inline constexpr std::string_view accent = "#ad3b00";
inline constexpr std::string_view band_outer = "#dbe3ea";
inline constexpr std::string_view band_inner = "#a6b7c6";
inline constexpr std::string_view grid = "#e3e7ea";

/// Vega-Lite's configuration and size: as wide as the page allows, drawn in the page's own type.
/// Vega's own accessibility tree is off because the figure has a text of its own.
[[nodiscard]] nlohmann::ordered_json chart_frame(int height);

/// A vertical axis with its title written level above it: a turned title is hard to read, and one
/// longer than the chart would squeeze the plot.
[[nodiscard]] nlohmann::ordered_json value_title(std::string_view title, int ticks);

/// Milliseconds since 1970, Vega's own measure of time: a date that no time zone moves.
[[nodiscard]] std::int64_t milliseconds(core::Date date);

/// Rounded to five significant digits: more than a reader sees, and a third of the bytes. Null when
/// the value is not a number.
[[nodiscard]] nlohmann::ordered_json short_number(double value);

}  // namespace kinflow::results::report
