#pragma once

#include <vector>

#include "calibration/design/design.h"

namespace kinflow::calibration {

/// Variance of one replication as a function of the parameters: its logarithm is linear in them,
/// fitted by ridge regression to the sample variances of a few replications at each point and
/// scaled so that the mean over the points is that of the samples.
class NoiseModel {
  public:
    /// `variances` are sample variances (divisor n - 1) of as many replications at every point.
    NoiseModel(const Design& points, const std::vector<double>& variances);

    [[nodiscard]] double at(const Point& point) const;

  private:
    Point centre_;
    std::vector<double> slope_;
    double intercept_ = 0.0;
    double least_ = 0.0;
};

}  // namespace kinflow::calibration
