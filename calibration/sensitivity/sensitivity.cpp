#include "calibration/sensitivity/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "sim/core/random.h"

namespace kinflow::calibration {

namespace {

constexpr std::uint32_t bootstrap_purpose = 16;

/// The values of a Saltelli design by its parts.
struct Parts {
    const std::vector<double>& values;
    std::size_t base;

    [[nodiscard]] double a(std::size_t p) const { return values[p]; }
    [[nodiscard]] double b(std::size_t p) const { return values[base + p]; }
    [[nodiscard]] double mixed(std::size_t factor, std::size_t p) const {
        return values[(2 + factor) * base + p];
    }
};

struct Pair {
    double first;
    double total;
};

Pair jansen(const Parts& parts, std::size_t factor, const std::vector<std::size_t>& points) {
    const double count = static_cast<double>(points.size());
    double mean = 0.0;
    for (const std::size_t p : points) mean += parts.a(p) + parts.b(p);
    mean /= 2.0 * count;
    double variance = 0.0;
    double left = 0.0;
    double with = 0.0;
    for (const std::size_t p : points) {
        variance += std::pow(parts.a(p) - mean, 2) + std::pow(parts.b(p) - mean, 2);
        left += std::pow(parts.b(p) - parts.mixed(factor, p), 2);
        with += std::pow(parts.a(p) - parts.mixed(factor, p), 2);
    }
    variance /= 2.0 * count - 1.0;
    if (variance <= 0.0) return {0.0, 0.0};
    return {1.0 - left / (2.0 * count) / variance, with / (2.0 * count) / variance};
}

Index with_interval(double value, std::vector<double> resampled) {
    if (resampled.empty()) return {value, value, value};
    std::sort(resampled.begin(), resampled.end());
    const auto at = [&](double share) {
        const double last = static_cast<double>(resampled.size() - 1);
        return resampled[static_cast<std::size_t>(std::lround(share * last))];
    };
    return {value, at(0.05), at(0.95)};
}

}  // namespace

std::vector<ElementaryEffects> elementary_effects(const Design& walks,
                                                  const std::vector<double>& values) {
    if (walks.empty() || walks.size() != values.size()) {
        throw std::invalid_argument("one value is needed for each point of the walks");
    }
    const std::size_t factors = walks.front().size();
    std::vector<std::vector<double>> effects(factors);
    for (std::size_t p = 0; p + 1 < walks.size(); ++p) {
        if ((p + 1) % (factors + 1) == 0) continue;  // from the end of a walk to the next one
        for (std::size_t i = 0; i < factors; ++i) {
            const double step = walks[p + 1][i] - walks[p][i];
            if (step != 0.0) effects[i].push_back((values[p + 1] - values[p]) / step);
        }
    }
    std::vector<ElementaryEffects> all;
    for (const std::vector<double>& of : effects) {
        const double count = static_cast<double>(of.size());
        ElementaryEffects e;
        for (const double effect : of) {
            e.mean += effect / count;
            e.mean_absolute += std::abs(effect) / count;
        }
        double squares = 0.0;
        for (const double effect : of) squares += std::pow(effect - e.mean, 2);
        if (of.size() > 1) e.sd = std::sqrt(squares / (count - 1.0));
        all.push_back(e);
    }
    return all;
}

std::vector<SobolIndices> sobol_indices(const std::vector<double>& values, std::size_t factors,
                                        std::size_t base, std::size_t resamples,
                                        std::uint64_t seed) {
    if (base == 0 || values.size() != base * (factors + 2)) {
        throw std::invalid_argument("one value is needed for each point of the design");
    }
    const Parts parts{values, base};
    std::vector<std::size_t> all(base);
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<SobolIndices> indices;
    for (std::size_t i = 0; i < factors; ++i) {
        const Pair whole = jansen(parts, i, all);
        std::vector<double> first;
        std::vector<double> total;
        for (std::size_t r = 0; r < resamples; ++r) {
            // The same resample for every factor.
            core::Stream random{core::StreamSeed{seed, 0}, r, bootstrap_purpose};
            std::vector<std::size_t> drawn(base);
            for (std::size_t& p : drawn) {
                p = static_cast<std::size_t>(random.uniform() * static_cast<double>(base));
            }
            const Pair again = jansen(parts, i, drawn);
            first.push_back(again.first);
            total.push_back(again.total);
        }
        indices.push_back({with_interval(whole.first, std::move(first)),
                           with_interval(whole.total, std::move(total))});
    }
    return indices;
}

}  // namespace kinflow::calibration
