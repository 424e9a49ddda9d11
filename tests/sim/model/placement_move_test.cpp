#include "sim/model/placing.h"
#include "tests/support/three_siblings.h"

namespace kinflow::model {
namespace {

class PlacementMoves : public test::ThreeSiblings {
  protected:
    PlacementMoves() : ThreeSiblings{quiet()} {}
};

/// When the child's placement is due to end.
core::Minute due_of(World& world, ChildId id) {
    world.events.clear();
    schedule_move(world, id);
    return world.events.empty() ? core::never : world.events.top().time();
}

TEST_F(PlacementMoves, LeadToAnotherHousehold) {
    for (int i = 0; i < 2; ++i) add_home(3);
    take();
    for (int i = 0; i < 6; ++i) {
        const std::uint32_t before = record(0).household;
        change_placement(world_, ChildId{0});
        EXPECT_NE(record(0).household, before);
    }
}

TEST_F(PlacementMoves, OfPoorMatchesComeSoonerByTheStatedFactor) {
    add_home(3);
    take();
    scenario_.placements.types[test::own_foster].move_rates = {2.0, 2.0};
    scenario_.placements.matching.poor_match_moves = 4.0;
    const Compiled tables{scenario_};
    world_.phase = &tables;
    int compared = 0;
    for (std::uint8_t placement = 1; placement < 60; ++placement) {
        world_.child(ChildId{0}).placements = placement;
        record(0).poor_match = false;
        const core::Minute good = due_of(world_, ChildId{0});
        record(0).poor_match = true;
        const core::Minute poor = due_of(world_, ChildId{0});
        if (good == core::never) continue;
        EXPECT_NEAR(poor, good / 4.0, 1.0);
        ++compared;
    }
    EXPECT_GT(compared, 40);
}

}  // namespace
}  // namespace kinflow::model
