#include "sim/model/compiled.h"

#include <algorithm>
#include <cmath>

namespace kinflow::model {

namespace {

core::Date history_start(const Scenario& scenario) {
    const auto days = static_cast<int>(scenario.start_stocks.history_years * core::days_per_year);
    return scenario.start - std::chrono::days{days};
}

/// The preference for one age, or an even draw where no type is preferred.
core::AliasTable preference_at(const PlacementParameters& placements, std::size_t age) {
    std::vector<double> weights;
    for (const PlacementType& type : placements.types) weights.push_back(type.preference[age]);
    return core::AliasTable{weights};
}

}  // namespace

Compiled::Compiled(const Scenario& scenario)
    : scenario_{&scenario},
      history_begin_{
          -static_cast<core::Minute>((scenario.start - history_start(scenario)).count()) *
          core::minutes_per_day},
      calendar_{scenario.start, history_start(scenario), scenario.end},
      end_{calendar_.minute_of(scenario.end)},
      time_bands_{scenario.care.time_breaks.size() + 1} {
    family_size = core::AliasTable{scenario.families.size_weights};
    for (const Channel& channel : scenario.channels) {
        index_age.emplace_back(channel.age_mix);
        families_a_year_.push_back(channel.families_per_10000 * scenario.population_under_18 / 1e4);
        const double season =
            *std::max_element(channel.month_profile.begin(), channel.month_profile.end());
        const double years = core::years_from_minutes(end_);
        double shock = 1.0;
        for (const DemandShock& s : channel.shocks) shock *= std::max(1.0, s.multiplier);
        bounds_.push_back(families_a_year_.back() * season * shock *
                          std::max(1.0, std::pow(1.0 + channel.trend, years)));
    }
    for (std::size_t age = 0; age < age_band_count; ++age) {
        placement[age] = preference_at(scenario.placements, age);
    }
    for (const PlacementType& type : scenario.placements.types) {
        moves.emplace_back(scenario.placements.time_breaks, type.move_rates);
    }
    compile_places();
    compile_exits();
}

void Compiled::compile_places() {
    for (const PlacementType& type : scenario_->placements.types) {
        household_places.emplace_back();
        household_ages.emplace_back();
        if (!type.households) continue;
        household_places.back() = core::AliasTable{type.households->places};
        std::vector<double> weights;
        for (const ApprovedAges& ages : type.households->ages) weights.push_back(ages.weight);
        household_ages.back() = core::AliasTable{weights};
    }
    std::vector<double> shares;
    for (const District& district : scenario_->districts) shares.push_back(district.weight);
    if (!shares.empty()) districts = core::AliasTable{shares};
    if (const auto& adopters = scenario_->care.adopters) {
        adopter_ages = core::AliasTable{adopters->oldest};
        adopter_children = core::AliasTable{adopters->children};
    }
}

void Compiled::compile_exits() {
    exits_.assign(legal_status_count * time_bands_ * age_band_count, Reasons{});
    for (const ExitHazard& hazard : scenario_->care.exits) {
        for (std::size_t band = 0; band < time_bands_; ++band) {
            for (std::size_t age = 0; age < age_band_count; ++age) {
                const auto status = static_cast<std::size_t>(hazard.status);
                exits_[(status * time_bands_ + band) * age_band_count + age]
                      [static_cast<std::size_t>(hazard.reason)] += hazard.rates[band][age];
            }
        }
    }
}

double Compiled::arrival_rate(std::size_t channel, core::Minute now) const {
    const Channel& c = scenario_->channels[channel];
    double rate = families_a_year_[channel] *
                  c.month_profile[static_cast<std::size_t>(calendar_.month_of_year(now))];
    // The trend starts with the scenario: its history is level.
    if (now > 0 && c.trend != 0.0) rate *= std::pow(1.0 + c.trend, core::years_from_minutes(now));
    for (const DemandShock& shock : c.shocks) {
        const core::Date today = calendar_.date_of(now);
        if (today >= shock.from && today < shock.to) rate *= shock.multiplier;
    }
    return rate;
}

}  // namespace kinflow::model
