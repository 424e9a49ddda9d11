#include "sim/scenario/prior.h"

#include <cmath>

#include "sim/core/normal.h"

namespace kinflow::scenario {
namespace {

double log_odds(double share) { return std::log(share / (1.0 - share)); }

}  // namespace

double Prior::value(double coordinate) const {
    switch (kind) {
        case Kind::normal:
            return first + second * coordinate;
        case Kind::lognormal:
            return first * std::exp(second * coordinate);
        case Kind::logit_normal:
            return 1.0 / (1.0 + std::exp(-log_odds(first) - second * coordinate));
        case Kind::uniform:
            return first + (second - first) * core::normal_cdf(coordinate);
    }
    return first;
}

double Prior::coordinate(double value) const {
    switch (kind) {
        case Kind::normal:
            return (value - first) / second;
        case Kind::lognormal:
            return std::log(value / first) / second;
        case Kind::logit_normal:
            return (log_odds(value) - log_odds(first)) / second;
        case Kind::uniform:
            return core::inverse_normal((value - first) / (second - first));
    }
    return 0.0;
}

}  // namespace kinflow::scenario
