#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "calibration/design/design.h"

namespace kinflow::calibration {

struct SamplerOptions {
    std::size_t particles = 1000;
    int moves = 0;  ///< Metropolis steps at each temperature; 0: two for each dimension, and ten
    std::uint64_t seed = 1;
    int threads = 0;  ///< 0: as many as the machine has
};

struct Sample {
    Design particles;           ///< equally likely
    double log_evidence = 0.0;  ///< log of the likelihood's mean over the prior
    int temperatures = 0;
};

/// Of a point. The draw of a step is made before its proposal is looked at, so the sampler knows
/// below which value `least` it refuses: the answer may then be any number below `least`.
using LogLikelihood = std::function<double(const Point& point, double least)>;

/// Samples from a standard normal prior times a likelihood by tempered sequential Monte Carlo (Del
/// Moral, Doucet and Jasra, JRSS B 68, 2006): temperatures rise so that half the sample stays
/// effective; between them particles are resampled and moved by random-walk Metropolis with the
/// sample's own covariance, on a scale that follows the rate of acceptance. `log_likelihood` is
/// called from several threads; a point that cannot be has -infinity. The result depends on the
/// seed, not on the threads.
[[nodiscard]] Sample sample_tempered(std::size_t dimensions, const LogLikelihood& log_likelihood,
                                     const SamplerOptions& options);

/// As many rows as there are weights (whose sum is 1), each about as often as its weight says:
/// systematic resampling, Kitagawa, Journal of Computational and Graphical Statistics 5 (1996).
[[nodiscard]] std::vector<std::size_t> systematic(const std::vector<double>& weights,
                                                  double uniform);

}  // namespace kinflow::calibration
