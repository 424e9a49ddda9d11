#pragma once

#include <vector>

namespace kinflow::calibration {

struct Tilt {
    std::vector<double> weights;  ///< of each row; their sum is 1
    double effective = 1.0;       ///< share of the rows that so many equal ones would be worth
};

/// The weights of a sample, nearest to equal ones by relative entropy, with which means are nearly
/// 0: exponential tilting, as Robertson, Tallman and Whiteman (Journal of Money, Credit and Banking
/// 37, 2005) bring a forecast to means that are known from elsewhere. Means are moved, the spread
/// about them stays, so that nothing is taken for better known than it was.
///
/// `off` has a row for each of the sample and a column for each quantity, in units of the deviation
/// that is allowed. Multipliers are held in by a normal penalty, so that what cannot
/// be had at once is had in part. Weights that are worth less than `least_effective` are drawn back
/// towards equal ones until they are not.
[[nodiscard]] Tilt tilted(const std::vector<std::vector<double>>& off,
                          double least_effective = 0.15);

}  // namespace kinflow::calibration
