#include "tests/support/small_scenario.h"

#include <utility>

#include "tests/support/small_pathway.h"

namespace kinflow::test {

namespace {

using core::Distribution;
using model::ByAge;
using model::CareExit;
using model::Duration;
using model::LegalStatus;

model::Channel channel(const char* name, double families_per_10000, const ByAge& ages) {
    model::Channel made;
    made.name = made.label = name;
    made.families_per_10000 = families_per_10000;
    made.month_profile.fill(1.0);
    made.age_mix = ages;
    return made;
}

ByAge at_all_ages(double rate) { return {rate, rate, rate, rate, rate}; }

model::CareParameters care() {
    model::CareParameters made;
    made.siblings_together = 0.5;
    made.proceedings_share = {0.8, 0.7, 0.5, 0.2, 0.05};
    made.time_breaks = {0.5, 2.0};
    made.exits = {{CareExit::return_home,
                   LegalStatus::section_20,
                   {at_all_ages(1.0), at_all_ages(0.35), at_all_ages(0.1)}},
                  {CareExit::relatives,
                   LegalStatus::section_20,
                   {at_all_ages(0.1), at_all_ages(0.05), at_all_ages(0.02)}},
                  {CareExit::independence,
                   LegalStatus::section_20,
                   {ByAge{0, 0, 0, 0, 0.25}, ByAge{0, 0, 0, 0, 0.25}, ByAge{0, 0, 0, 0, 0.2}}},
                  {CareExit::special_guardianship,
                   LegalStatus::care_order,
                   {at_all_ages(0.05), at_all_ages(0.05), at_all_ages(0.02)}}};
    made.proceedings = gamma_days(196.0, 10.0);
    made.court = {{0.55, 0.45, 0.15, 0.0, 0.0}, {0.12, 0.12, 0.12, 0.06, 0.0}, at_all_ages(0.2)};
    made.family_finding = gamma_days(270.0, 3.0);
    made.adoption_placement = gamma_days(270.0, 5.0);
    made.support_after_exit_share = 0.7;
    return made;
}

model::PlacementType placement(const char* name, int places, const ByAge& preference,
                               std::vector<model::PlacementTypeId> fall_back) {
    model::PlacementType made;
    made.name = made.label = name;
    made.places = places;
    made.out_of_area = 0.2;
    made.preference = preference;
    made.move_rates = {0.9, 0.3};
    made.fall_back = std::move(fall_back);
    return made;
}

model::PlacementParameters placements() {
    using model::PlacementTypeId;
    model::PlacementParameters made;
    made.time_breaks = {0.5};
    made.types = {
        placement("own_foster", 45, {0.9, 0.9, 0.8, 0.7, 0.4}, {PlacementTypeId{bought_foster}}),
        placement("bought_foster", -1, {0.1, 0.1, 0.2, 0.2, 0.3}, {}),
        placement("home", 12, {0.0, 0.0, 0.0, 0.1, 0.3}, {PlacementTypeId{bought_foster}}),
        placement("adopters", -1, {}, {})};
    made.types[own_foster].foster = made.types[bought_foster].foster = true;
    made.types[adopters].for_adoption = true;
    return made;
}

}  // namespace

model::Scenario small_scenario() {
    model::Scenario made;
    made.name = made.title = "small";
    made.start = *core::parse_date("2013-04-01");
    made.end = *core::parse_date("2016-04-01");
    made.population_under_18 = 20000.0;
    made.pathway = small_pathway();
    made.teams = {
        {"front_door", "front_door", 2.0, 16.0, true}, {"helpers", "helpers", 10.0, 12.0, false},
        {"assessors", "assessors", 8.0, 18.0, true},   {"planners", "planners", 14.0, 18.0, true},
        {"carers", "carers", 8.0, 16.0, true},         {"advisers", "advisers", 2.0, 25.0, false}};
    made.channels = {channel("agencies", 300.0, {0.12, 0.25, 0.28, 0.29, 0.06}),
                     channel("unaccompanied", 1.0, {0.0, 0.0, 0.0, 0.15, 0.85})};
    made.channels[1].unaccompanied = true;
    made.families = {.size_weights = {0.47, 0.32, 0.14, 0.07},
                     .sibling_gap_years = 2.8,
                     .disabled_share = 0.02,
                     .leave_area_rate = 0.05};
    made.need = {.level_mean = -1.0,
                 .level_sd = 0.85,
                 .shock_mean = 0.9,
                 .unserved_fall = 0.7,
                 .incident_rate = 0.43,
                 .incident_slope = 1.08,
                 .incident_limit = 12.0};
    made.care = care();
    made.placements = placements();
    made.start_stocks = {.history_years = 8.0,
                         .looked_after = 60,
                         .child_protection_plan = 20,
                         .children_in_need = 300,
                         .care_leavers = 12,
                         .placement_shares = {}};
    return made;
}

model::HouseholdParameters plain_households(int start, double places) {
    model::HouseholdParameters made;
    made.start = start;
    made.places.assign(static_cast<std::size_t>(places), 0.0);
    made.places.back() = 1.0;
    made.ages = {{0.0, 18.0, 1.0}};
    made.takes_siblings = made.takes_unrelated = 1.0;
    made.approval = gamma_days(270.0, 6.0);
    return made;
}

model::Scenario with_finite_places(model::Scenario scenario) {
    model::HouseholdParameters households = plain_households(24, 1.0);
    households.places = {0.3, 0.5, 0.2};
    households.ages = {{0.0, 18.0, 1.0}, {0.0, 5.0, 1.0}, {5.0, 18.0, 1.0}};
    households.takes_siblings = households.takes_unrelated = 0.5;
    households.unused = 0.1;
    households.enquiries = 30.0;
    households.approved_share = 0.1;
    households.deregistered = 0.1;
    households.rest_share = 0.4;
    households.rest = gamma_days(90.0, 2.0);
    auto& types = scenario.placements.types;
    types[own_foster].places = -1;
    types[own_foster].households = households;
    types.push_back(placement("kin", -1, {}, {}));
    types[kin].foster = true;
    types[kin].kin_available = ByAge{0.2, 0.2, 0.2, 0.15, 0.1};
    types[adopters].move_rates = {0.2, 0.2};
    scenario.placements.matching = {2.0, 1.5};
    scenario.care.hearings = 2.0;
    scenario.care.adopters =
        model::AdopterParameters{2, 5.0, 0.6, 0.4, {0.4, 0.4, 0.2, 0.0, 0.0}, {0.7, 0.3}};
    scenario.care.staying_put = 0.5;
    scenario.care.in_education = 0.1;
    scenario.districts = {{"north", "North", 2.0}, {"south", "South", 1.0}};
    return scenario;
}

void one_child_families(model::Scenario& scenario) { scenario.families.size_weights = {1.0}; }

void freeze_need(model::Scenario& scenario) {
    scenario.need = {};
    scenario.need.level_sd = 0.0;
    for (model::Stage& stage : scenario.pathway.stages) stage.relief = {};
}

model::Duration exponential_days(double mean) { return {Distribution::exponential(mean), false}; }

model::Duration constant_days(double days) { return {Distribution::constant(days), false}; }

}  // namespace kinflow::test
