#include "sim/scenario/provenance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

std::vector<model::Provenance> rows() {
    return load_scenario_text(small_scenario(), area_file).scenario.value().provenance;
}

model::Provenance row_of(const std::string& path) {
    for (const model::Provenance& row : rows()) {
        if (row.path == path) return row;
    }
    ADD_FAILURE() << "no row for " << path;
    return {};
}

TEST(Provenance, HasARowForEveryNumberOfTheFiles) {
    std::size_t units = 0;
    for (const auto& file : {area_file, pathway_file}) {
        const std::string text = small_scenario().at(file);
        for (auto at = text.find("unit: "); at != std::string::npos;
             at = text.find("unit: ", at + 1)) {
            ++units;
        }
    }
    EXPECT_EQ(rows().size(), units);
}

TEST(Provenance, KeepsTheValueAsItIsWritten) {
    EXPECT_EQ(row_of("families.disabled_share").value, "3");
    EXPECT_EQ(row_of("families.disabled_share").unit, "percent");
    EXPECT_EQ(row_of("need.level").value, "mean -1.0, sd 0.85");
    EXPECT_EQ(row_of("care.proceedings").value, "gamma mean 28, shape 8");
    EXPECT_EQ(row_of("care.time_bands").value, "[6, 24]");
    EXPECT_EQ(row_of("pathway.stages.contact.statutory").value, "1");
}

TEST(Provenance, TellsTheFourStandingsApart) {
    EXPECT_EQ(row_of("population_under_18").standing, model::Standing::observed);
    EXPECT_EQ(row_of("population_under_18").source, "reports.population");
    EXPECT_EQ(row_of("need.shock").standing, model::Standing::calibrated);
    EXPECT_EQ(row_of("families.sizes").standing, model::Standing::assumed);
    EXPECT_EQ(row_of("families.sizes").source, "a guess");
    EXPECT_EQ(row_of("teams.workers.staff").standing, model::Standing::policy);
}

TEST(Provenance, GoesByFileAndLine) {
    const auto all = rows();
    EXPECT_EQ(all.front().path, "population_under_18");
    EXPECT_EQ(all.front().line, 8);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.file == b.file && a.line < b.line;
    }));
    EXPECT_EQ(all.back().file, pathway_file);
    EXPECT_EQ(all.back().path, "pathway.stages.plan.escalate[0].cut");
}

}  // namespace
}  // namespace kinflow::scenario::test
