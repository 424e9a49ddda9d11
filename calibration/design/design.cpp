#include "calibration/design/design.h"

#include <boost/random/sobol.hpp>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "sim/core/random.h"

namespace kinflow::calibration {

namespace {

enum Purpose : std::uint32_t { strata, walks, shifts };

core::Stream stream(std::uint64_t seed, Purpose purpose, std::uint64_t entity) {
    return {core::StreamSeed{seed, 0}, entity, purpose};
}

std::size_t below(core::Stream& random, std::size_t count) {
    return static_cast<std::size_t>(random.uniform() * static_cast<double>(count));
}

std::vector<std::size_t> shuffled(std::size_t count, core::Stream& random) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[below(random, i)]);
    return order;
}

}  // namespace

Design grid(std::size_t factors, std::size_t levels) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < factors; ++i) count *= levels;
    Design design(count, Point(factors, 0.5));
    for (std::size_t p = 0; p < count && levels > 1; ++p) {
        std::size_t rest = p;
        for (std::size_t i = factors; i-- > 0; rest /= levels) {
            design[p][i] = static_cast<double>(rest % levels) / static_cast<double>(levels - 1);
        }
    }
    return design;
}

Design latin_hypercube(std::size_t factors, std::size_t points, std::uint64_t seed) {
    Design design(points, Point(factors));
    for (std::size_t i = 0; i < factors; ++i) {
        core::Stream random = stream(seed, strata, i);
        const std::vector<std::size_t> order = shuffled(points, random);
        for (std::size_t p = 0; p < points; ++p) {
            design[p][i] =
                (static_cast<double>(order[p]) + random.uniform()) / static_cast<double>(points);
        }
    }
    return design;
}

Design morris_trajectories(std::size_t factors, std::size_t trajectories, std::size_t levels,
                           std::uint64_t seed) {
    if (levels < 2 || levels % 2 != 0) {
        throw std::invalid_argument("Morris walks need an even number of levels");
    }
    const double last = static_cast<double>(levels - 1);
    const std::size_t jump = levels / 2;
    Design design;
    for (std::size_t t = 0; t < trajectories; ++t) {
        core::Stream random = stream(seed, walks, t);
        // Half of the lattice can go up by the jump; those that go down start the jump higher.
        std::vector<std::size_t> at(factors);
        std::vector<bool> down(factors);
        for (std::size_t i = 0; i < factors; ++i) {
            down[i] = random.uniform() < 0.5;
            at[i] = below(random, levels - jump) + (down[i] ? jump : 0);
        }
        const auto add = [&] {
            Point point;
            for (const std::size_t level : at) point.push_back(static_cast<double>(level) / last);
            design.push_back(std::move(point));
        };
        add();
        for (const std::size_t i : shuffled(factors, random)) {
            at[i] = down[i] ? at[i] - jump : at[i] + jump;
            add();
        }
    }
    return design;
}

Design saltelli(std::size_t factors, std::size_t base, std::uint64_t seed) {
    boost::random::sobol sequence{2 * factors};
    core::Stream random = stream(seed, shifts, 0);
    Point shift(2 * factors);
    for (double& s : shift) s = random.uniform();
    Design a(base, Point(factors));
    Design b = a;
    constexpr double span = 0x1.0p-64;
    for (std::size_t p = 0; p < base; ++p) {
        for (std::size_t i = 0; i < 2 * factors; ++i) {
            const double u = static_cast<double>(sequence()) * span + shift[i];
            (i < factors ? a[p][i] : b[p][i - factors]) = u - std::floor(u);
        }
    }
    Design design = a;
    design.insert(design.end(), b.begin(), b.end());
    for (std::size_t i = 0; i < factors; ++i) {
        for (std::size_t p = 0; p < base; ++p) {
            design.push_back(a[p]);
            design.back()[i] = b[p][i];
        }
    }
    return design;
}

}  // namespace kinflow::calibration
