#include "sim/model/free_homes.h"

#include <algorithm>
#include <tuple>

#include "sim/model/matching.h"
#include "tests/support/three_siblings.h"

namespace kinflow::model {
namespace {

constexpr PlacementTypeId own{test::own_foster};

class FreeHomesLists : public test::ThreeSiblings {
  protected:
    FreeHomesLists() : ThreeSiblings{quiet()} {}
};

/// Of all households the first of the best, looked at one by one.
std::uint32_t best_of_all(const World& world, const Wanted& wanted) {
    const auto& homes = world.homes[test::own_foster].households;
    const double tolerance = world.scenario().placements.matching.age_tolerance;
    const auto count = static_cast<std::uint32_t>(homes.size());
    const auto begin = static_cast<std::uint32_t>(wanted.luck * count);
    std::uint32_t best = no_household;
    auto least = std::tuple{true, true, true, 99};
    for (std::uint32_t k = 0; k < count; ++k) {
        const std::uint32_t i = (begin + k) % count;
        const FosterHousehold& home = homes[i];
        const double off = std::max({0.0, home.from_age - wanted.age, wanted.age - home.to_age});
        const int free = home.places - home.placed;
        const bool kin = home.placed > 0 && home.family == wanted.family;
        const bool welcome = home.placed == 0 || (kin ? home.takes_siblings : home.takes_unrelated);
        if (home.unused || free <= 0 || off > tolerance || !welcome) continue;
        const bool apart = wanted.together > 1 && (!home.takes_siblings || free < wanted.together);
        const auto misfit =
            std::tuple{off > 0.0, apart, home.out_of_area || home.district != wanted.district,
                       std::max(0, free - wanted.together)};
        if (best != no_household && misfit >= least) continue;
        least = misfit;
        best = i;
    }
    return best;
}

TEST_F(FreeHomesLists, HideNoneThatIsBetter) {
    core::Stream draws{{1, 0}, 0, 0};
    const auto below = [&](int n) { return static_cast<std::uint8_t>(n * draws.uniform()); };
    for (const int size : {3, 12, 200}) {
        Homes& homes = world_.homes[test::own_foster];
        homes = {};
        for (int i = 0; i < size; ++i) {
            const auto places = static_cast<std::uint8_t>(1 + below(5));
            FosterHousehold& home = add_home(places, below(3));
            home.from_age = static_cast<std::uint8_t>(5 * below(3));
            home.to_age = static_cast<std::uint8_t>(home.from_age + 4 + below(10));
            home.takes_siblings = below(2) == 0;
            home.takes_unrelated = below(2) == 0;
            home.unused = below(10) == 0;
            home.placed = std::min(places, below(4));
            home.family = FamilyId{1};
            homes.free.follow(home, static_cast<std::uint32_t>(i));
        }
        for (int child = 0; child < 300; ++child) {
            Wanted wanted;
            wanted.age = 18.0 * draws.uniform();
            wanted.family = FamilyId{0};
            wanted.district = below(4);
            wanted.together = 1 + below(6);
            wanted.luck = draws.uniform();
            EXPECT_EQ(best_household(world_, own, wanted).household, best_of_all(world_, wanted));
        }
    }
}

}  // namespace
}  // namespace kinflow::model
