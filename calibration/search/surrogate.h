#pragma once

#include <optional>
#include <vector>

#include "calibration/emulator/gaussian_process.h"
#include "calibration/search/seek.h"

namespace kinflow::calibration {

/// What the emulators of a search say of a point.
class Surrogate {
  public:
    /// `points` with the evaluations of each.
    Surrogate(const SeekProblem& problem, const Design& points, const Evaluations& evaluations);

    /// By how much the limit is missed at its confidence raised by `safety`, in standard deviations
    /// of a replication; negative when it is met. The emulator's own uncertainty counts, times
    /// `caution`.
    [[nodiscard]] double shortfall(std::size_t limit, const Point& point, double safety,
                                   double caution) const;
    [[nodiscard]] double worst(const Point& point, double safety, double caution) const;
    [[nodiscard]] double objective(const Point& point) const;

    /// The point of least objective that meets every limit, or, when there is none, the one that
    /// comes nearest.
    [[nodiscard]] Point optimum(double safety, double caution) const;

    /// Moves what is foretold of the limits to the level that fresh replications show at some of
    /// the points: those that the emulators were fitted to had their luck in common.
    void correct(const std::vector<Candidate>& verified);

    /// From now on shortfall() is at the points known well what their own replications gave, and
    /// between them by how near each is; what correct() did no longer counts.
    void pass_through(std::vector<Candidate> known);

    /// Near `plan`, at most a fifth of the cube away along any axis: the point of least objective
    /// that meets every limit at its confidence raised by `safety`; `plan` itself when none does.
    [[nodiscard]] Point cheaper(const Point& plan, double safety) const;

    /// By how much the objective falls from one point to another, in the range of the objective
    /// over the points that the emulators were fitted to.
    [[nodiscard]] double saving(const Point& from, const Point& to) const {
        return (objective(from) - objective(to)) / objective_scale_;
    }

    [[nodiscard]] double error(std::size_t limit) const {
        return limits_[limit].leave_one_out_error();
    }
    [[nodiscard]] double spread(std::size_t limit) const { return spread_[limit]; }

  private:
    [[nodiscard]] Point from(Point start, double safety, double caution, double reach = 1.0) const;
    [[nodiscard]] double residual(std::size_t limit, const Point& point) const;

    const SeekProblem& problem_;
    std::vector<GaussianProcess> limits_;
    std::vector<double> shift_;   ///< by limit, of its mean
    std::vector<double> spread_;  ///< standard deviation of a replication, by limit
    std::vector<Candidate> known_;
    std::vector<std::vector<double>> residuals_;  ///< by known point, by limit; in `spread_`
    std::optional<GaussianProcess> objective_;
    double objective_scale_ = 1.0;
};

}  // namespace kinflow::calibration
