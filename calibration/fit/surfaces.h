#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "calibration/design/design.h"
#include "calibration/emulator/noise_model.h"
#include "calibration/emulator/quadratic_emulator.h"

namespace kinflow::calibration {

/// A figure that the simulator is held against.
struct FitTarget {
    double value = 0.0;
    double error = 1.0;     ///< standard deviation, in the figure's unit: print, and discrepancy
    bool positive = false;  ///< a count or a duration, looked at on the logarithmic scale
    bool fitted = true;     ///< false: shown beside the fit only
    /// How far the posterior's mean may be from the figure, in its unit; 0 where it is not asked.
    double mean_within = 0.0;

    /// On the scale that emulators see. A positive value is cut at a fiftieth of the figure.
    [[nodiscard]] double seen(double y) const;
    [[nodiscard]] double back(double seen) const;
    [[nodiscard]] double seen_error() const { return positive ? error / value : error; }
};

/// What the simulator gave for one set of parameters.
struct Evaluation {
    std::string fault;                        ///< why there is nothing; empty when there is
    std::vector<std::vector<double>> values;  ///< by replication, by target; NaN where undefined

    [[nodiscard]] bool sound() const { return fault.empty(); }
};

/// How far a point lies from the figures.
struct Distance {
    double squares = 0.0;  ///< sum of squared distances in standard deviations
    /// Largest distances in standard deviations, the largest first.
    std::vector<double> worst;
};

/// Emulators of every fitted target, and what they say of a point. The variance in which a distance
/// is measured is that of the figure's error, of the emulator and of one replication's chance,
/// since a printed figure is one realisation too. Chance moves figures together (in a year of many
/// contacts there are many referrals), so the likelihood knows how it does: taken for independent,
/// such figures would count as more evidence than they are.
class Surfaces {
  public:
    /// Points are coordinates (standard normal a priori); those that are not sound are passed over.
    /// `chosen` says which points to use; empty: all.
    Surfaces(const Design& points, const std::vector<Evaluation>& answers,
             const std::vector<FitTarget>& targets, const std::vector<std::size_t>& chosen,
             int threads);

    [[nodiscard]] Distance distance(const Point& point, std::size_t ranks = 1) const;
    /// Less than `least` when the log-likelihood is less than that: as soon as it is known to be,
    /// the rest is not worked out. Targets are taken one after another, each given those before,
    /// the furthest off first; up to then a target counts at the most that its chance allows.
    [[nodiscard]] double log_likelihood(
        const Point& point, double least = -std::numeric_limits<double>::infinity()) const;

    /// Root mean square leave-one-out error of each fitted target in units of the error of its
    /// figure: how well it is emulated.
    [[nodiscard]] std::vector<double> leave_one_out() const;

    /// How chance moves two fitted targets together, by their places among the fitted ones.
    [[nodiscard]] double correlation(std::size_t a, std::size_t b) const {
        return correlation_[a * surfaces_.size() + b];
    }
    /// What a target is foretold to be at a point, in the figure's unit; NaN where no emulator
    /// knows.
    [[nodiscard]] double foretold(std::size_t target, const Point& point) const;

  private:
    struct Surface {
        std::size_t target = 0;
        bool positive = false;
        double seen = 0.0;
        double error_variance = 1.0;
        QuadraticEmulator emulator;
        NoiseModel noise;
    };
    /// From what single replications are beside what is foretold of them.
    void find_correlation(const Design& points, const std::vector<Evaluation>& answers,
                          const std::vector<FitTarget>& targets,
                          const std::vector<std::size_t>& use);

    std::vector<Surface> surfaces_;
    std::vector<double> correlation_;  ///< by row
    std::vector<double> alone_;        ///< share of a target's chance that no other target shares
};

}  // namespace kinflow::calibration
