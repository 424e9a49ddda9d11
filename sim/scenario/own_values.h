#pragma once

#include <string>
#include <vector>

#include "sim/scenario/posterior.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {

/// The values of parameters that leave an area as it is written.
struct OwnValues {
    std::vector<double> values;  ///< 1 for `scale`, 0 for `add`; for `set` each number that is met
    std::string unit;            ///< ratio for `scale`; else that of the parameter or the area
};

/// By parameter; nothing of those that the trees do not have.
[[nodiscard]] std::vector<OwnValues> own_values(const std::vector<VariedParameter>& parameters,
                                                const Trees& trees);

}  // namespace kinflow::scenario
