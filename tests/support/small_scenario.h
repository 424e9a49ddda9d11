#pragma once

#include "sim/model/scenario.h"

namespace kinflow::test {

/// A council of 20,000 children, whole and small: some 600 families a year, one stage of each kind,
/// three years from 1 April 2013. Numbers are near those of a county, scaled down. Made in code, so
/// that the tests of the model do not need the scenario's file format.
[[nodiscard]] model::Scenario small_scenario();

/// The small scenario's teams and placement types, in their order.
enum SmallTeam : std::uint32_t { front_door, helpers, assessors, planners, carers, advisers };
enum SmallPlacement : std::uint32_t { own_foster, bought_foster, home, adopters, kin };

/// The small scenario's stages stand in the order of their kinds.
[[nodiscard]] constexpr model::StageId stage_id(model::StageKind kind) {
    return model::StageId{static_cast<std::uint32_t>(kind)};
}
[[nodiscard]] inline model::Stage& stage_of(model::Scenario& scenario, model::StageKind kind) {
    return scenario.pathway.stages[stage_id(kind).value];
}

/// The same with foster households one by one in place of the pool `own_foster`, with a fifth type,
/// `kin`, with adopters, hearings and districts: everything finite, some of it scarce.
[[nodiscard]] model::Scenario with_finite_places(model::Scenario scenario);

/// Foster households that are approved for all ages and take everybody: what a test changes stands
/// out.
[[nodiscard]] model::HouseholdParameters plain_households(int start, double places);

/// Every family has one child, so that whatever happens to a case happens to one child.
void one_child_families(model::Scenario& scenario);

/// Need is 0 for every family and for ever: gates are decided by their noise alone, and nobody
/// comes back of their own accord.
void freeze_need(model::Scenario& scenario);

/// Calendar days.
[[nodiscard]] model::Duration exponential_days(double mean);
[[nodiscard]] model::Duration constant_days(double days);

}  // namespace kinflow::test
