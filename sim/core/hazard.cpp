#include "sim/core/hazard.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace kinflow::core {

PiecewiseHazard::PiecewiseHazard(std::vector<double> breaks, std::vector<double> rates)
    : breaks_{std::move(breaks)}, rates_{std::move(rates)} {
    if (rates_.size() != breaks_.size() + 1) {
        throw std::invalid_argument("hazard: one more rate than breaks is required");
    }
    for (std::size_t i = 0; i < breaks_.size(); ++i) {
        if (!std::isfinite(breaks_[i]) || (i > 0 && breaks_[i] <= breaks_[i - 1])) {
            throw std::invalid_argument("hazard: breaks must be finite and rise");
        }
    }
    for (const double rate : rates_) {
        if (!std::isfinite(rate) || rate < 0.0) {
            throw std::invalid_argument("hazard: rates must be finite and at least 0");
        }
    }
}

double PiecewiseHazard::cumulative(double from, double to) const {
    if (!(from < to)) return 0.0;
    double sum = 0.0;
    double x = from;
    std::size_t i = piece(from);
    for (; i < breaks_.size() && breaks_[i] < to; ++i) {
        sum += rates_[i] * (breaks_[i] - x);
        x = breaks_[i];
    }
    // A rate of 0 adds nothing even up to infinity.
    return rates_[i] > 0.0 ? sum + rates_[i] * (to - x) : sum;
}

double PiecewiseHazard::time_to(double from, double target) const {
    if (!(target > 0.0)) return from;
    double left = target;
    double x = from;
    std::size_t i = piece(from);
    for (; i < breaks_.size(); ++i) {
        const double whole = rates_[i] * (breaks_[i] - x);
        if (whole >= left) return std::min(breaks_[i], x + left / rates_[i]);
        left -= whole;
        x = breaks_[i];
    }
    return rates_[i] > 0.0 ? x + left / rates_[i] : std::numeric_limits<double>::infinity();
}

}  // namespace kinflow::core
