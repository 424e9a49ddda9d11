#include "calibration/fit/choose_members.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "sim/core/random.h"

namespace kinflow::calibration {

namespace {

enum Purpose : std::uint32_t { choice = 1, balance = 2 };  // calibrate.cpp has the others

constexpr std::size_t drawn_sets = 400;

}  // namespace

Design some_of(const Design& particles, std::size_t count, std::uint64_t seed) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < particles.size(); ++i) {
        core::Stream luck{{seed, 0}, i, Purpose::choice};
        order.emplace_back(luck.uniform(), i);
    }
    std::sort(order.begin(), order.end());
    Design chosen;
    for (std::size_t i = 0; i < count; ++i) {
        chosen.push_back(particles[order[i % order.size()].second]);
    }
    return chosen;
}

Design nearest_set(const Design& particles, std::size_t count, const std::vector<std::size_t>& held,
                   const std::vector<std::vector<double>>& off, std::uint64_t seed) {
    std::vector<std::size_t> best;
    double least = std::numeric_limits<double>::infinity();
    std::vector<std::size_t> order(held.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    core::Stream luck{{seed, 0}, 0, Purpose::balance};
    for (std::size_t set = 0; set < drawn_sets; ++set) {
        std::vector<double> sums(off.front().size(), 0.0);
        std::vector<std::size_t> drawn;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = i % order.size();
            const auto left = static_cast<double>(order.size() - at);
            std::swap(order[at], order[at + static_cast<std::size_t>(luck.uniform() * left)]);
            drawn.push_back(order[at]);
            for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += off[held[order[at]]][k];
        }
        const double squares = std::inner_product(sums.begin(), sums.end(), sums.begin(), 0.0);
        if (squares >= least) continue;
        least = squares;
        best = std::move(drawn);
    }
    Design members;
    for (const std::size_t i : best) members.push_back(particles[i]);
    return members;
}

}  // namespace kinflow::calibration
