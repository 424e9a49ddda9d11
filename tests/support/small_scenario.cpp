#include "tests/support/small_scenario.h"

#include <limits>
#include <utility>

namespace kinflow::test {

namespace {

using core::Distribution;
using model::ByAge;
using model::CareExit;
using model::Duration;
using model::LegalStatus;
using model::Route;
using model::Stage;
using model::StageKind;
using model::TeamId;

constexpr double always = -std::numeric_limits<double>::infinity();

Route route(StageKind to, double cut = always) { return {.to = stage_id(to), .cut = cut}; }

Route close(model::Outcome outcome, double cut = always) {
    return {.to = stage_id(StageKind::closed), .cut = cut, .outcome = outcome};
}

Duration gamma_days(double mean, double shape) { return {Distribution::gamma(shape, mean), false}; }

Stage stage(StageKind kind, TeamId team, int priority, double noise, Duration duration,
            std::vector<Route> routes) {
    Stage made;
    made.name = made.label = model::name_of(kind);
    made.kind = kind;
    made.team = team;
    made.priority = priority;
    made.noise = noise;
    made.duration = std::move(duration);
    made.routes = std::move(routes);
    return made;
}

std::vector<Stage> front_stages() {
    Stage contact = stage(
        StageKind::contact, TeamId{front_door}, 2, 0.55, {Distribution::exponential(0.5), true},
        {close(model::Outcome::no_further_action), close(model::Outcome::advice, 0.1),
         route(StageKind::early_help, 0.84), route(StageKind::referral, 0.97)});
    Route arrived_alone = route(StageKind::referral);
    arrived_alone.when = model::Condition::unaccompanied;
    contact.routes.push_back(arrived_alone);
    Stage help = stage(StageKind::early_help, TeamId{helpers}, 4, 0.5, gamma_days(180.0, 3.0),
                       {close(model::Outcome::need_met), route(StageKind::referral, 1.2)});
    help.relief = {1.6, 0.2};
    help.escalate = {route(StageKind::referral, 1.5)};
    Stage referral = stage(
        StageKind::referral, TeamId{assessors}, 1, 0.5, {Distribution::uniform(0.1, 1.0), true},
        {close(model::Outcome::no_further_action), route(StageKind::assessment, 0.6),
         route(StageKind::section_47_enquiry, 2.7)});
    Route taken_in = route(StageKind::looked_after);
    taken_in.when = model::Condition::unaccompanied;
    referral.routes.push_back(taken_in);
    Stage assessment =
        stage(StageKind::assessment, TeamId{assessors}, 2, 0.64,
              {Distribution::triangular(5.0, 40.0, 50.0), true},
              {close(model::Outcome::not_in_need), route(StageKind::child_in_need_plan, 1.14),
               route(StageKind::section_47_enquiry, 2.5), route(StageKind::looked_after, 3.9)});
    assessment.relief = {1.0, 0.0};
    assessment.clock = {45, model::ClockFrom::referral};
    assessment.escalate = {route(StageKind::section_47_enquiry, 2.9)};
    return {contact, help, referral, assessment};
}

std::vector<Stage> protection_stages() {
    Stage enquiry =
        stage(StageKind::section_47_enquiry, TeamId{assessors}, 0, 0.5,
              {Distribution::uniform(4.0, 10.0), true},
              {route(StageKind::child_in_need_plan), route(StageKind::initial_conference, 2.1)});
    Stage conference =
        stage(StageKind::initial_conference, TeamId{planners}, 0, 0.4,
              {Distribution::triangular(3.0, 5.0, 9.0), true},
              {route(StageKind::child_in_need_plan), route(StageKind::child_protection_plan, 1.7)});
    conference.clock = {15, model::ClockFrom::enquiry};
    Stage in_need =
        stage(StageKind::child_in_need_plan, TeamId{planners}, 3, 0.5, gamma_days(140.0, 2.0),
              {close(model::Outcome::need_met), route(StageKind::child_in_need_plan, 0.9),
               route(StageKind::edge_of_care, 2.4)});
    in_need.review = gamma_days(90.0, 3.0);
    in_need.relief = {2.2, 0.25};
    in_need.escalate = {route(StageKind::section_47_enquiry, 2.2),
                        route(StageKind::looked_after, 3.5)};
    Stage plan =
        stage(StageKind::child_protection_plan, TeamId{planners}, 1, 0.45,
              {Distribution::uniform(70.0, 91.0), false},
              {route(StageKind::child_in_need_plan), route(StageKind::child_protection_plan, 1.3),
               route(StageKind::pre_proceedings, 2.4)});
    plan.review = {Distribution::uniform(140.0, 182.0), false};
    plan.relief = {1.6, 0.2};
    plan.escalate = {route(StageKind::looked_after, 3.2)};
    return {enquiry, conference, in_need, plan};
}

std::vector<Stage> care_stages() {
    Stage edge = stage(StageKind::edge_of_care, TeamId{planners}, 1, 0.45, gamma_days(105.0, 4.0),
                       {route(StageKind::child_in_need_plan), route(StageKind::looked_after, 2.3)});
    edge.relief = {2.8, 0.4};
    Stage pre_proceedings =
        stage(StageKind::pre_proceedings, TeamId{planners}, 0, 0.4,
              {Distribution::uniform(42.0, 98.0), false},
              {route(StageKind::child_in_need_plan), route(StageKind::care_proceedings, 1.8)});
    return {edge,
            pre_proceedings,
            stage(StageKind::care_proceedings, TeamId{carers}, 0, 0.0, {}, {}),
            stage(StageKind::looked_after, TeamId{carers}, 1, 0.0, {}, {}),
            stage(StageKind::leaving_care, TeamId{advisers}, 3, 0.0, {}, {}),
            stage(StageKind::closed, TeamId::none(), 4, 0.5, {}, {})};
}

model::Pathway pathway() {
    model::Pathway made;
    made.name = made.title = "small";
    for (auto&& part : {front_stages(), protection_stages(), care_stages()}) {
        made.stages.insert(made.stages.end(), part.begin(), part.end());
    }
    made.contact = stage_id(StageKind::contact);
    made.looked_after = stage_id(StageKind::looked_after);
    made.proceedings = stage_id(StageKind::care_proceedings);
    made.leaving_care = stage_id(StageKind::leaving_care);
    made.closed = stage_id(StageKind::closed);
    made.after_return_home = stage_id(StageKind::child_in_need_plan);
    return made;
}

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
    made.pathway = pathway();
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
