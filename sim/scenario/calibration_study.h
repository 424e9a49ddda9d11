#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/errors.h"
#include "sim/model/scenario.h"
#include "sim/scenario/fault_list.h"
#include "sim/scenario/posterior.h"
#include "sim/scenario/prior.h"
#include "sim/scenario/register.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// A parameter that is fitted.
struct FittedParameter {
    VariedParameter varied;
    std::string label;
    Prior prior;
    std::string standing;  ///< source or assumed
    std::string reason;
    core::Fault at;  ///< where it stands, without a message
};

/// What a study says of one of the area's targets.
struct TargetRemark {
    enum class Kind : std::uint8_t { error, mean, leave_out, known_defect };
    Kind kind = Kind::error;
    std::string measure;
    std::string level;
    std::optional<core::Date> to;
    double standard_error = 0.0;  ///< of an error: in the figure's unit; 0 when `within` is given
    double within = 0.0;          ///< share of the figure, of an error and of a mean
    std::string because;
    core::Fault at;

    [[nodiscard]] bool means(const model::Target& target) const;
};

/// A calibration study: an area, what is fitted, and to what.
struct CalibrationStudy {
    std::string file;
    std::string name;
    std::string title;
    std::string description;
    std::string area;
    core::Fault area_at;  ///< where it is named, without a message
    std::vector<std::string> overlays;
    std::optional<core::Date> until;
    std::vector<FittedParameter> parameters;
    double discrepancy = 0.01;  ///< share of every figure, a standard deviation
    std::vector<TargetRemark> remarks;
    std::vector<model::Target> added;
    std::vector<core::Fault> added_at;  ///< where each stands
    int evaluations = 1000;
    int waves = 2;
    int rounds = 2;
    int replications = 2;
    int members = 80;
    core::Fault budget_at;
    std::uint64_t seed = 1;
    std::string text;  ///< of the file and of the evidence that it names
};

struct LoadedCalibration {
    std::optional<CalibrationStudy> study;  ///< absent when there is any fault
    std::vector<core::Fault> faults;
};

/// Reads a calibration study and checks it by itself: priors that are whole, a budget that can say
/// something. What needs the area (its parameters and targets) is checked when it is run. Never
/// throws for what is written in the file.
[[nodiscard]] LoadedCalibration load_calibration(const std::filesystem::path& file);

/// The faults of a calibration study's tree, whose sources are looked up in the evidence it names.
void check_calibration(const Node& tree, const Register& evidence, FaultList& faults);

/// The fewest parameter sets that can say anything of so many parameters: below that, a quadratic
/// surface in the parameters that matter has fewer points than unknowns.
[[nodiscard]] int least_evaluations(std::size_t parameters, int members);

}  // namespace kinflow::scenario
