// Faults that only several keys together can have: names, dates, sums, and how a pathway hangs
// together.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/scenario/mistake.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::ElementsAre;

class ACrossFault : public ::testing::TestWithParam<Mistake> {};

TEST_P(ACrossFault, IsTheOnlyFaultAndIsReportedWhereItStands) {
    const Mistake& m = GetParam();
    const Texts texts = with_change(small_scenario(), m.file, m.from, m.to);
    EXPECT_THAT(faults_of(texts), ElementsAre(fault_at(texts, m.file, m.mark, m.path, m.message)));
}

const std::vector<Mistake> of_area{
    {"EndBeforeStart", area_file, "end: 2014-04-01", "end: 2012-04-01", "2012-04-01", "end",
     "2012-04-01 is not after the start, 2013-04-01"},
    {"ShockThatEndsBeforeItBegins", area_file, "to: 2013-12-01", "to: 2013-08-01", "2013-08-01",
     "demand.channels.police.shocks[0].to", "2013-08-01 is not after 2013-09-01"},
    {"UnknownMeasure", area_file, "measure: looked_after_count", "measure: looked_after_cuont",
     "looked_after_cuont", "targets[0].measure",
     "there is no measure `looked_after_cuont`; did you mean `looked_after_count`?"},
    {"TargetPeriodBackwards", area_file, "from: 2013-11-01", "from: 2014-11-01",
     "2014-01-31, value: 50", "targets[1].to", "the last day is before the first"},
    {"UnknownPlacementType", area_file, "fall_back: [home]", "fall_back: [hotel]", "hotel",
     "placements.types.foster.fall_back[0]",
     "there is no placement type `hotel`; allowed: foster, home"},
    {"UnknownPlacementTypeAsAKey", area_file, "home: {value: 0.2", "hom: {value: 0.2", "hom:",
     "start_stocks.placement_shares.hom", "there is no placement type `hom`; did you mean `home`?"},
    {"SharesThatDoNotAddUp", area_file, "home: {value: 0.2", "home: {value: 0.4",
     "foster: {value: 80", "start_stocks.placement_shares", "the shares must add up to 1"},
    {"StocksLargerThanTheirSum", area_file, "children_in_need: {value: 200",
     "children_in_need: {value: 60", "{value: 60, unit: children", "start_stocks.children_in_need",
     "fewer than the looked after, the children on a plan and the care leavers together, whom the "
     "census counts too"},
    {"MoreThanAllInCourt", area_file, "placement_order: {values: [0.5",
     "placement_order: {values: [0.7", "placement_order:", "care.court",
     "the three shares of age band 1 add up to more than 1"},
    {"TooFewRowsOfTime", area_file, ", [3, 3, 3, 3, 3]]", "]", "[[1, 1, 1, 1, 1]",
     "care.exits[0].rates.values",
     "found 2 bands of time; 3 are needed, one more than time_bands has numbers"},
    {"MoreOfATypeThanItsPlaces", area_file, "places: {value: 50", "places: {value: 30",
     "{value: 80, unit: percent", "start_stocks.placement_shares.foster",
     "the share is 32 of 40 children looked after, but only 30 places can be used"},
    {"HouseholdsBesideANumberOfPlaces", area_file, "fall_back: [home]",
     "fall_back: [home]\n      kin_available: {values: [1, 1, 1, 1, 1], unit: share, assumed: a "
     "guess}",
     "{value: 50, unit: places", "placements.types.foster.places",
     "must be `unlimited`, since the households decide how many places there are"},
    {"TooManyMoveRates", area_file, "moves: {values: [0.9, 0.3]", "moves: {values: [0.9, 0.3, 0.1]",
     "[0.9, 0.3, 0.1]", "placements.types.foster.moves.values",
     "found 3 bands of time; 2 are needed, one more than time_bands has numbers"},
};
INSTANTIATE_TEST_SUITE_P(OfArea, ACrossFault, ::testing::ValuesIn(of_area), name_of_test);

const std::string open_route = "      - {to: closed, outcome: not_in_need}\n";

const std::vector<Mistake> of_pathway{
    {"UnknownStage", pathway_file, "{to: court,", "{to: cuort,", "cuort",
     "stages.plan.routes[2].to", "there is no stage `cuort`; did you mean `court`?"},
    {"UnknownStageAfterReturn", pathway_file, "return_home_to: plan", "return_home_to: plans",
     "plans", "return_home_to", "there is no stage `plans`; did you mean `plan`?"},
    {"UnknownTeam", pathway_file, "team: front_door", "team: frontdoor", "frontdoor",
     "stages.contact.team", "there is no team `frontdoor`; did you mean `front_door`?"},
    {"KindThatIsMissing", pathway_file,
     "  leaving_care: {kind: leaving_care, label: Leaving care}\n", "", "contact:\n    kind",
     "stages", "there is no stage of kind leaving_care; exactly one is needed"},
    {"KindGivenTwice", pathway_file, "kind: assessment", "kind: contact",
     "contact\n    label: Assess", "stages.assessment.kind",
     "a second stage of kind contact; `contact` is one already, and exactly one is allowed"},
    {"CutsThatFall", pathway_file, "cut: {value: 3.5", "cut: {value: 0.7", "0.7, unit",
     "stages.contact.routes[2].cut.value",
     "the cut does not rise; each must be above the one before it"},
    {"EscalationWithoutACut", pathway_file, "cut: {value: 3.9, unit: sd, assumed: a crisis}",
     "cut: {value: 3.9, unit: sd}", "cut: {value: 3.9", "stages.plan.escalate[0].cut",
     "nothing says where the number comes from; one is needed of: source (an id of the register), "
     "calibrated, assumed, policy"},
    {"SecondRouteWithoutACut", pathway_file, "plan, cut: {value: 1.1, unit: sd, assumed: a guess}",
     "plan", "{to: plan}", "stages.assessment.routes[1]",
     "only the first route has neither `cut` nor `when`"},
    {"NoRouteWithoutACut", pathway_file, open_route, "", "- {to: plan, cut: {value: 1.1",
     "stages.assessment.routes",
     "one route, the first, must have neither `cut` nor `when`: it is taken when no other is"},
    {"CutAndCondition", pathway_file, "when: unaccompanied",
     "when: unaccompanied, cut: {value: 5, unit: sd, assumed: x}", "{to: assessment, when",
     "stages.contact.routes[3]",
     "a route has `when` or `cut`, not both: `when` takes its families whatever their need"},
    {"ClosingWithoutAnOutcome", pathway_file, "closed, outcome: need_met", "closed", "{to: closed}",
     "stages.plan.routes[0].outcome", "missing: how a case that closes here is recorded"},
    {"OutcomeOfACaseThatGoesOn", pathway_file, "when: unaccompanied",
     "when: unaccompanied, outcome: advice", "advice", "stages.contact.routes[3].outcome",
     "only a route to the closed stage has an outcome"},
    {"StageThatNothingReaches", pathway_file,
     "      - {to: court, cut: {value: 3, unit: sd, assumed: grave}}\n", "", "court: {kind",
     "stages.court", "no route leads here from the first contact"},
    {"StageThatNothingLeaves", pathway_file,
     "    routes:\n      - {to: closed, outcome: not_in_need}\n      - {to: plan, cut: {value: "
     "1.1, unit: sd, "
     "assumed: a guess}}\n",
     "", "kind: assessment", "stages.assessment.routes", "missing: nothing leaves this stage"},
    {"StageThatNeverEnds", pathway_file,
     "    routes:\n      - {to: closed, outcome: not_in_need}\n      - {to: plan, cut: {value: "
     "1.1, unit: sd, "
     "assumed: a guess}}\n",
     "    routes:\n      - {to: assessment}\n", "assessment:\n    kind", "stages.assessment",
     "no route leads from here to the closed stage"},
    {"RoutesOutOfCare", pathway_file, "{kind: looked_after, label: Looked after}",
     "{kind: looked_after, label: Looked after, routes: [{to: closed, outcome: need_met}]}",
     "[{to: closed", "stages.looked_after.routes",
     "a stage of kind looked_after has none; the area's `care` says how children leave it"},
    {"GateWithoutNoise", pathway_file, "    noise: {value: 0.6, unit: sd, assumed: a guess}\n", "",
     "kind: assessment", "stages.assessment.noise",
     "missing: a stage whose routes have cuts needs it"},
    {"StayWithoutALength", pathway_file,
     "    duration: {distribution: lognormal, median: 4, sigma: 0.5, unit: months, assumed: a "
     "guess}\n",
     "", "kind: child_in_need_plan", "stages.plan.duration", "missing: length of a stay"},
};
INSTANTIATE_TEST_SUITE_P(OfPathway, ACrossFault, ::testing::ValuesIn(of_pathway), name_of_test);

}  // namespace
}  // namespace kinflow::scenario::test
