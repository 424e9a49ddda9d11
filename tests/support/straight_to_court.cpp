#include "tests/support/straight_to_court.h"

#include "tests/support/small_scenario.h"

namespace kinflow::test {

model::Scenario straight_to_court(double families_per_10000) {
    model::Scenario scenario = small_scenario();
    one_child_families(scenario);
    freeze_need(scenario);
    scenario.families.disabled_share = 0.0;
    scenario.families.leave_area_rate = 0.0;
    scenario.channels.resize(1);
    scenario.channels[0].families_per_10000 = families_per_10000;
    scenario.channels[0].age_mix = {0.0, 1.0, 0.0, 0.0, 0.0};
    model::Stage& contact = stage_of(scenario, model::StageKind::contact);
    contact.team = model::TeamId::none();
    contact.duration = constant_days(0.0);
    contact.routes = {{.to = scenario.pathway.proceedings, .cut = -1e9}};
    scenario.care.exits = {};
    return scenario;
}

}  // namespace kinflow::test
