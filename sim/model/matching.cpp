#include "sim/model/matching.h"

#include <algorithm>
#include <limits>

namespace kinflow::model {

namespace {

double years_off(const FosterHousehold& home, double age) {
    // A child about to be born is placed as one just born.
    const double years = std::max(0.0, age);
    return std::max({0.0, home.from_age - years, years - home.to_age});
}

bool is_open(const FosterHousehold& home, const Wanted& wanted, core::Minute now) {
    if (home.gone || home.unused || home.closing || home.placed >= home.places) return false;
    if (home.rests_until > now) return false;
    if (home.placed == 0) return true;
    return home.family == wanted.family ? home.takes_siblings : home.takes_unrelated;
}

/// Lower suits better; each consideration weighs more than all that follow it.
int misfit(const FosterHousehold& home, const Wanted& wanted, bool off, bool apart) {
    const int distance = home.out_of_area || home.district != wanted.district ? 1 : 0;
    const int spare = std::clamp(home.places - home.placed - wanted.together, 0, 7);
    return (off ? 64 : 0) + (apart ? 32 : 0) + distance * 8 + spare;
}

bool suits(const World& world, PlacementTypeId type, const FosterHousehold& home,
           const Wanted& wanted, double share) {
    if (share >= 1.0 || wanted.settled || home.family == wanted.family) return true;
    return luck(world.seed, Purpose::suitable, wanted.entity, home.number, type.value).uniform() <
           share;
}

}  // namespace

Match best_household(const World& world, PlacementTypeId type, const Wanted& wanted) {
    const auto& households = world.homes[type.value].households;
    const double tolerance = world.scenario().placements.matching.age_tolerance;
    const auto& of = world.scenario().placements.types[type.value].households;
    const double suitable = of ? of->suits : 1.0;
    const std::size_t count = households.size();
    const auto begin = static_cast<std::size_t>(wanted.luck * static_cast<double>(count));
    Match best;
    int least = std::numeric_limits<int>::max();
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = begin + k < count ? begin + k : begin + k - count;
        const FosterHousehold& home = households[i];
        if ((type == wanted.from && i == wanted.avoid) || !is_open(home, wanted, world.now))
            continue;
        const double off = years_off(home, wanted.age);
        if (off > tolerance) continue;
        const bool apart = wanted.together > 1 &&
                           (!home.takes_siblings || home.places - home.placed < wanted.together);
        const int score = misfit(home, wanted, off > 0.0, apart);
        if (score >= least || !suits(world, type, home, wanted, suitable)) continue;
        least = score;
        best = {static_cast<std::uint32_t>(i), off > 0.0 || apart};
        if (score == 0) break;
    }
    return best;
}

bool takes_another(const World& world, PlacementTypeId type, std::uint32_t household, double age) {
    const FosterHousehold& home = world.homes[type.value].households[household];
    return !home.gone && !home.closing && home.takes_siblings && home.placed < home.places &&
           years_off(home, age) <= world.scenario().placements.matching.age_tolerance;
}

}  // namespace kinflow::model
