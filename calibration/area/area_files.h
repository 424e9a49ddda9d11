#pragma once

#include <string>
#include <vector>

#include "calibration/area/area_facts.h"
#include "sim/model/scenario.h"

namespace kinflow::calibration {

/// How the files of a new area name each other, relative to where each stands.
struct AreaPaths {
    std::string base;      ///< of the area file
    std::string evidence;  ///< of the area file
    std::string area;      ///< of the study
    std::string command;   ///< that writes them, for their first line
};

/// The register: an entry for each figure, with file, column, year, authority and line.
[[nodiscard]] std::string evidence_yaml(const PublishedFigures& figures, const AreaFacts& facts,
                                        const AreaPaths& paths);

/// The area over its base: population, stocks and staff of 31 March, demand in proportion to
/// referrals, and the year after as targets. `base` is as it is read from its file.
[[nodiscard]] std::string area_yaml(const PublishedFigures& figures, const AreaFacts& facts,
                                    const model::Scenario& base, const AreaPaths& paths);

/// The calibration: what is fitted to the targets, with priors as wide as the authority's
/// statistical neighbours differ where their figures say so.
[[nodiscard]] std::string calibration_yaml(const PublishedFigures& figures, const AreaFacts& facts,
                                           const AreaPaths& paths);

}  // namespace kinflow::calibration
