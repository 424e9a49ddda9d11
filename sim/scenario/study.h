#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/errors.h"
#include "sim/scenario/fault_list.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// One thing that a study varies.
struct Factor {
    std::string name;
    std::string lever;      ///< empty when a parameter is varied
    std::string parameter;  ///< key path
    std::string by;         ///< set, scale or add
    double low = 0.0;
    double high = 1.0;
    double cost_per_unit = 0.0;  ///< pounds
    double free_at = 0.0;        ///< the value that costs nothing
    std::string cost_reason;     ///< standing and source of the cost
    std::string unit;
    /// All else that a policy file writes of the change, as it is written: key and value.
    std::vector<std::pair<std::string, std::string>> written;
    core::Fault at;  ///< where the factor stands, without a message

    /// Pounds. The distance from the free value times the cost of a unit.
    [[nodiscard]] double cost(double value) const;
    [[nodiscard]] double value_at(double coordinate) const {
        return low + coordinate * (high - low);
    }
};

/// A number that a replication gives.
struct Output {
    std::string measure;
    std::string breakdown;
    std::string level;  ///< empty with a breakdown: every level
    std::string period;
    core::Fault at;

    [[nodiscard]] std::string label() const;
};

struct Limit {
    Output output;
    bool at_most = true;
    double bound = 0.0;
    double confidence = 0.8;  ///< share of replications
};

struct Study {
    std::string file;
    std::string name;
    std::string title;
    std::string description;
    std::string baseline;
    std::vector<std::string> overlays;
    std::optional<core::Date> until;
    core::Fault until_at;
    std::vector<std::string> registers;
    std::vector<Factor> factors;        ///< of a sweep or a seek
    std::vector<std::string> policies;  ///< of a comparison: paths, joined by + where several
    std::string question;               ///< that the comparison answers
    bool attribute = false;             ///< combined policies are taken apart
    std::vector<Output> outputs;
    std::string design;  ///< empty: none
    int points = 0;
    int levels = 4;
    std::optional<Output> objective;  ///< of a seek that minimises a measure
    bool minimises = false;           ///< there is an objective
    core::Fault objective_at;
    std::vector<Limit> limits;
    int search_points = 0;
    int rounds = 4;
    int verify = 60;
    int check = 200;
    int replications = 10;
    std::uint64_t seed = 1;
    std::string text;  ///< of the file
};

struct LoadedStudy {
    std::optional<Study> study;  ///< absent when there is any fault
    std::vector<core::Fault> faults;
};

/// Reads a study file and checks it by itself: names of levers and measures, bounds in order,
/// enough points. What needs the scenario (parameters, ranges, periods) is checked when policies
/// are made of it. Never throws for what is written in the file.
[[nodiscard]] LoadedStudy load_study(const std::filesystem::path& file);

/// The faults of a study's tree.
void check_study(const Node& tree, FaultList& faults);

}  // namespace kinflow::scenario
