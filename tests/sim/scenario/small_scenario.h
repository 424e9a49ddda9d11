#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/scenario/load_scenario.h"

namespace kinflow::scenario::test {

using Texts = std::map<std::string, std::string>;

/// The smallest whole scenario: `areas/small.yaml` with `pathways/small.yaml` and `evidence.yaml`.
Texts small_scenario();

inline const std::string area_file = "areas/small.yaml";
inline const std::string pathway_file = "pathways/small.yaml";
inline const std::string register_file = "evidence.yaml";

/// The same texts with one place of one file changed. Throws std::logic_error unless `from` is
/// there exactly once, so that a test cannot pass because its change missed.
Texts with_change(Texts texts, const std::string& file, const std::string& from,
                  const std::string& to);

/// "FILE:LINE:COL: error: PATH: MESSAGE", as the user sees it, with the line and column of the only
/// place where `mark` stands in the file.
std::string fault_at(const Texts& texts, const std::string& file, const std::string& mark,
                     const std::string& path, const std::string& message);

/// All faults of loading the area, as the user sees them.
std::vector<std::string> faults_of(const Texts& texts,
                                   const std::vector<std::string>& overlays = {});

}  // namespace kinflow::scenario::test
