#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kinflow::scenario {

/// A place where a file rests on an entry of the register.
struct Citation {
    std::string id;
    std::string file;
    int line = 0;
    std::string path;     ///< key path of the number, or of the target
    std::string measure;  ///< of a target: what the model calls it; empty otherwise
    bool reason = false;  ///< named in the reason of an `assumed` or `calibrated` number, not cited
};

/// Every place in the files (areas, pathways, overlays, policies, studies) that cites one of `ids`
/// under `source`, or names it in a reason, in the order of files and lines. Never throws for what
/// is written in them: a file that cannot be read has no citations; `kinflow validate` says why.
[[nodiscard]] std::vector<Citation> find_citations(const std::vector<std::filesystem::path>& files,
                                                   const std::vector<std::string>& ids);

}  // namespace kinflow::scenario
