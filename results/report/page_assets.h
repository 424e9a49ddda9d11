#pragma once

#include <string_view>

namespace kinflow::results::report {

// style.css and charts.js, built into the program by assets.cmake.
[[nodiscard]] std::string_view style_sheet();
[[nodiscard]] std::string_view page_script();

}  // namespace kinflow::results::report
