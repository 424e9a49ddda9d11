#include "sim/core/alias_table.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace kinflow::core {

namespace {

double checked_sum(std::span<const double> weights) {
    double sum = 0.0;
    for (const double weight : weights) {
        if (!std::isfinite(weight) || weight < 0.0) {
            throw std::invalid_argument("alias table: every weight must be finite and at least 0");
        }
        sum += weight;
    }
    if (!(sum > 0.0) || !std::isfinite(sum)) {
        throw std::invalid_argument("alias table: the weights must have a positive, finite sum");
    }
    return sum;
}

}  // namespace

AliasTable::AliasTable(std::span<const double> weights) {
    const double sum = checked_sum(weights);
    const auto n = static_cast<std::uint32_t>(weights.size());
    std::uint32_t heaviest = 0;
    std::vector<double> level(n);  // weight left to place, in units of one column
    std::vector<std::uint32_t> light;
    std::vector<std::uint32_t> heavy;
    for (std::uint32_t i = 0; i < n; ++i) {
        probabilities_.push_back(weights[i] / sum);
        level[i] = probabilities_[i] * n;
        (level[i] < 1.0 ? light : heavy).push_back(i);
        if (weights[i] > weights[heaviest]) heaviest = i;
    }
    columns_.resize(n);
    while (!light.empty() && !heavy.empty()) {
        const std::uint32_t less = light.back();
        const std::uint32_t more = heavy.back();
        light.pop_back();
        columns_[less] = {level[less], more};
        level[more] -= 1.0 - level[less];
        if (level[more] < 1.0) {
            heavy.pop_back();
            light.push_back(more);
        }
    }
    for (const std::uint32_t i : heavy) columns_[i] = {1.0, i};
    // Rounding may leave columns here that should be full; one without weight must stay empty.
    for (const std::uint32_t i : light) {
        columns_[i] = weights[i] > 0.0 ? Column{1.0, i} : Column{0.0, heaviest};
    }
}

}  // namespace kinflow::core
