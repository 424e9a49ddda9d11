#include "calibration/backtest/england.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <numeric>

#include "calibration/backtest/markov_plans.h"
#include "sim/scenario/care_figures.h"
#include "tests/calibration/published/published_folder.h"

namespace kinflow::calibration {
namespace {

/// Twelve authorities, and simulations that stand in for the simulator's.
class England : public ::testing::Test {
  protected:
    England() : figures{written()} {
        for (const int origin : {2016, 2017, 2018}) {
            auto& here = simulations[origin];
            here.resize(figures.authorities().size());
            for (std::size_t a = 0; a < here.size(); ++a) {
                for (auto& stock : here[a].children) {
                    for (auto& horizon : stock) {
                        horizon = {100.0 + static_cast<double>(a), 120.0};
                    }
                }
            }
        }
    }

    static PublishedFigures written() {
        const auto folder = std::filesystem::path{testing::TempDir()} /
                            testing::UnitTest::GetInstance()->current_test_info()->name();
        test::write_published_files(folder, 12);
        PublishedFigures read = PublishedFigures::read(folder);
        std::filesystem::remove_all(folder);
        return read;
    }

    /// Of the figures that are shipped.
    static std::shared_ptr<const MarkovCare> care() {
        scenario::SourceFiles files{scenario::read_from_disk};
        scenario::Register evidence;
        const auto flows = scenario::open_flows(
            KINFLOW_SOURCE_DIR "/scenarios/studies/markov-looked-after.yaml", files, evidence);
        return std::make_shared<const MarkovCare>(*flows);
    }

    PublishedFigures figures;
    Simulations simulations;
};

TEST_F(England, TheMarkovModelStartsAsTheStockFlowAndPartsFromItByAgeAndTime) {
    // Both lose and gain as much in the first days; which children are left then differs.
    const StockHistory known{figures.until(2019), care()};
    double apart = 0.0;
    for (const Stock stock : {Stock::looked_after, Stock::plans}) {
        for (std::size_t a = 0; a < figures.authorities().size(); ++a) {
            const auto one = log_growth(Rule::markov, known, simulations, stock, a, 2019, 3);
            const auto other =
                log_growth(Rule::stock_flow_3_years, known, simulations, stock, a, 2019, 3);
            ASSERT_TRUE(one && other);
            EXPECT_NEAR(*one, *other, 0.35) << name_of(stock) << a;
            apart += std::abs(*one - *other);
        }
    }
    EXPECT_GT(apart, 0.05);
    EXPECT_EQ(log_growth(Rule::markov, known, simulations, Stock::in_need, 2, 2019, 2),
              log_growth(Rule::stock_flow_3_years, known, simulations, Stock::in_need, 2, 2019, 2));
}

TEST_F(England, PlansOfAllBandsMakeTheStockWhereSomeAreSuppressed) {
    const StockHistory known{figures.until(2019)};
    for (const std::size_t a : {std::size_t{0}, std::size_t{1}}) {  // the second has a `c`
        const auto bands = plans_by_band(known, a, 2019);
        EXPECT_NEAR(std::accumulate(bands.begin(), bands.end(), 0.0),
                    *known.stock(Stock::plans, a, 2019), 1e-9);
        EXPECT_NEAR(plans_after(known, a, 2019, 100.0, 1.1, 0.0),
                    *known.stock(Stock::plans, a, 2019), 1e-9);
    }
    EXPECT_NE(plans_by_band(known, 0, 2019)[0], 0.0);
}

TEST_F(England, NoFigureOfALaterDateChangesAForecast) {
    constexpr int year = 2018;
    PublishedFigures changed = figures;
    for (std::size_t a = 0; a < figures.authorities().size(); ++a) {
        for (const FigureSpec& spec : figure_specs()) {
            for (int y = year + 1 - spec.lag; y <= figures.last_year(); ++y) {
                const auto value = figures.value(a, spec.id, y);
                changed = changed.with(a, spec.id, y, value.value_or(3.0) * 1.7 + 11.0);
            }
        }
    }
    const auto before =
        forecasts_at(year, StockHistory{figures.until(year), care()}, simulations, nullptr);
    const auto after =
        forecasts_at(year, StockHistory{changed.until(year), care()}, simulations, nullptr);
    ASSERT_EQ(before.size(), after.size());
    ASSERT_GT(before.size(), 100U);
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(before[i].ensemble, after[i].ensemble);
    }
}

TEST_F(England, AFigureOfAnEarlierDateDoesChangeIt) {
    const PublishedFigures changed = figures.with(3, FigureId::looked_after, 2018, 999.0);
    const auto before = forecasts_at(2018, StockHistory{figures.until(2018)}, simulations, nullptr);
    const auto after = forecasts_at(2018, StockHistory{changed.until(2018)}, simulations, nullptr);
    bool same = true;
    for (std::size_t i = 0; i < before.size(); ++i) {
        same = same && before[i].ensemble == after[i].ensemble;
    }
    EXPECT_FALSE(same);
}

TEST_F(England, ScoresEveryMethodOnTheSameForecasts) {
    EnglandPlan plan;
    plan.origins = {2016, 2017, 2018};
    const results::Backtest made = backtest_england(plan, figures, simulations);
    std::vector<std::size_t> counts(made.methods.size());
    for (const results::ScoredForecast& f : made.forecasts) ++counts[f.method];
    for (const std::size_t count : counts) EXPECT_EQ(count, counts[0]);
    EXPECT_EQ(counts[0], 3U * 3U * 3U * 12U);
    EXPECT_FALSE(made.misses.empty());
    EXPECT_NE(results::scores_csv(made, results::scores_of(made)).find("kinflow"),
              std::string::npos);
}

}  // namespace
}  // namespace kinflow::calibration
