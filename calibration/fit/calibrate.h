#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "calibration/fit/surfaces.h"

namespace kinflow::calibration {

/// A calibration as numbers: parameters are coordinates that are standard normal a priori.
struct CalibrationPlan {
    std::size_t parameters = 0;
    std::vector<FitTarget> targets;
    Point centre;            ///< where the first wave is denser; empty: at the origin
    int evaluations = 1000;  ///< parameter sets simulated in all
    int waves = 2;           ///< of history matching
    int rounds = 2;          ///< of simulation where the posterior lies
    int members = 80;
    std::size_t particles = 600;
    std::uint64_t seed = 1;
    int threads = 0;
};

/// Simulates sets of parameters, one answer each, in their order. `step` names what they are for.
using Simulate =
    std::function<std::vector<Evaluation>(const std::string& step, const Design& points)>;

/// Seconds that it took to choose a step's parameter sets. Not the same from run to run.
struct TimeSpent {
    double emulating = 0.0;
    double sampling = 0.0;
};

/// What a wave or a round found.
struct CalibrationStep {
    std::string name;
    std::size_t points = 0;
    std::size_t sound = 0;
    double share_left = 1.0;      ///< of the prior, not ruled out before a wave; NaN if it is none
    double emulator_error = 0.0;  ///< median over targets, in units of the figures' errors
    TimeSpent spent;
};

struct Calibrated {
    Design members;  ///< equally likely; those that could not be simulated left out
    std::vector<Evaluation> answers;  ///< fresh ones of the members
    Design prior;                     ///< draws from the prior that were simulated
    std::vector<Evaluation> prior_answers;
    Design posterior;  ///< the whole sample that the members are taken from
    double means_share =
        1.0;  ///< of the sample that is left when the means are held at the figures
    std::vector<CalibrationStep> steps;
};

/// Finds parameters that give the figures.
///
/// 1. History matching (Craig, Goldstein, Seheult and Smith 1997; Vernon, Goldstein and Bower,
///    Bayesian Analysis 5, 2010): a Latin hypercube of the prior, with a denser cluster at the
///    centre, is simulated and emulated; what lies more than three standard deviations from the
///    figures is ruled out (by the third largest distance in the second wave, the largest in the
///    last), and the next wave is drawn from what is left.
/// 2. Tempered sequential Monte Carlo on emulators refitted to the points nearest the figures. What
///    it draws is simulated and joins the emulators' points, round by round.
/// 3. Where a target's mean is asked for, samples are weighed so that their means meet the figures
///    (tilt.h). A figure of few children is one draw of much chance, and the likelihood, rightly,
///    lets its mean lie off by as much where other figures pull; but a reader looks for the figures
///    in the answer. What the emulators foretell is put right by how the last round's simulations
///    differ from it on average.
/// 4. Members are drawn from the last sample and simulated anew, so that what is said of them
///    rests on the simulator and not on an emulator.
///
/// Throws core::SimulationError when hardly any point of the first wave, or hardly any member, can
/// be simulated.
[[nodiscard]] Calibrated calibrate(const CalibrationPlan& plan, const Simulate& simulate);

}  // namespace kinflow::calibration
