#include "sim/run/stopping_rule.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "sim/core/grouped_mean.h"

namespace kinflow::run {

namespace {

constexpr double confidence = 0.95;
constexpr int fewest = 3;  // as the paper starts

bool drop_front(std::string& text, const std::string& start) {
    if (text.rfind(start, 0) != 0) return false;
    text.erase(0, start.size());
    return true;
}

}  // namespace

Precision parse_precision(const std::string& text) {
    const auto wrong = [&] {
        return std::invalid_argument(
            "'" + text +
            "' is not a precision: write MEASURE=±X%, for example looked_after_count=±1%");
    };
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) throw wrong();
    std::string width = text.substr(equals + 1);
    if (!drop_front(width, "±")) drop_front(width, "+-");
    if (width.empty() || width.back() != '%') throw wrong();
    width.pop_back();
    std::size_t read = 0;
    double percent = 0.0;
    try {
        percent = std::stod(width, &read);
    } catch (const std::exception&) {
        throw wrong();
    }
    if (read != width.size() || !(percent > 0.0) || !(percent < 100.0)) throw wrong();
    return {text.substr(0, equals), percent / 100.0};
}

void StoppingRule::add(double value) {
    if (satisfied()) return;
    all_.add(value);
    groups_[static_cast<std::size_t>(seen_) % groups_.size()].add(value);
    ++seen_;
    const bool narrow = seen_ >= fewest && relative_half_width() <= half_width_;
    if (!narrow) candidate_ = 0;
    if (narrow && candidate_ == 0) candidate_ = seen_;
}

bool StoppingRule::groups_tell() const {
    return groups_.size() > 1 && seen_ > static_cast<int>(groups_.size());
}

double StoppingRule::relative_half_width() const {
    const core::Interval interval = groups_tell() ? core::grouped_mean(groups_).interval(confidence)
                                                  : core::mean_interval(all_, confidence);
    const double half = (interval.high - interval.low) / 2.0;
    if (half == 0.0) return 0.0;
    const double mean = std::abs(all_.mean());
    return mean > 0.0 ? half / mean : std::numeric_limits<double>::infinity();
}

int StoppingRule::estimate() const {
    if (satisfied()) return candidate_;
    if (seen_ < fewest) return fewest + look_ahead(fewest);
    // The squared half-width that is wanted, to that at present; what histories differ by stays
    // however many replications there are.
    const double ratio = relative_half_width() / half_width_;
    const double wanted = 1.0 / (ratio * ratio);
    double stays = 0.0;
    if (groups_tell()) {
        double within = 0.0;
        for (const core::Tally& group : groups_) {
            if (group.count() > 1) {
                within += group.variance() * static_cast<double>(group.count() - 1);
            }
        }
        within /= static_cast<double>(seen_) - static_cast<double>(groups_.size());
        const double error = core::grouped_mean(groups_).standard_error;
        stays = std::max(0.0, 1.0 - within / seen_ / (error * error));
    }
    if (!(wanted > stays)) return endless;
    const double n = std::ceil(seen_ * (1.0 - stays) / (wanted - stays));
    const int enough = std::max(seen_, static_cast<int>(std::min(n, 0.9 * endless)));
    return enough + look_ahead(enough);
}

}  // namespace kinflow::run
