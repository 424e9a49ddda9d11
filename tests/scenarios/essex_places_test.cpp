// Laws of places and courts on the shipped scenario of Essex, with the same luck on both sides.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "sim/model/census.h"
#include "sim/model/demand.h"
#include "sim/model/engine.h"
#include "sim/model/measures.h"
#include "sim/model/opening.h"
#include "sim/model/workforce.h"
#include "tests/scenarios/essex.h"
#include "tests/support/tallying_observer.h"

namespace kinflow::model {
namespace {

using laws::essex;

HouseholdParameters& households_of(Scenario& scenario) {
    for (PlacementType& type : scenario.placements.types) {
        if (type.households) return *type.households;
    }
    throw std::logic_error("no type of placement has households");
}

/// Mean of a count over the censuses seen.
template <class Count>
double mean_of(const test::TallyingObserver& seen, Count&& count) {
    core::Tally tally;
    for (const Census& census : seen.censuses()) tally.add(count(census));
    return tally.mean();
}

/// One replication; from `switched` on the parameters are those of `then`.
test::TallyingObserver run(const Compiled& tables, const Opening& opening,
                           std::uint32_t replication, const Compiled* then = nullptr,
                           core::Minute switched = core::never,
                           core::Minute counted = core::never) {
    bool counting = false;
    test::TallyingObserver seen{tables.pathway().stages.size()};
    World world{tables, {1, replication}, seen, 0, tables.end()};
    opening.draw(world);
    start_workforce(world);
    start_arrivals(world);
    schedule_censuses(world);
    while (const auto event = next_event(world)) {
        if (event->time() >= switched) world.phase = then;
        if (event->time() >= counted && !counting) {
            seen.forget(event->time());
            counting = true;
        }
        handle(world, *event);
    }
    return seen;
}

double share_in(const Scenario& scenario, const Census& census, bool residential) {
    double children = 0.0;
    for (std::size_t i = 0; i < scenario.placements.types.size(); ++i) {
        const PlacementType& type = scenario.placements.types[i];
        const bool counted = residential
                                 ? type.residential
                                 : type.foster && type.provider == Provider::private_or_voluntary;
        if (counted) children += census.looked_after_by_placement[i];
    }
    return children / census.looked_after;
}

TEST(Essex, MoreFosterHouseholdsNeverRaiseTheResidentialShareAndLowerThatOfAgencies) {
    std::vector<double> residential;
    std::vector<double> agency;
    for (const int more : {-150, 0, 150}) {
        Scenario scenario = essex();
        households_of(scenario).start += more;
        const Compiled tables{scenario};
        const Opening opening{tables, 1};
        core::Tally homes;
        core::Tally bought;
        for (std::uint32_t replication = 0; replication < 6; ++replication) {
            const auto seen = run(tables, opening, replication);
            homes.add(mean_of(
                seen, [&](const Census& census) { return share_in(scenario, census, true); }));
            bought.add(mean_of(
                seen, [&](const Census& census) { return share_in(scenario, census, false); }));
        }
        residential.push_back(homes.mean());
        agency.push_back(bought.mean());
    }
    // A difference of less than a thousandth is the chance of who moves when.
    EXPECT_LE(residential[1], residential[0] + 0.001);
    EXPECT_LE(residential[2], residential[1] + 0.001);
    EXPECT_LT(agency[1], 0.8 * agency[0]);
    EXPECT_LE(agency[2], agency[1] + 0.005);
}

TEST(Essex, NoHouseholdAndNoMarketIsEverOverfilledByThoseWhoComeLater) {
    const Compiled tables{essex()};
    const Opening opening{tables, 1};
    test::TallyingObserver seen{tables.pathway().stages.size()};
    World world{tables, {1, 0}, seen, 0, tables.end()};
    opening.draw(world);
    start_workforce(world);
    start_arrivals(world);
    std::vector<int> before;
    for (const core::PlacePool& pool : world.places) before.push_back(pool.taken());
    int events = 0;
    while (const auto event = next_event(world)) {
        handle(world, *event);
        for (std::size_t i = 0; i < before.size(); ++i) {
            const core::PlacePool& pool = world.places[i];
            const bool grew = pool.taken() > before[i];
            ASSERT_TRUE(!grew || pool.is_unlimited() || pool.taken() <= pool.places());
            before[i] = pool.taken();
        }
        if (++events % 500 != 0) continue;
        for (const Homes& homes : world.homes) {
            for (const FosterHousehold& home : homes.households)
                ASSERT_LE(home.placed, home.places);
        }
        for (const CareRecord& record : world.care) {
            ASSERT_TRUE(!record.active || record.leaving_care || record.placement);
        }
    }
}

/// Essex with proceedings of so many weeks, an adopter for every child, a hearing when it is asked
/// for, and nobody who goes home while the court sits (longer proceedings would send home some who
/// would then have stayed until 18): so that the length of proceedings is all that changes.
Scenario with_proceedings(double weeks) {
    Scenario scenario = essex();
    scenario.care.proceedings = {core::Distribution::gamma(10.0, 7.0 * weeks), false};
    scenario.care.proceedings_before.reset();
    scenario.care.hearings = -1.0;
    scenario.care.adopters.reset();
    std::erase_if(scenario.care.exits, [](const ExitHazard& exit) {
        return exit.status == LegalStatus::interim_care_order;
    });
    return scenario;
}

TEST(Essex, ShorterProceedingsLowerTheStockByTheRateOfThoseWhoLeaveAtTheirEndTimesTheTimeSaved) {
    const Scenario slow = with_proceedings(50.0);
    const Scenario quick = with_proceedings(28.0);
    const Compiled slow_tables{slow};
    const Compiled quick_tables{quick};
    const Opening opening{slow_tables, 1};
    const core::Minute switched = core::minutes_from_years(0.5);
    // Three years on, those begun before have ended, and so have the adoptions that follow.
    const core::Minute counted = core::minutes_from_years(3.0);
    core::Tally saved;
    core::Tally leaving;  // a year
    const Pathway& pathway = slow.pathway;
    const auto stock = [](const Census& census) { return census.looked_after; };
    for (std::uint32_t replication = 0; replication < 8; ++replication) {
        const auto before = run(slow_tables, opening, replication, &slow_tables, switched, counted);
        const auto after = run(slow_tables, opening, replication, &quick_tables, switched, counted);
        saved.add(mean_of(before, stock) - mean_of(after, stock));
        const auto gone =
            after.flow(Flow::care_proceedings_completed) -
            after.moves(pathway.proceedings, pathway.looked_after) +
            after.flow(Flow::looked_after_ceased, static_cast<std::size_t>(CareExit::adoption));
        leaving.add(static_cast<double>(gone) / 2.0);
    }
    const double expected = leaving.mean() * 22.0 * 7.0 / core::days_per_year;
    RecordProperty("saved", std::to_string(saved.mean()));
    RecordProperty("expected", std::to_string(expected));
    EXPECT_GT(expected, 25.0);
    EXPECT_NEAR(saved.mean(), expected, 0.15 * expected)
        << "standard error " << saved.standard_error();
}

}  // namespace
}  // namespace kinflow::model
