#pragma once

#include <algorithm>
#include <cstdint>

namespace kinflow::bare {

/// Sums, for means and variances at the end.
struct Sums {
    std::int64_t count = 0;
    double sum = 0.0;
    double squares = 0.0;
    double max = 0.0;

    void add(double x) {
        ++count;
        sum += x;
        squares += x * x;
        max = std::max(max, x);
    }
    [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
};

/// A stock and its time average.
struct Level {
    double value = 0.0;
    double changed = 0.0;
    double area = 0.0;

    void add(double now, double delta) {
        area += value * (now - changed);
        changed = now;
        value += delta;
    }
};

}  // namespace kinflow::bare
