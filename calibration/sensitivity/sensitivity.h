#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "calibration/design/design.h"

namespace kinflow::calibration {

/// What a factor does on its way from its low to its high end, over the walks of Morris.
struct ElementaryEffects {
    double mean = 0.0;           ///< mu
    double mean_absolute = 0.0;  ///< mu*, of Campolongo, Cariboni and Saltelli (2007)
    double sd = 0.0;             ///< sigma; 0 for a single walk
};

/// By factor. `values` are the model's at the points of morris_trajectories().
[[nodiscard]] std::vector<ElementaryEffects> elementary_effects(const Design& walks,
                                                                const std::vector<double>& values);

struct Index {
    double value = 0.0;
    double low = 0.0;  ///< 90% interval by the bootstrap over base points
    double high = 0.0;
};

/// The share of the variance that a factor explains alone, and with all others.
struct SobolIndices {
    Index first;
    Index total;
};

/// By factor, with Jansen's estimators (Saltelli et al. 2010, table 2 (c) and (f)). `values` are
/// the model's at the points of saltelli(); NaN-free. All 0 when the model is constant.
[[nodiscard]] std::vector<SobolIndices> sobol_indices(const std::vector<double>& values,
                                                      std::size_t factors, std::size_t base,
                                                      std::size_t resamples, std::uint64_t seed);

}  // namespace kinflow::calibration
