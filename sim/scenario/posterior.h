#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/scenario/policy.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {

/// A parameter that differs between the members of a posterior: a number of the area or the
/// pathway, or several that move together.
struct VariedParameter {
    std::string name;       ///< the writer's own
    std::string parameter;  ///< key path, as resolve() follows it
    Operation by = Operation::set;
    std::string unit;  ///< of `set` and `add`; empty: as in the scenario. `scale` has none
    Place place;       ///< of the key path
};

/// What a calibration leaves of an area's parameters: sets of values that are equally likely.
struct Posterior {
    std::string file;
    std::string name;
    std::string title;
    std::string description;
    std::string area;           ///< path from the folder of the file
    std::string study;          ///< what made it
    std::string version;        ///< of Kinflow, when it was made
    std::uint64_t seed = 0;     ///< of the calibration
    std::string scenario_hash;  ///< of the area's text and all that it names, as in manifest.json
    std::string study_hash;
    std::vector<VariedParameter> parameters;
    std::vector<std::vector<double>> members;  ///< by member, by parameter
    std::vector<std::vector<Place>> places;    ///< of each number
    std::string text;                          ///< of the file
};

/// The faults of a posterior's tree by itself: keys, names given twice, members of another length
/// than the list of parameters.
void check_posterior(const Node& tree, FaultList& faults);

/// Reads a checked tree.
[[nodiscard]] Posterior read_posterior(const Node& tree, const std::string& file);

/// The file of a posterior, as read_posterior() reads it. Numbers keep 10 significant digits.
[[nodiscard]] std::string posterior_text(const Posterior& posterior);

/// Parameters that the trees do not have (with the nearest name), and units that they are not
/// written in.
void check_parameters(const std::vector<VariedParameter>& parameters, const Trees& trees,
                      FaultList& faults);

/// Writes one value for each parameter into the trees, as if the area had been written so: before
/// anything is compiled, so that the history and the opening follow. A number that several
/// parameters move is first set, then scaled, then added to. What has changed is `calibrated`, with
/// `reason`. `places` says where each value stands, for the faults: parameters that do not exist,
/// and two that set one number. Whether the values are allowed is for make_scenario() to say.
void lay_values(const std::vector<VariedParameter>& parameters, const std::vector<double>& values,
                const std::vector<Place>& places, const std::string& reason, Trees& trees,
                const std::vector<std::string>& files, FaultList& faults);

}  // namespace kinflow::scenario
