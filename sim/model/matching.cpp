#include "sim/model/matching.h"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

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

/// Of a household approved for the child's age. Lower suits better; each consideration weighs more
/// than all that follow it.
int least_misfit(int spare, bool apart, bool elsewhere) {
    return (apart ? 32 : 0) + (elsewhere ? 8 : 0) + std::clamp(spare, 0, 7);
}

int misfit(const FosterHousehold& home, const Wanted& wanted, bool off, bool apart) {
    const bool elsewhere = home.out_of_area || home.district != wanted.district;
    const int spare = home.places - home.placed - wanted.together;
    return (off ? 64 : 0) + least_misfit(spare, apart, elsewhere);
}

bool suits(const World& world, PlacementTypeId type, const FosterHousehold& home,
           const Wanted& wanted, double share) {
    if (share >= 1.0 || wanted.settled || home.family == wanted.family) return true;
    return luck(world.seed, Purpose::suitable, wanted.entity, home.number, type.value).uniform() <
           share;
}

/// The best of the households looked at so far. Among equals the first is taken, counting from a
/// place that the child's luck picks.
class Search {
  public:
    Search(const World& world, PlacementTypeId type, const Wanted& wanted)
        : world_{world},
          type_{type},
          wanted_{wanted},
          households_{world.homes[type.value].households},
          begin_{static_cast<std::uint32_t>(wanted.luck * static_cast<double>(households_.size()))},
          tolerance_{world.scenario().placements.matching.age_tolerance} {
        const auto& of = world.scenario().placements.types[type.value].households;
        if (of) suitable_ = of->suits;
    }

    void look_at(std::uint32_t number) {
        const FosterHousehold& home = households_[number];
        if (type_ == wanted_.from && number == wanted_.avoid) return;
        if (!is_open(home, wanted_, world_.now)) return;
        const double off = years_off(home, wanted_.age);
        if (off > tolerance_) return;
        const bool apart = wanted_.together > 1 &&
                           (!home.takes_siblings || home.places - home.placed < wanted_.together);
        const std::uint64_t rank = rank_of(misfit(home, wanted_, off > 0.0, apart), number);
        if (rank >= least_ || !suits(world_, type_, home, wanted_, suitable_)) return;
        least_ = rank;
        best_ = {number, off > 0.0 || apart};
    }

    /// A list of which no household has a misfit below `bound`.
    void look_at(std::span<const std::uint32_t> list, int bound) {
        if (is_below(bound)) return;
        const auto middle = std::lower_bound(list.begin(), list.end(), begin_);
        if (!look_until(middle, list.end(), bound)) look_until(list.begin(), middle, bound);
    }

    /// The best so far has a smaller misfit.
    [[nodiscard]] bool is_below(int misfit) const {
        return least_ >> 32U < static_cast<std::uint64_t>(misfit);
    }
    [[nodiscard]] const Match& best() const { return best_; }

  private:
    [[nodiscard]] std::uint64_t rank_of(int misfit, std::uint32_t number) const {
        const auto count = static_cast<std::uint32_t>(households_.size());
        const std::uint32_t after = number >= begin_ ? number - begin_ : number + count - begin_;
        return std::uint64_t{static_cast<std::uint32_t>(misfit)} << 32U | after;
    }
    /// True once a household has been found than which the rest of the list cannot be better.
    template <class Position>
    bool look_until(Position at, Position end, int bound) {
        for (; at != end; ++at) {
            look_at(*at);
            if (best_.household == *at && !is_below(bound) && is_below(bound + 1)) return true;
        }
        return false;
    }

    const World& world_;
    PlacementTypeId type_;
    const Wanted& wanted_;
    const std::vector<FosterHousehold>& households_;
    std::uint32_t begin_;
    double tolerance_;
    double suitable_ = 1.0;
    Match best_;
    std::uint64_t least_ = std::numeric_limits<std::uint64_t>::max();
};

/// Households that have brothers and sisters of the child, and no place for others.
void look_at_siblings(const World& world, PlacementTypeId type, FamilyId id, Search& search) {
    const Family& family = world.families[id.value];
    for (std::uint32_t i = 0; i < family.children; ++i) {
        const Child& child = world.children[family.first_child.value + i];
        if (!child.care) continue;
        const CareRecord& record = world.care[child.care.value];
        if (record.placement == type && record.household != no_household) {
            search.look_at(record.household);
        }
    }
}

}  // namespace

Match best_household(const World& world, PlacementTypeId type, const Wanted& wanted) {
    const FreeHomes& free = world.homes[type.value].free;
    const std::size_t own = FreeHomes::neighbourhood(wanted.district);
    Search search{world, type, wanted};
    look_at_siblings(world, type, wanted.family, search);
    // From the lists that may hold the best to those that cannot.
    const int room = std::min(wanted.together, FreeHomes::most_free);
    for (const bool apart : {false, true}) {
        const int from = apart ? 1 : room;
        const int to = apart ? room - 1 : FreeHomes::most_free;
        for (const bool elsewhere : {false, true}) {
            for (int places = from; places <= to; ++places) {
                const int bound = least_misfit(places - room, apart, elsewhere);
                if (search.is_below(bound)) break;
                for (std::size_t where = 0; where < free.neighbourhoods(); ++where) {
                    if ((where != own) == elsewhere)
                        search.look_at(free.list(where, places), bound);
                }
            }
        }
    }
    return search.best();
}

bool takes_another(const World& world, PlacementTypeId type, std::uint32_t household, double age) {
    const FosterHousehold& home = world.homes[type.value].households[household];
    return !home.gone && !home.closing && home.takes_siblings && home.placed < home.places &&
           years_off(home, age) <= world.scenario().placements.matching.age_tolerance;
}

}  // namespace kinflow::model
