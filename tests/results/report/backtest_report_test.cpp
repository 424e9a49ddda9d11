#include "results/report/backtest_report.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace kinflow::results {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// A back-test of `years` outcomes, each 100 foreseen as 110, beside 120 carried forward.
Backtest made_of(int years) {
    Backtest backtest;
    backtest.name = "b";
    backtest.title = "A back-test";
    backtest.methods = {{"kinflow", "Kinflow", false},
                        {"carry_forward_point", "Carry forward, a point", true}};
    backtest.measures = {"looked_after_count"};
    backtest.labels = {"Children looked after"};
    backtest.horizons = {"1 year"};
    for (int i = 0; i < years; ++i) {
        for (std::size_t method = 0; method < 2; ++method) {
            ScoredForecast f;
            f.method = method;
            f.measure = "looked_after_count";
            f.area = "Essex";
            f.origin = "2011-03-31";
            f.date = "2012-03-31";
            f.horizon = "1 year";
            f.truth = 100.0;
            f.quantiles.fill(method == 0 ? 110.0 : 120.0);
            f.crps = method == 0 ? 5.0 : 20.0;
            f.in_80 = method == 0;
            backtest.forecasts.push_back(f);
        }
    }
    return backtest;
}

std::string page_of(const Backtest& backtest) {
    return write_backtest(backtest, scores_of(backtest), area_scores_of(backtest));
}

TEST(BacktestReport, AnswersFirst) {
    const std::string page = page_of(made_of(2));
    EXPECT_LT(page.find("How well it foresaw"), page.find(">Scores<"));
    // 5 is three quarters less than 20.
    EXPECT_THAT(page, HasSubstr("<td class=\"n\">75</td>"));
}

TEST(BacktestReport, ShowsEachForecastWhereThereAreFewAndSharesWhereThereAreMany) {
    EXPECT_THAT(page_of(made_of(2)),
                AllOf(HasSubstr("Each forecast beside what came"), HasSubstr("2012-03-31"),
                      Not(HasSubstr("Are the intervals honest?"))));
    EXPECT_THAT(page_of(made_of(40)), AllOf(HasSubstr("Are the intervals honest?"),
                                            Not(HasSubstr("Each forecast beside what came"))));
}

TEST(BacktestReport, ShowsEachAreaBesideItsRivals) {
    const std::string page = page_of(made_of(40));
    EXPECT_THAT(page, HasSubstr("Children looked after, by area"));
    EXPECT_THAT(page, HasSubstr("40 of 40"));
}

TEST(BacktestReport, KeepsWhatAPartEarnsApartFromTheMethods) {
    Backtest backtest = made_of(40);
    backtest.methods.push_back({"without_x", "Kinflow without x", false, true});
    backtest.forecasts.push_back(backtest.forecasts.front());
    backtest.forecasts.back().method = 2;
    const std::string page = page_of(backtest);
    EXPECT_GT(page.find(">Kinflow without x"), page.find("What each part of the forecast earns"));
}

TEST(AreaScores, AreOfOneAreaOverItsHorizonsAndTogether) {
    Backtest backtest = made_of(2);
    backtest.horizons.emplace_back("2 years");
    backtest.forecasts[0].horizon = "2 years";
    backtest.forecasts[2].area = "Kent";
    backtest.forecasts[2].crps = 7.0;
    const auto scores = area_scores_of(backtest);
    const auto kent = std::find_if(scores.begin(), scores.end(), [](const ForecastScore& s) {
        return s.area == "Kent" && s.horizon.empty();
    });
    ASSERT_NE(kent, scores.end());
    EXPECT_EQ(kent->crps, 7.0);
    EXPECT_EQ(kent->forecasts, 1U);
    EXPECT_THAT(area_scores_csv(backtest, scores),
                HasSubstr("b,Kent,looked_after_count,all,kinflow,1,10,7,7,0,100,0\n"));
}

}  // namespace
}  // namespace kinflow::results
