#include "sim/core/distribution.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <stdexcept>

namespace kinflow::core {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void require(bool valid, const char* message) {
    if (!valid) throw std::invalid_argument(message);
}

bool all_finite(std::initializer_list<double> values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

bool all_positive(std::initializer_list<double> values) {
    return all_finite(values) &&
           std::all_of(values.begin(), values.end(), [](double v) { return v > 0.0; });
}

// Ten digits hide the rounding of a parameter that was stored transformed.
std::string text(double value) {
    char buffer[32];
    const auto end =
        std::to_chars(std::begin(buffer), std::end(buffer), value, std::chars_format::general, 10)
            .ptr;
    return {buffer, end};
}

double triangular_quantile(double lo, double mode, double hi, double p) {
    const double width = hi - lo;
    if (width <= 0.0) return lo;
    if (p * width < mode - lo) return lo + std::sqrt(p * width * (mode - lo));
    return hi - std::sqrt((1.0 - p) * width * (hi - mode));
}

double empirical_quantile(const std::vector<Distribution::Knot>& knots, double p) {
    const auto above = std::upper_bound(
        knots.begin(), knots.end(), p,
        [](double probability, const auto& knot) { return probability < knot.probability; });
    if (above == knots.begin()) return knots.front().value;
    if (above == knots.end()) return knots.back().value;
    const auto& from = *(above - 1);
    const double share = (p - from.probability) / (above->probability - from.probability);
    return from.value + share * (above->value - from.value);
}

}  // namespace

Distribution Distribution::constant(double value) {
    require(std::isfinite(value), "constant: the value must be finite");
    return {Kind::constant, value, 0.0, 0.0, value};
}

Distribution Distribution::uniform(double lo, double hi) {
    require(all_finite({lo, hi}) && lo <= hi, "uniform: lo must not exceed hi");
    return {Kind::uniform, lo, hi, 0.0, 0.5 * lo + 0.5 * hi};
}

Distribution Distribution::exponential(double mean) {
    require(std::isfinite(mean) && mean >= 0.0, "exponential: the mean must be at least 0");
    return {Kind::exponential, mean, 0.0, 0.0, mean};
}

Distribution Distribution::weibull(double shape, double scale) {
    require(all_positive({shape, scale}), "weibull: shape and scale must be positive");
    return {Kind::weibull, shape, scale, 1.0 / shape, scale * std::tgamma(1.0 + 1.0 / shape)};
}

Distribution Distribution::lognormal_mean(double mean, double cv) {
    require(all_positive({mean}) && std::isfinite(cv) && cv >= 0.0,
            "lognormal: the mean must be positive and the coefficient of variation at least 0");
    const double variance = std::log1p(cv * cv);
    Distribution result = lognormal_median(mean * std::exp(-0.5 * variance), std::sqrt(variance));
    result.c_ = cv;
    result.mean_ = mean;
    return result;
}

Distribution Distribution::lognormal_median(double median, double sigma) {
    require(all_positive({median}) && std::isfinite(sigma) && sigma >= 0.0,
            "lognormal: the median must be positive and sigma at least 0");
    return {Kind::lognormal, std::log(median), sigma, -1.0, median * std::exp(0.5 * sigma * sigma)};
}

Distribution Distribution::gamma(double shape, double mean) {
    require(all_positive({shape, mean}), "gamma: shape and mean must be positive");
    Distribution result{Kind::gamma, shape, mean / shape, 0.0, mean};
    result.gamma_ = std::make_shared<const GammaTable>(shape);
    return result;
}

Distribution Distribution::triangular(double lo, double mode, double hi) {
    require(all_finite({lo, mode, hi}) && lo <= mode && mode <= hi,
            "triangular: lo <= mode <= hi is required");
    return {Kind::triangular, lo, mode, hi, lo / 3.0 + mode / 3.0 + hi / 3.0};
}

Distribution Distribution::empirical(const std::vector<std::pair<double, double>>& knots) {
    require(knots.size() >= 2, "empirical: at least two knots are required");
    require(knots.front().first == 0.0 && knots.back().first == 1.0,
            "empirical: probabilities must run from 0 to 1");
    std::vector<Knot> table;
    table.reserve(knots.size());
    double mean = 0.0;
    for (const auto& [probability, value] : knots) {
        require(all_finite({probability, value}), "empirical: knots must be finite");
        if (!table.empty()) {
            const Knot& before = table.back();
            require(before.probability < probability, "empirical: probabilities must rise");
            require(before.value <= value, "empirical: values must not fall");
            mean += (probability - before.probability) * (0.5 * before.value + 0.5 * value);
        }
        table.push_back({probability, value});
    }
    Distribution result{Kind::empirical, 0.0, 0.0, 0.0, mean};
    result.knots_ = std::make_shared<const std::vector<Knot>>(std::move(table));
    return result;
}

double Distribution::quantile(double p) const {
    switch (kind_) {
        case Kind::constant:
            return a_;
        case Kind::uniform:
            return a_ + p * (b_ - a_);
        case Kind::exponential:
            return a_ > 0.0 ? -a_ * std::log1p(-p) : 0.0;
        case Kind::weibull:
            return b_ * std::pow(-std::log1p(-p), c_);
        case Kind::lognormal:
            return b_ > 0.0 ? std::exp(a_ + b_ * inverse_normal(p)) : std::exp(a_);
        case Kind::gamma:
            if (p <= 0.0) return 0.0;
            if (p >= 1.0) return infinity;
            return b_ * gamma_->quantile(inverse_normal(p));
        case Kind::triangular:
            return triangular_quantile(a_, b_, c_, p);
        case Kind::empirical:
            return empirical_quantile(*knots_, p);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

std::string Distribution::describe() const {
    switch (kind_) {
        case Kind::constant:
            return "constant(" + text(a_) + ")";
        case Kind::uniform:
            return "uniform(" + text(a_) + " to " + text(b_) + ")";
        case Kind::exponential:
            return "exponential(mean " + text(mean_) + ")";
        case Kind::weibull:
            return "weibull(shape " + text(a_) + ", scale " + text(b_) + ")";
        case Kind::lognormal:
            if (c_ >= 0.0) return "lognormal(mean " + text(mean_) + ", cv " + text(c_) + ")";
            return "lognormal(median " + text(std::exp(a_)) + ", sigma " + text(b_) + ")";
        case Kind::gamma:
            return "gamma(shape " + text(a_) + ", mean " + text(mean_) + ")";
        case Kind::triangular:
            return "triangular(" + text(a_) + ", " + text(b_) + ", " + text(c_) + ")";
        case Kind::empirical:
            return "empirical(" + std::to_string(knots_->size()) + " knots, mean " + text(mean_) +
                   ")";
    }
    return {};
}

}  // namespace kinflow::core
