#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kinflow::architecture {

// What a source file does against the rules of the architecture, one line each, as
// "PATH:LINE: what". `path` is relative to the repository's root with forward slashes; it decides
// which rules apply. The rules are those of CMakeLists.txt's layers:
//   core <- model <- { scenario, run, results } <- calibration <- app.
std::vector<std::string> violations(std::string_view path, std::string_view text);

// Which of the names at the repository's top level are not meant to be there.
std::vector<std::string> stray_top_level_names(const std::vector<std::string>& names);

}  // namespace kinflow::architecture
