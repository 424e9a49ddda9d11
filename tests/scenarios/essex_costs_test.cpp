#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "results/costs_csv.h"
#include "results/results.h"
#include "sim/model/opening.h"
#include "sim/run/replication.h"
#include "tests/scenarios/essex.h"

// What staff cost in Essex as shipped, against posts times pay.

namespace kinflow::laws {
namespace {

/// Essex for a year in which nobody leaves, is ill or comes from an agency.
model::Scenario settled() {
    model::Scenario made = essex();
    made.end = *core::parse_date("2014-04-01");
    for (model::Grade& grade : made.workforce.grades) grade.turnover = 0.0;
    made.workforce.sickness.spells = 0.0;
    made.workforce.agency.cover = 0.0;
    made.workforce.start = {};
    return made;
}

TEST(EssexCosts, AreStaffsPostsTimesTheirPayToThePennyWhenNobodyLeaves) {
    const model::Scenario scenario = settled();
    const model::Compiled compiled{scenario};
    const results::Layout layout = results::make_layout(scenario);
    results::Recorder recorder{scenario, layout};
    run::run_replication(model::Timeline{compiled}, model::Opening{compiled, 1}, {1, 0}, recorder);
    const std::vector<results::Record> records{recorder.finish()};
    const results::RunResults results = results::make_results(scenario, records, {});
    const std::string csv = results::costs_csv(results);

    const double year = 365.0 / core::days_per_year;  // pay is for a year of 365.25 days
    for (std::uint32_t t = 0; t < scenario.teams.size(); ++t) {
        double posts = 0.0;
        for (std::size_t i = 0; i < scenario.costs.lines.size(); ++i) {
            const model::CostLine& line = scenario.costs.lines[i];
            if (line.team.value != t) continue;
            const results::MoneyCell& cell = results.money.lines[0][i];
            if (line.kind == model::CostKind::agency_staff) {
                EXPECT_EQ(cell.quantity, 0.0) << line.name;
            } else if (line.kind == model::CostKind::permanent_staff) {
                posts += cell.quantity / year;
                const auto pence = std::llround(100.0 * cell.quantity * line.price);
                EXPECT_NEAR(static_cast<double>(cell.in(results::Prices::base).pence),
                            static_cast<double>(pence), 1.0)
                    << line.name;
                if (pence == 0) continue;
                const std::string pounds =
                    results::pounds_and_pence(cell.in(results::Prices::base).pence);
                EXPECT_NE(csv.find("," + line.name + ","), std::string::npos);
                EXPECT_NE(csv.find("," + pounds + ","), std::string::npos) << line.name;
            }
        }
        // What is less than a minute of a post, seven pence at the most, is not told.
        EXPECT_NEAR(posts, scenario.teams[t].full_time_equivalents, 2.0 / (365.0 * 24.0 * 60.0))
            << scenario.teams[t].name;
    }
}

}  // namespace
}  // namespace kinflow::laws
