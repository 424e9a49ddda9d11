#include "sim/model/placing.h"
#include "tests/support/three_siblings.h"

namespace kinflow::model {
namespace {

constexpr PlacementTypeId own{test::own_foster};

class WithKin : public test::ThreeSiblings {
  protected:
    static Scenario all_with_kin() {
        Scenario scenario = quiet();
        scenario.placements.types[test::kin].kin_available = ByAge{1, 1, 1, 1, 1};
        return scenario;
    }
    WithKin() : ThreeSiblings{all_with_kin()} {}
};

TEST_F(WithKin, ChildrenGoToOneHouseholdThatIsMadeForThemAndEndsWithThem) {
    take();
    const Homes& homes = world_.homes[test::kin];
    ASSERT_EQ(homes.made, 1U);
    EXPECT_EQ(homes.households[0].places, 3);
    EXPECT_EQ(homes.households[0].placed, 3);
    EXPECT_EQ(state_of(world_, homes.households[0]), HouseholdState::full);
    for (std::uint32_t child = 0; child < 3; ++child) {
        EXPECT_EQ(record(child).placement, PlacementTypeId{test::kin});
        record(child).reason = CareExit::return_home;
        leave_care(world_, ChildId{child});
    }
    EXPECT_EQ(homes.gone, 1U);
}

TEST_F(WithKin, KinAreTriedOnceInASpell) {
    add_home(3);
    take();
    change_placement(world_, ChildId{0});
    EXPECT_EQ(record(0).placement, own);
    change_placement(world_, ChildId{0});
    EXPECT_NE(record(0).placement, PlacementTypeId{test::kin});
}

}  // namespace
}  // namespace kinflow::model
