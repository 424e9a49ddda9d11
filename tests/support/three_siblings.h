#pragma once

#include <gtest/gtest.h>

#include <utility>

#include "sim/model/care.h"
#include "sim/model/casework.h"
#include "tests/support/simulation.h"
#include "tests/support/small_scenario.h"

namespace kinflow::test {

/// A family with children of 4, 7 and 10 on a child in need plan, in a world where nothing happens
/// but what a test lets happen. All three go into care together.
class ThreeSiblings : public testing::Test {
  protected:
    explicit ThreeSiblings(model::Scenario scenario) : scenario_{std::move(scenario)} {
        add_family();
    }
    static model::Scenario quiet() {
        model::Scenario scenario = with_finite_places(small_scenario());
        freeze_need(scenario);
        scenario.care.siblings_together = 1.0;
        scenario.care.proceedings_share = {};
        scenario.care.exits = {};
        scenario.care.time_breaks = {};
        scenario.placements.types[kin].kin_available.reset();
        scenario.placements.types[own_foster].preference = {1, 1, 1, 1, 1};
        scenario.placements.types[own_foster].households->start = 0;
        scenario.placements.types[bought_foster].preference = {};
        scenario.placements.types[home].preference = {};
        return scenario;
    }
    model::FamilyId add_family() {
        const model::FamilyId id{static_cast<std::uint32_t>(world_.families.size())};
        model::Family family;
        family.entity = id.value;
        family.stage = scenario_.pathway.closed;
        family.children = 3;
        family.first_child = model::ChildId{static_cast<std::uint32_t>(world_.children.size())};
        family.known_until = core::never;
        world_.add_family(family);
        for (std::uint8_t i = 0; i < 3; ++i) {
            model::Child child;
            child.family = id;
            child.born = core::minutes_from_years(-4.0 - 3.0 * i);
            child.place_in_family = i;
            world_.children.push_back(child);
        }
        enter_stage(world_, id, stage_id(model::StageKind::child_in_need_plan));
        return id;
    }
    void take(model::StageKind to = model::StageKind::looked_after, std::uint32_t family = 0) {
        take_into_care(world_, model::FamilyId{family}, stage_id(to));
    }
    [[nodiscard]] model::CareRecord& record(std::uint32_t child) {
        return world_.record(world_.children[child].care);
    }
    /// A foster household with so many places that takes any child.
    model::FosterHousehold& add_home(std::uint8_t places, std::uint8_t district = 0) {
        model::FosterHousehold home;
        home.district = district;
        home.places = places;
        home.takes_unrelated = true;
        auto& homes = world_.homes[own_foster];
        homes.households.push_back(home);
        homes.free.follow(homes.households.back(), homes.made++);
        return homes.households.back();
    }

    model::Scenario scenario_;
    model::Compiled tables_{scenario_};
    TallyingObserver seen_;
    model::World world_{tables_, {1, 0}, seen_, 0, tables_.end()};
};

}  // namespace kinflow::test
