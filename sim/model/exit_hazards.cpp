#include "sim/model/exit_hazards.h"

#include <algorithm>
#include <limits>

namespace kinflow::model {

namespace {

bool is_open(std::size_t reason, bool unaccompanied) {
    const auto exit = static_cast<CareExit>(reason);
    return !unaccompanied || (exit != CareExit::return_home && exit != CareExit::relatives);
}

CareExit pick(const Compiled::Reasons& rates, bool unaccompanied, double target) {
    std::size_t last = 0;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        if (!is_open(i, unaccompanied) || rates[i] <= 0.0) continue;
        last = i;
        target -= rates[i];
        if (target < 0.0) break;
    }
    return static_cast<CareExit>(last);
}

double total_of(const Compiled::Reasons& rates, bool unaccompanied) {
    double total = 0.0;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        if (is_open(i, unaccompanied)) total += rates[i];
    }
    return total;
}

/// Years until the next age at which a rate may step, or the 18th birthday.
double to_next_age(double age) {
    const auto next = std::upper_bound(age_breaks.begin(), age_breaks.end(), age);
    return (next == age_breaks.end() ? 18.0 : *next) - age;
}

}  // namespace

ExitDraw draw_exit(const Compiled& tables, LegalStatus status, double age, double years_in_care,
                   bool unaccompanied, double exponential, double reason_luck) {
    const auto& breaks = tables.scenario().care.time_breaks;
    double waited = 0.0;
    double left = exponential;
    while (age + waited < 18.0) {
        const double now = age + waited;
        const auto next = std::upper_bound(breaks.begin(), breaks.end(), years_in_care + waited);
        const auto& rates = tables.exit_rates(
            status, static_cast<std::size_t>(next - breaks.begin()), age_band(now));
        const double total = total_of(rates, unaccompanied);
        double span = to_next_age(now);
        if (next != breaks.end()) span = std::min(span, *next - years_in_care - waited);
        if (total * span >= left && total > 0.0) {
            return {waited + left / total, pick(rates, unaccompanied, reason_luck * total)};
        }
        left -= total * span;
        // The smallest step still moves past a break that rounding has left a hair ahead.
        waited += std::max(span, 1e-9);
    }
    return {std::numeric_limits<double>::infinity(), CareExit::eighteenth_birthday};
}

double exit_hazard(const Compiled& tables, LegalStatus status, double age, double years_in_care,
                   bool unaccompanied, double span) {
    const auto& breaks = tables.scenario().care.time_breaks;
    double sum = 0.0;
    double waited = 0.0;
    while (waited < span && age + waited < 18.0) {
        const auto next = std::upper_bound(breaks.begin(), breaks.end(), years_in_care + waited);
        const auto& rates = tables.exit_rates(
            status, static_cast<std::size_t>(next - breaks.begin()), age_band(age + waited));
        double step = std::max(to_next_age(age + waited), 1e-9);
        if (next != breaks.end()) {
            step = std::min(step, std::max(*next - years_in_care - waited, 1e-9));
        }
        sum += total_of(rates, unaccompanied) * std::min(step, span - waited);
        waited += step;
    }
    return sum;
}

bool same_exits(const Compiled& a, const Compiled& b, LegalStatus status) {
    const auto& breaks = a.scenario().care.time_breaks;
    if (breaks != b.scenario().care.time_breaks) return false;
    for (std::size_t band = 0; band <= breaks.size(); ++band) {
        for (std::size_t age = 0; age < age_band_count; ++age) {
            if (a.exit_rates(status, band, age) != b.exit_rates(status, band, age)) return false;
        }
    }
    return true;
}

}  // namespace kinflow::model
