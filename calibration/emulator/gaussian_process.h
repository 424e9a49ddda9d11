#pragma once

#include <memory>
#include <vector>

#include "calibration/design/design.h"

namespace kinflow::calibration {

/// A Gaussian process over the unit cube: constant mean, Matern 5/2 covariance with a length scale
/// for each factor, and noise whose variance is known at each point (of a mean of replications:
/// their variance over their number). Rasmussen and Williams, Gaussian Processes for Machine
/// Learning (2006), chapters 2, 4 and 5; Ankenman, Nelson and Staum, Operations Research 58 (2010).
/// Length scales and variance maximise the likelihood (NLopt, Sbplx from fixed starts).
class GaussianProcess {
  public:
    /// Throws std::invalid_argument for fewer than two points, or lengths that differ.
    GaussianProcess(Design points, const std::vector<double>& values,
                    const std::vector<double>& noise_variance);
    GaussianProcess(GaussianProcess&&) noexcept;
    GaussianProcess& operator=(GaussianProcess&&) noexcept;
    ~GaussianProcess();

    struct Prediction {
        double mean = 0.0;
        double variance = 0.0;  ///< of the function, without noise
    };
    [[nodiscard]] Prediction at(const Point& point) const;

    /// Root mean square of the errors with which each value is foretold from all the others.
    [[nodiscard]] double leave_one_out_error() const;

  private:
    struct Fit;
    std::unique_ptr<Fit> fit_;
};

}  // namespace kinflow::calibration
