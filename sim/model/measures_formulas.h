#pragma once

#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

#include "sim/model/measures.h"

/// The formulas of the catalogue. Most are of a few shapes, and what they measure is the template's
/// argument; so a new measure is one entry in the catalogue.
namespace kinflow::model::formulas {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double months_a_year = 12.0;

inline double ratio(double part, double whole) { return whole == 0.0 ? nan : part / whole; }
inline double percent(double part, double whole) { return ratio(100.0 * part, whole); }

inline double per_10000(double children, const Base& base) {
    return ratio(10000.0 * children, base.scenario.population_under_18);
}

template <class Container>
double total_of(const Container& values) {
    return static_cast<double>(std::accumulate(values.begin(), values.end(), 0));
}

inline double element(const std::vector<int>& values, std::size_t level) {
    return static_cast<double>(values.at(level));
}

template <Flow flow>
double number(const Base& base, std::size_t) {
    return base.flow(flow);
}

template <Flow flow>
double number_at(const Base& base, std::size_t level) {
    return base.flow(flow, level);
}

template <Flow flow, auto level>
double number_of(const Base& base, std::size_t) {
    return base.flow(flow, static_cast<std::size_t>(level));
}

template <Flow part, Flow whole>
double share(const Base& base, std::size_t) {
    return percent(base.flow(part), base.flow(whole));
}

template <Sample sample>
double mean(const Base& base, std::size_t) {
    return base.mean(sample);
}

template <Sample sample>
double mean_at(const Base& base, std::size_t level) {
    return base.mean(sample, level);
}

template <int Census::*field>
double stock(const Base& base, std::size_t) {
    return static_cast<double>(base.census.*field);
}

template <int Census::*field>
double stock_rate(const Base& base, std::size_t) {
    return per_10000(static_cast<double>(base.census.*field), base);
}

template <int Census::*part, int Census::*whole>
double stock_share(const Base& base, std::size_t) {
    return percent(static_cast<double>(base.census.*part), static_cast<double>(base.census.*whole));
}

template <StageKind kind>
double at_stage(const Base& base, std::size_t) {
    return base.at_stage(kind);
}

inline double referral_rate(const Base& base, std::size_t) {
    return per_10000(base.flow(Flow::referrals), base) * months_a_year / base.months;
}

inline double assessments_of_length(const Base& base, std::size_t band) {
    return percent(base.flow(Flow::assessments_by_length, band),
                   base.flow(Flow::assessments_by_length));
}

inline double plan_rate(const Base& base, std::size_t) {
    return per_10000(base.at_stage(StageKind::child_protection_plan), base);
}

inline double plan_duration_share(const Base& base, std::size_t level) {
    return percent(static_cast<double>(base.census.plans_by_duration.at(level)),
                   total_of(base.census.plans_by_duration));
}

inline double looked_after_of_age(const Base& base, std::size_t level) {
    return static_cast<double>(base.census.looked_after_by_age.at(level));
}

inline double looked_after_of_status(const Base& base, std::size_t level) {
    return static_cast<double>(base.census.looked_after_by_status.at(level));
}

inline double looked_after_placed(const Base& base, std::size_t level) {
    return element(base.census.looked_after_by_placement, level);
}

inline double placement_share(const Base& base, std::size_t level) {
    return percent(looked_after_placed(base, level), static_cast<double>(base.census.looked_after));
}

inline double in_foster_care(const Base& base, std::size_t) {
    const auto& types = base.scenario.placements.types;
    double children = 0.0;
    for (std::size_t type = 0; type < types.size(); ++type) {
        if (types[type].foster) children += looked_after_placed(base, type);
    }
    return children;
}

inline double foster_share(const Base& base, std::size_t) {
    return percent(in_foster_care(base, 0), static_cast<double>(base.census.looked_after));
}

inline double residential_share(const Base& base, std::size_t) {
    const auto& types = base.scenario.placements.types;
    double children = 0.0;
    for (std::size_t type = 0; type < types.size(); ++type) {
        if (types[type].residential) children += looked_after_placed(base, type);
    }
    return percent(children, static_cast<double>(base.census.looked_after));
}

/// Sum over the placement types of one provider of a census count by placement type.
inline double of_provider(const Base& base, const std::vector<int>& by_placement,
                          std::size_t provider) {
    const auto& types = base.scenario.placements.types;
    double children = 0.0;
    for (std::size_t type = 0; type < types.size(); ++type) {
        if (static_cast<std::size_t>(types[type].provider) == provider) {
            children += element(by_placement, type);
        }
    }
    return children;
}

inline double looked_after_provided(const Base& base, std::size_t provider) {
    return of_provider(base, base.census.looked_after_by_placement, provider);
}

inline double out_of_area_placed(const Base& base, std::size_t type) {
    return percent(element(base.census.out_of_area_by_placement, type),
                   looked_after_placed(base, type));
}

inline double out_of_area_provided(const Base& base, std::size_t provider) {
    return percent(of_provider(base, base.census.out_of_area_by_placement, provider),
                   looked_after_provided(base, provider));
}

inline double households(const Base& base, std::size_t) { return total_of(base.census.households); }
inline double households_in_state(const Base& base, std::size_t state) {
    return static_cast<double>(base.census.households.at(state));
}
inline double vacant_households(const Base& base, std::size_t) {
    return households_in_state(base, static_cast<std::size_t>(HouseholdState::vacant));
}

/// In the returns, a child who leaves care at 18 and one who leaves before to live alone are both
/// said to move into independent living.
inline double left_to_independence(const Base& base, std::size_t) {
    return base.flow(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::independence)) +
           base.flow(Flow::looked_after_ceased,
                     static_cast<std::size_t>(CareExit::eighteenth_birthday));
}

inline double guardianship_share(const Base& base, std::size_t) {
    return percent(base.flow(Flow::looked_after_ceased,
                             static_cast<std::size_t>(CareExit::special_guardianship)),
                   base.flow(Flow::looked_after_ceased));
}

}  // namespace kinflow::model::formulas
