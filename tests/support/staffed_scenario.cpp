#include "tests/support/staffed_scenario.h"

#include "tests/support/small_scenario.h"

namespace kinflow::test {

using model::Grade;
using model::Rule;
using model::Stage;
using model::StageKind;
using model::TeamId;
using model::WorkforceParameters;

model::Scenario staffed() {
    model::Scenario scenario = small_scenario();
    WorkforceParameters& workforce = scenario.workforce;
    Grade grade;
    grade.name = grade.label = "worker";
    grade.turnover = 0.4;
    grade.agency = true;
    grade.time_to_fill = exponential_days(120.0);
    workforce.grades = {grade};
    workforce.sickness = {2.0, exponential_days(10.0)};
    workforce.agency = {0.7, exponential_days(30.0), 1.0, 0.4, 1.4};
    workforce.start = {2.0, 0.2};
    workforce.part_time_share = 0.3;
    workforce.part_time_fte = 0.6;
    workforce.overload_slope = 1.0;
    workforce.newly_qualified_share = 0.5;
    workforce.newly_qualified_load = 0.8;
    workforce.reallocation = exponential_days(7.0);
    workforce.change_of_worker = 0.7;
    for (Stage& stage : scenario.pathway.stages) stage.effort_hours = 12.0;
    stage_of(scenario, StageKind::contact).duty = true;
    stage_of(scenario, StageKind::assessment).paced = true;
    stage_of(scenario, StageKind::assessment).attention = {{10, 2.0}, {0, 4.0}};
    stage_of(scenario, StageKind::looked_after).effort_hours = 100.0;
    stage_of(scenario, StageKind::child_protection_plan).also = {{TeamId{carers}, 0.5}};
    for (const std::size_t team : {assessors, planners}) {
        scenario.teams[team].rule = Rule::stretch;
        scenario.teams[team].ceiling = 1.4;
    }
    return scenario;
}

double established(const model::World& world, std::uint32_t team) {
    double fte = 0.0;
    for (const model::Post& post : world.posts) {
        if (post.team.value == team && post.holder != model::Holder::abolished)
            fte += double{post.fte};
    }
    return fte;
}

}  // namespace kinflow::test
