#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/errors.h"
#include "sim/model/policy.h"
#include "sim/model/scenario.h"
#include "sim/scenario/levers.h"
#include "sim/scenario/posterior.h"
#include "sim/scenario/source_files.h"

namespace kinflow::scenario {

struct LoadedComparison {
    std::optional<model::Scenario> baseline;  ///< absent when there is any fault
    std::vector<model::Policy> policies;      ///< in the order asked for
    std::string source_text;                  ///< every file read, policies included
    std::vector<core::Fault> faults;          ///< all of them, in the order of files and lines
};

/// A baseline, policies and perhaps a posterior, read once, of which the comparison can be made for
/// the area's own values and for every member. The values of a member are laid over the area and
/// its own overlays, the caller's overlays over them, and the policies over the whole.
class ComparisonSource {
  public:
    /// Paths as of load_comparison(); without a posterior the last is empty.
    ComparisonSource(ReadFile read, const std::string& area,
                     const std::vector<std::string>& overlays,
                     const std::vector<std::string>& policies, const std::string& posterior = "");

    /// Null when there is none, or none that can be used: load() then tells the faults.
    [[nodiscard]] const Posterior* posterior() const;

    /// Every text of the area and of the files that it names; of no other overlays and policies.
    [[nodiscard]] const std::string& area_text() const { return area_text_; }

    /// With the area's own values, and with every fault of every file: a posterior's are those of
    /// the file, one of another area, and those of any member's scenario.
    [[nodiscard]] LoadedComparison load(const PerceivedNeed& perceived) const;

    /// For a member of the posterior, which must be there: without the text of the files and the
    /// sources of the parameters. May be called from any thread if `perceived` may.
    [[nodiscard]] LoadedComparison load_member(std::size_t member,
                                               const PerceivedNeed& perceived) const;

  private:
    class Loader;
    std::shared_ptr<const Loader> loader_;
    std::string area_text_;
    std::vector<core::Fault> faults_;  ///< when there is no area
};

/// From the disk, but for some paths that are held in memory.
[[nodiscard]] ReadFile read_from_disk_but(const std::map<std::string, std::string>& texts);

/// Reads a baseline as load_scenario() does, and policies over it: each a path, or several joined
/// by `+`. All the checks of the scenario apply to it as it is after every change. Never throws for
/// what is written in the files. `perceived` may be empty; a lever that needs it is then a fault.
[[nodiscard]] LoadedComparison load_comparison(const std::filesystem::path& area,
                                               const std::vector<std::filesystem::path>& overlays,
                                               const std::vector<std::string>& policies,
                                               const PerceivedNeed& perceived);

/// The same with some files, overlays or policies, that are held in memory: `texts` by path. All
/// others are read from the disk.
[[nodiscard]] LoadedComparison load_comparison_with(const std::map<std::string, std::string>& texts,
                                                    const std::string& area,
                                                    const std::vector<std::string>& overlays,
                                                    const std::vector<std::string>& policies,
                                                    const PerceivedNeed& perceived);

/// The same from texts by path, for tests.
[[nodiscard]] LoadedComparison load_comparison_text(const std::map<std::string, std::string>& texts,
                                                    const std::string& area,
                                                    const std::vector<std::string>& policies,
                                                    const PerceivedNeed& perceived = {});

}  // namespace kinflow::scenario
