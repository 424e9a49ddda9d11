#pragma once

#include <span>

namespace kinflow::calibration {

/// Continuous ranked probability score of an ensemble of equally likely values, in their unit: the
/// integral of (F(x) - [x >= truth])^2 dx. Least is best; of one value it is the absolute error.
/// `ensemble` ascends. Gneiting and Raftery, "Strictly proper scoring rules, prediction, and
/// estimation", JASA 102 (2007), equation 21.
[[nodiscard]] double crps(std::span<const double> ensemble, double truth);

/// The value below which a share of the ensemble lies; `ensemble` ascends. Linear between the
/// values, each of which stands in the middle of its share.
[[nodiscard]] double quantile_of(std::span<const double> ensemble, double share);

/// Whether the middle `share` of the ensemble holds the truth, its ends included.
[[nodiscard]] bool covers(std::span<const double> ensemble, double share, double truth);

/// Probability integral transform: the ensemble's share below the truth, ties counted half.
[[nodiscard]] double pit(std::span<const double> ensemble, double truth);

}  // namespace kinflow::calibration
