#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/load_scenario.h"
#include "sim/scenario/own_values.h"
#include "sim/scenario/posterior.h"

namespace kinflow::scenario {

/// An area with overlays, read once, of which the scenario can be made for any values of some
/// parameters. The values are laid over the area and the overlays that it names itself; the
/// caller's overlays come after, so that what they write holds whatever the values are. Members may
/// be called from any thread.
class VariedArea {
  public:
    explicit VariedArea(const std::filesystem::path& area,
                        const std::vector<std::filesystem::path>& overlays = {});
    /// From texts by path, for tests.
    VariedArea(const std::map<std::string, std::string>& texts, const std::string& area,
               const std::vector<std::string>& overlays = {});

    /// As load_scenario() gives it, with the area's own values.
    [[nodiscard]] Loaded scenario() const;

    /// With one value for each parameter, which become `calibrated` with `reason`. Without the text
    /// of the files and the sources of the parameters, which are those of scenario(). The faults of
    /// a value name the area and the key path.
    [[nodiscard]] Loaded scenario(const std::vector<VariedParameter>& parameters,
                                  const std::vector<double>& values,
                                  const std::string& reason) const;

    /// Why the parameters cannot be followed in this area; `file` is where they are written.
    [[nodiscard]] std::vector<core::Fault> faults_of(const std::vector<VariedParameter>& parameters,
                                                     const std::string& file) const;

    /// The values that leave the area as it is written.
    [[nodiscard]] std::vector<OwnValues> own_values(
        const std::vector<VariedParameter>& parameters) const;

  private:
    VariedArea(SourceFiles files, const std::string& area,
               const std::vector<std::string>& overlays);

    SourceFiles files_;
    std::optional<Sources> sources_;  ///< as they were read
};

/// The trees of an area with values laid over it, in the order that VariedArea states. `sources`
/// are as they were read: no overlay has been merged.
[[nodiscard]] Trees member_trees(const Sources& sources,
                                 const std::vector<VariedParameter>& parameters,
                                 const std::vector<double>& values,
                                 const std::vector<Place>& places, const std::string& reason,
                                 const SourceFiles& files, FaultList& faults);

/// "member 3 of posterior essex-2013": for faults and sources. Members count from 1 for the reader.
[[nodiscard]] std::string name_of_member(const Posterior& posterior, std::size_t member);

/// The faults of a posterior over an area: of its parameters and, when these can be followed, of
/// every member's scenario, each where the member's value stands.
void check_members(const Posterior& posterior, const Sources& sources, SourceFiles& files);

}  // namespace kinflow::scenario
