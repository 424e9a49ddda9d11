#include "sim/model/gate.h"

#include <gtest/gtest.h>

#include <array>

namespace kinflow::model {
namespace {

const StageId nothing{0};
const StageId advice{1};
const StageId assessment{2};
const StageId disabled_service{3};
const StageId arrivals{4};

constexpr double always = -std::numeric_limits<double>::infinity();

const std::array<Route, 3> ordered{
    {{.to = nothing}, {.to = advice, .cut = 0.1}, {.to = assessment, .cut = 0.9}}};

StageId taken(std::span<const Route> routes, double perceived, const Family& family = {}) {
    const Route* route = choose(routes, family, perceived);
    return route != nullptr ? route->to : StageId::none();
}

TEST(Gate, TakesTheLastRouteWhoseCutIsReached) {
    EXPECT_EQ(taken(ordered, -5.0), nothing);
    EXPECT_EQ(taken(ordered, 0.0999), nothing);
    EXPECT_EQ(taken(ordered, 0.5), advice);
    EXPECT_EQ(taken(ordered, 7.0), assessment);
}

TEST(Gate, ACutIsReachedByItsOwnValue) {
    EXPECT_EQ(taken(ordered, 0.1), advice);
    EXPECT_EQ(taken(ordered, 0.9), assessment);
}

TEST(Gate, TakesNoRouteWhenNoneIsReached) {
    const std::array<Route, 2> escalate{
        {{.to = advice, .cut = 1.5}, {.to = assessment, .cut = 3.0}}};
    EXPECT_EQ(taken(escalate, 1.4), StageId::none());
    EXPECT_EQ(taken(escalate, 1.6), advice);
    EXPECT_EQ(taken({}, 9.0), StageId::none());
}

TEST(Gate, ALongStayIsRenewedOnlyWellInsideItsCuts) {
    const Route* renewal = &ordered[1];  // from 0.1 to 0.9
    const auto then = [&](double perceived, double narrower) {
        return after_long_stay(ordered, renewal, perceived, narrower)->to;
    };
    EXPECT_EQ(then(0.5, 0.3), advice);
    EXPECT_EQ(then(0.39, 0.3), nothing);
    EXPECT_EQ(then(0.61, 0.3), assessment);
    EXPECT_EQ(then(0.49, 0.6), nothing);  // no need is inside both: the nearer cut decides
    EXPECT_EQ(then(0.51, 0.6), assessment);
}

TEST(Gate, ALongStayWithoutAWayBeyondIsRenewedHoweverHighTheNeed) {
    const std::span<const Route> two{ordered.data(), 2};
    EXPECT_EQ(after_long_stay(two, &two[1], 9.0, 0.3)->to, advice);
    EXPECT_EQ(after_long_stay(two, &two[1], 0.2, 0.3)->to, nothing);
}

TEST(Gate, ARouteWithAConditionIsForThoseFamiliesWhateverTheirNeed) {
    const std::array<Route, 5> routes{
        {{.to = nothing},
         {.to = advice, .cut = 0.1},
         {.to = assessment, .cut = 0.9},
         {.to = disabled_service, .cut = always, .when = Condition::disabled},
         {.to = arrivals, .cut = always, .when = Condition::unaccompanied}}};
    Family disabled;
    disabled.disabled = true;
    Family unaccompanied;
    unaccompanied.unaccompanied = true;
    for (const double need : {-9.0, 0.5, 9.0}) {
        EXPECT_EQ(taken(routes, need, disabled), disabled_service);
        EXPECT_EQ(taken(routes, need, unaccompanied), arrivals);
    }
    EXPECT_EQ(taken(routes, 9.0), assessment);
}

}  // namespace
}  // namespace kinflow::model
