#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "calibration/design/design.h"

namespace kinflow::calibration {

/// A limit on one of the outputs, met in a share `confidence` of replications.
struct SeekLimit {
    bool at_most = true;
    double bound = 0.0;
    double confidence = 0.8;
};

/// By point, by replication, by output.
using Evaluations = std::vector<std::vector<std::vector<double>>>;

/// What is sought: the point of the unit cube at which the objective is least while every limit is
/// met. The outputs of `evaluate` are one for each limit, in order, and the objective last when
/// `cost` is empty.
struct SeekProblem {
    std::size_t factors = 0;
    int alike = 1;  ///< replication r is like r mod this: of the same history; 1: none are alike
    std::vector<SeekLimit> limits;
    std::function<double(const Point&)> cost;  ///< an objective that needs no simulation
    std::function<Evaluations(const Design& points, int first_replication, int replications)>
        evaluate;
};

struct SeekOptions {
    int points = 20;
    int rounds = 4;
    int replications = 10;
    int verify = 60;
    int check = 200;
    std::uint64_t seed = 1;
};

/// A point with what simulation says of it.
struct Candidate {
    Point point;
    std::string stage;  ///< design, round 1, ..., verified, checked, tightened
    double objective = 0.0;
    int replications = 0;
    std::vector<double> mean;      ///< by limit
    std::vector<double> quantile;  ///< by limit: what is kept to with the limit's confidence
    std::vector<double> chance;    ///< by limit: the share of replications that meet it
    std::vector<double> told_by;   ///< by limit: independent replications that tell it as well
};

struct SeekResult {
    bool found = false;
    Candidate plan;                     ///< checked; without one, the point that comes nearest
    std::vector<Candidate> candidates;  ///< every point that was simulated, in order
    /// When none is found: the limit with the largest shortfall at the nearest point, in standard
    /// deviations of a replication and in its own unit.
    std::size_t binding = 0;
    double standardised_shortfall = 0.0;
    double shortfall = 0.0;
    std::vector<double> emulator_error;  ///< by limit: leave-one-out
};

/// The first of the replications by which plans are checked; no other step uses them.
inline constexpr int seek_check_from = 200000;

/// A Latin hypercube; emulators of limits and objective; DIRECT (Gablonsky and Kelley 2001), then
/// COBYLA (Powell 1994) over the emulators, by NLopt; rounds of infill at what they say; the best
/// candidates verified by fresh replications with paired elimination; the last of them checked by
/// `check` replications that no earlier step has seen; then steps towards the limits (tighten.h).
[[nodiscard]] SeekResult seek(const SeekProblem& problem, const SeekOptions& options);

}  // namespace kinflow::calibration
