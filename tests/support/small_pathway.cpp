#include "tests/support/small_pathway.h"

#include <limits>
#include <utility>
#include <vector>

#include "tests/support/small_scenario.h"

namespace kinflow::test {

namespace {

using core::Distribution;
using model::Duration;
using model::Route;
using model::Stage;
using model::StageKind;
using model::TeamId;

constexpr double always = -std::numeric_limits<double>::infinity();

Route route(StageKind to, double cut = always) { return {.to = stage_id(to), .cut = cut}; }

Route close(model::Outcome outcome, double cut = always) {
    return {.to = stage_id(StageKind::closed), .cut = cut, .outcome = outcome};
}

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

}  // namespace

model::Pathway small_pathway() {
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

model::Duration gamma_days(double mean, double shape) {
    return {Distribution::gamma(shape, mean), false};
}

}  // namespace kinflow::test
