#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <string>

#include "calibration/fit/calibrate.h"
#include "calibration/fit/parameter_runner.h"
#include "calibration/sampler/tolerance_interval.h"
#include "results/summary.h"
#include "sim/core/random.h"

// Figures are simulated from known parameters of a sixth of Essex, and the parameters recovered.

namespace kinflow::calibration {
namespace {

const std::string root = KINFLOW_SOURCE_DIR;

scenario::FittedParameter parameter(const std::string& name, const std::string& path,
                                    scenario::Operation by, scenario::Prior prior) {
    scenario::FittedParameter made;
    made.varied.name = name;
    made.varied.parameter = path;
    made.varied.by = by;
    made.label = name;
    made.prior = prior;
    return made;
}

/// A flow of both years together: of one year a sixth of Essex has too few to say much.
model::Target of_two_years(const std::string& measure, double about) {
    using namespace std::chrono;
    model::Target made;
    made.measure = measure;
    made.from = core::Date{2013y / April / 1};
    made.to = core::Date{2015y / March / 31};
    made.value = about;
    made.tolerance = 0.1;
    return made;
}

scenario::CalibrationStudy study() {
    using scenario::Operation;
    using Kind = scenario::Prior::Kind;
    scenario::CalibrationStudy made;
    made.name = "recovery";
    made.area = root + "/scenarios/areas/essex-2013.yaml";
    made.overlays = {root + "/tests/calibration/fit/sixth_of_essex.yaml"};
    made.parameters = {
        parameter("demand", "demand.channels.*.rate", Operation::scale, {Kind::lognormal, 1, 0.2}),
        parameter("advice", "stages.contact.routes.advice.cut", Operation::add,
                  {Kind::normal, 0, 0.2}),
        parameter("assessed", "stages.referral.routes.assessment.cut", Operation::add,
                  {Kind::normal, 0, 0.25}),
        parameter("in_need", "stages.assessment.routes.child_in_need_plan.cut", Operation::add,
                  {Kind::normal, 0, 0.3}),
        parameter("plan_goes_on", "stages.child_protection_plan.routes.child_protection_plan.cut",
                  Operation::add, {Kind::normal, 0, 0.4}),
        parameter("home", "care.exits.return_home.rates", Operation::scale,
                  {Kind::lognormal, 1, 0.4}),
    };
    made.added = {of_two_years("contacts", 16000), of_two_years("looked_after_ceased", 170),
                  of_two_years("child_protection_plans_started", 190)};
    made.added_at.resize(made.added.size());
    made.discrepancy = 0.01;
    made.evaluations = 240;
    made.waves = 1;
    made.rounds = 2;
    made.members = 40;
    return made;
}

const char* const seen[] = {"contacts",
                            "contacts_advice_share",
                            "contacts_no_further_action_share",
                            "referrals",
                            "referrals_no_further_action_share",
                            "assessments_not_in_need_share",
                            "children_in_need_count",
                            "child_protection_plan_count",
                            "child_protection_plans_started",
                            "looked_after_count",
                            "looked_after_ceased"};

bool is_seen(const model::Target& target) {
    for (const char* measure : seen) {
        if (target.measure == measure) return true;
    }
    return false;
}

/// The plan of a calibration whose figures are those of one run with the true parameters.
CalibrationPlan plan_for(const ParameterRunner& runner, const Point& truth, std::uint64_t number) {
    const Evaluation run = runner.run({truth}, 1'000'000 + number, 2, true, nullptr, {}).front();
    EXPECT_TRUE(run.sound()) << run.fault;
    CalibrationPlan plan;
    plan.parameters = truth.size();
    plan.targets = runner.targets().numbers;
    for (std::size_t t = 0; t < plan.targets.size(); ++t) {
        FitTarget& target = plan.targets[t];
        target.fitted = is_seen(runner.targets().targets[t]);
        if (!target.fitted || !run.sound()) continue;
        target.value = run.values.front()[t];
        target.error = 0.01 * target.value;
    }
    const scenario::CalibrationStudy s = study();
    plan.evaluations = s.evaluations;
    plan.waves = s.waves;
    plan.rounds = s.rounds;
    plan.members = s.members;
    plan.particles = 400;
    plan.seed = number;
    return plan;
}

Point truth_of(std::uint64_t number) {
    Point truth(study().parameters.size());
    core::Stream luck{{number, 0}, 0, 77};
    for (double& x : truth) x = luck.normal();
    return truth;
}

struct Recovered {
    std::vector<bool> inside;
    std::vector<double> width;
};

Recovered recover(const ParameterRunner& runner, std::uint64_t number) {
    const Point truth = truth_of(number);
    const CalibrationPlan plan = plan_for(runner, truth, number);
    std::size_t next = 10'000 * number;
    const Calibrated found = calibrate(plan, [&](const std::string&, const Design& points) {
        const std::size_t first = next;
        next += points.size();
        return runner.run(points, first, 2, false, nullptr, {});
    });
    Recovered made;
    for (std::size_t p = 0; p < truth.size(); ++p) {
        std::vector<double> values;
        for (const Point& point : found.posterior) values.push_back(point[p]);
        const core::Interval found_between = tolerance_interval(values);
        made.inside.push_back(found_between.low <= truth[p] && truth[p] <= found_between.high);
        made.width.push_back(results::statistics_of(values).sd);
    }
    return made;
}

TEST(Recovery, FiguresOfACouncilNarrowTheParametersThatMadeThem) {
    const scenario::CalibrationStudy s = study();
    const ParameterRunner runner{s, 0};
    const Recovered one = recover(runner, 3);
    int inside = 0;
    for (std::size_t p = 0; p < one.width.size(); ++p) {
        EXPECT_LT(one.width[p], 0.75) << s.parameters[p].label;  // of the prior
        inside += one.inside[p] ? 1 : 0;
    }
    // Of six intervals of 90%, fewer than four hold the truth once in eight hundred times.
    EXPECT_GE(inside, 4);
}

/// 17 of 20 is asked of each parameter. Of six intervals of 90% that are exact, one falls short of
/// it in more than half of all suites of twenty trials (57%), and in a fifth of suites of a
/// hundred; those that allow for the size of their sample hold 92.5%, and do so in a third and in a
/// fiftieth. So it is asked of a hundred as well, as a rate.
TEST(RecoveryNightly, ParametersAreInsideTheirIntervalsInSeventeenOfTwentyTrials) {
    if (std::getenv("KINFLOW_NIGHTLY") == nullptr) {
        GTEST_SKIP()
            << "a quarter of an hour; set KINFLOW_NIGHTLY=1, or use ./kinflow test --nightly";
    }
    constexpr int trials = 100;
    const scenario::CalibrationStudy s = study();
    const ParameterRunner runner{s, 0};
    std::vector<int> inside(s.parameters.size(), 0);
    std::vector<int> of_first_twenty(s.parameters.size(), 0);
    std::vector<double> width(s.parameters.size(), 0.0);
    for (int trial = 1; trial <= trials; ++trial) {
        const Recovered one = recover(runner, static_cast<std::uint64_t>(trial));
        for (std::size_t p = 0; p < inside.size(); ++p) {
            inside[p] += one.inside[p] ? 1 : 0;
            if (trial <= 20) of_first_twenty[p] += one.inside[p] ? 1 : 0;
            width[p] += one.width[p] / trials;
        }
    }
    for (std::size_t p = 0; p < inside.size(); ++p) {
        const std::string& label = s.parameters[p].label;
        RecordProperty(label, inside[p]);
        std::cout << label << ": inside " << inside[p] << " of " << trials << " (of the first 20, "
                  << of_first_twenty[p] << "), width " << width[p] << "\n";
        EXPECT_LT(width[p], 0.75) << label << " is not identifiable";
        EXPECT_GE(of_first_twenty[p], 17) << label;
        EXPECT_GE(inside[p] * 20, 17 * trials) << label;
    }
}

}  // namespace
}  // namespace kinflow::calibration
