// Families whose case is closed come back as often as is published, though Essex is not fitted to
// it.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "sim/model/demand.h"
#include "sim/model/engine.h"
#include "tests/scenarios/essex.h"

namespace kinflow::model {
namespace {

struct Closure {
    FamilyId family;
    core::Minute at;
    int children;
};

/// What happened to families in the years before the first day, without limits on staff.
struct History {
    std::vector<Closure> closures;
    std::vector<std::vector<core::Minute>> referrals;  ///< by family
};

History history_of(const Compiled& tables) {
    SilentObserver silence;
    World world{tables, {1, 0}, silence, tables.history_begin(), 0, Limits::none};
    start_arrivals(world);
    History seen;
    while (const auto event = next_event(world)) {
        const auto kind = static_cast<EventKind>(event->kind);
        const bool of_family = kind == EventKind::stay_end || kind == EventKind::incident;
        const FamilyId id{event->entity};
        const Family before = of_family ? world.family(id) : Family{};
        handle(world, *event);
        if (!of_family) continue;
        const Family& after = world.family(id);
        seen.referrals.resize(world.families.size());
        if (after.referred != before.referred) seen.referrals[id.value].push_back(after.referred);
        const StageKind from = world.stage(before.stage).kind;
        if (from >= StageKind::referral && from != StageKind::closed &&
            world.stage(after.stage).kind == StageKind::closed) {
            seen.closures.push_back({id, world.now, before.in_case});
        }
    }
    return seen;
}

/// Share of the children of cases closed ten to six years before the first day who were referred
/// again within `years`.
double referred_again(const History& seen, double years) {
    double again = 0.0;
    double all = 0.0;
    for (const Closure& closure : seen.closures) {
        if (closure.at < -core::minutes_from_years(10.0) ||
            closure.at > -core::minutes_from_years(6.0)) {
            continue;
        }
        const auto& referrals = seen.referrals[closure.family.value];
        const auto next = std::upper_bound(referrals.begin(), referrals.end(), closure.at);
        all += closure.children;
        if (next != referrals.end() && *next - closure.at <= core::minutes_from_years(years)) {
            again += closure.children;
        }
    }
    return again / all;
}

TEST(EssexReturns, AreAsFrequentAfterClosureAsThoseOfEngland) {
    const Compiled tables{laws::essex()};
    const History seen = history_of(tables);
    // national.goldacre_rereferral: 32% within a year of closure, 58% within six.
    EXPECT_NEAR(referred_again(seen, 1.0), 0.32, 0.03);
    EXPECT_NEAR(referred_again(seen, 6.0), 0.58, 0.04);
}

}  // namespace
}  // namespace kinflow::model
