#include "sim/run/replication.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "sim/core/errors.h"
#include "tests/support/small_scenario.h"
#include "tests/support/tallying_observer.h"

namespace kinflow::run {
namespace {

class Replications : public testing::Test {
  protected:
    test::TallyingObserver run(std::uint32_t replication, std::uint64_t seed = 1) const {
        test::TallyingObserver seen;
        run_replication(tables_, opening_, {seed, replication}, seen);
        return seen;
    }
    model::Scenario scenario_ = test::small_scenario();
    model::Compiled tables_{scenario_};
    model::Opening opening_{tables_, 1};
};

TEST_F(Replications, AreTheSameForTheSameAddress) {
    EXPECT_EQ(run(3).hash(), run(3).hash());
    EXPECT_NE(run(3).hash(), run(4).hash());
    EXPECT_NE(run(3).hash(), run(3, 2).hash());
}

TEST_F(Replications, TakeACensusAtTheEndOfEveryMonth) {
    const auto seen = run(0);
    ASSERT_EQ(seen.censuses().size(), 36U);
    for (int month = 0; month < 36; ++month) {
        EXPECT_EQ(seen.censuses()[static_cast<std::size_t>(month)].month, month);
    }
}

TEST_F(Replications, StartFromThePrintedStocksAndMoveAwayBySmallSteps) {
    const auto first = run(0).censuses().front();
    EXPECT_NEAR(first.looked_after, scenario_.start_stocks.looked_after, 15);
    EXPECT_NEAR(first.children_in_need, scenario_.start_stocks.children_in_need, 100);
}

// ---- Flows by financial year, held in a text file ----

constexpr std::array<const char*, model::flow_count> flow_names{"contacts",
                                                                "repeat_contacts",
                                                                "contacts_to_assessment",
                                                                "contacts_early_help",
                                                                "contacts_advice",
                                                                "contacts_no_further_action",
                                                                "early_help_started",
                                                                "referrals",
                                                                "re_referrals",
                                                                "referrals_no_further_action",
                                                                "assessments_started",
                                                                "assessments_completed",
                                                                "assessments_in_time",
                                                                "assessments_not_in_need",
                                                                "need_episodes_started",
                                                                "need_episodes_ended",
                                                                "section_47_enquiries",
                                                                "initial_conferences",
                                                                "initial_conferences_in_time",
                                                                "child_protection_plans_started",
                                                                "child_protection_second_plans",
                                                                "child_protection_plans_ended",
                                                                "looked_after_started",
                                                                "looked_after_ceased",
                                                                "looked_after_returned",
                                                                "placement_moves",
                                                                "placements_started",
                                                                "care_proceedings_issued",
                                                                "care_proceedings_completed",
                                                                "grown_up"};

/// Counts each flow by financial year.
class YearlyFlows final : public model::Observer {
  public:
    explicit YearlyFlows(const model::Compiled& tables) : tables_{tables} {}
    void moved(model::StageId, model::StageId, core::Minute, int, core::Minute) override {}
    void counted(model::Flow flow, std::size_t, core::Minute at, int children) override {
        const int year = core::financial_year(tables_.calendar().date_of(at));
        counts_[static_cast<std::size_t>(flow)][year] += children;
    }
    void sampled(model::Sample, std::size_t, core::Minute, double) override {}
    void month_ended(const model::Census&) override {}

    /// A line for each flow: its name and its count in each of three years.
    [[nodiscard]] std::string text() const {
        std::ostringstream out;
        out << "flow 2013-14 2014-15 2015-16\n";
        for (std::size_t flow = 0; flow < flow_names.size(); ++flow) {
            out << flow_names[flow];
            for (int year = 2013; year <= 2015; ++year) {
                const auto& years = counts_[flow];
                const auto found = years.find(year);
                out << ' ' << (found == years.end() ? 0 : found->second);
            }
            out << '\n';
        }
        return out.str();
    }

  private:
    const model::Compiled& tables_;
    std::array<std::map<int, int>, model::flow_count> counts_;
};

TEST(ReplicationErrors, AnOpeningThatFailsNamesTheReplication) {
    model::Scenario scenario = test::small_scenario();
    scenario.start_stocks.history_years = 0.1;
    const model::Compiled tables{scenario};
    const model::Opening opening{tables, 1};
    model::SilentObserver silence;
    try {
        run_replication(tables, opening, {1, 7}, silence);
        FAIL() << "ran without its first children";
    } catch (const core::SimulationError& error) {
        EXPECT_THAT(error.what(), testing::StartsWith("replication 7, opening: start_stocks"));
    }
}

TEST_F(Replications, GiveTheCountsOnRecord) {
    YearlyFlows flows{tables_};
    run_replication(tables_, opening_, {1, 0}, flows);
    const std::filesystem::path file =
        std::filesystem::path{KINFLOW_SOURCE_DIR} / "tests/golden/run/small_scenario_flows.txt";
    const char* update = std::getenv("KINFLOW_UPDATE_GOLDENS");
    if (update != nullptr && std::string{update} == "1") {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << flows.text();
    }
    std::ifstream in{file, std::ios::binary};
    const std::string on_record{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(flows.text(), on_record) << "KINFLOW_UPDATE_GOLDENS=1 accepts the new counts";
}

}  // namespace
}  // namespace kinflow::run
