#include "sim/run/stopping_rule.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace kinflow::run {

namespace {

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
    tally_.add(value);
    ++seen_;
    const bool narrow = seen_ >= fewest && relative_half_width() <= half_width_;
    if (!narrow) candidate_ = 0;
    if (narrow && candidate_ == 0) candidate_ = seen_;
}

double StoppingRule::relative_half_width() const {
    const core::Interval interval = core::mean_interval(tally_, 0.95);
    const double half = (interval.high - interval.low) / 2.0;
    if (half == 0.0) return 0.0;
    const double mean = std::abs(tally_.mean());
    return mean > 0.0 ? half / mean : std::numeric_limits<double>::infinity();
}

int StoppingRule::estimate() const {
    if (satisfied()) return candidate_;
    if (seen_ < fewest) return fewest + look_ahead(fewest);
    const double ratio = relative_half_width() / half_width_;
    const int n =
        std::max(seen_, static_cast<int>(std::ceil(std::min(1e6, seen_ * ratio * ratio))));
    return n + look_ahead(n);
}

}  // namespace kinflow::run
