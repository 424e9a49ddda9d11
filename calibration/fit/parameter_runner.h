#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "calibration/fit/evaluation_store.h"
#include "calibration/fit/study_targets.h"
#include "results/layout.h"
#include "sim/run/experiment.h"
#include "sim/scenario/calibration_study.h"
#include "sim/scenario/member_scenario.h"

namespace kinflow::calibration {

/// Runs an area with sets of parameters and reads what it gives for each target. Each set has a
/// history, an opening and replications of its own, one task for all of them.
///
/// Sets share some dozens of kinds of luck in turn: those with the same luck are paired, and what
/// is fitted to all of them is not one luck's answer. Members of a posterior have each their own.
class ParameterRunner {
  public:
    /// Loads the area and looks whether the study can be run on it. Throws core::InputError with
    /// every fault: of the area, of parameters that it does not have, of priors that exclude the
    /// value that the area starts from, of targets.
    ParameterRunner(const scenario::CalibrationStudy& study, int threads);

    [[nodiscard]] const model::Scenario& area() const { return area_; }
    [[nodiscard]] const StudyTargets& targets() const { return targets_; }
    /// The targets as the layout measures them, with notes for the reader.
    [[nodiscard]] const results::Layout& layout() const { return layout_; }
    /// Coordinates of the area's own values.
    [[nodiscard]] const Point& start() const { return start_; }
    [[nodiscard]] const std::string& unit_of(std::size_t parameter) const {
        return own_[parameter].unit;
    }
    /// Values of the parameters at a point.
    [[nodiscard]] std::vector<double> values_at(const Point& coordinates) const;

    /// Simulates every point; `number` is that of the first in the whole calibration, by which its
    /// luck and its place in the store are known. `store` may be null.
    [[nodiscard]] std::vector<Evaluation> run(
        const Design& points, std::size_t number, int replications, bool members,
        EvaluationStore* store, const std::function<void(const run::Progress&)>& done) const;

    /// Where the traffic equations put the parameters that give the figures: the centre of the
    /// first wave. Two simulations of the area, and seconds of arithmetic.
    [[nodiscard]] Point analytic_centre() const;

    /// The scenario of a point. `fault` says why there is none.
    [[nodiscard]] std::optional<model::Scenario> scenario_at(const Point& coordinates,
                                                             std::string& fault) const;

  private:
    [[nodiscard]] Evaluation evaluate(const Point& point, std::uint64_t luck,
                                      int replications) const;
    void find_start(std::vector<core::Fault>& faults);

    const scenario::CalibrationStudy& study_;
    int threads_;
    scenario::VariedArea source_;
    std::vector<scenario::VariedParameter> varied_;
    model::Scenario area_;
    StudyTargets targets_;
    results::Layout layout_;
    std::vector<scenario::OwnValues> own_;
    Point start_;
};

}  // namespace kinflow::calibration
