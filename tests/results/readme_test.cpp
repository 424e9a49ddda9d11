#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "sim/model/measures.h"
#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

constexpr const char* readme = "results/README.md";
constexpr std::string_view opening = "<!-- measures: generated from the catalogue -->\n";
constexpr std::string_view closing = "<!-- end of measures -->\n";

std::string catalogue_table() {
    std::string table =
        "| Measure | Unit | Kind | Taken | Breakdowns | Definition |\n| --- | --- | --- | --- | "
        "--- "
        "| --- |\n";
    for (const auto& measure : model::measures()) {
        std::string breakdowns;
        for (const auto& breakdown : measure.breakdowns) {
            breakdowns += fmt::format("{}`{}`", breakdowns.empty() ? "" : ", ", breakdown.name);
        }
        const bool at_end = measure.timing == model::Timing::period_end;
        table +=
            fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", measure.name, measure.unit,
                        model::name_of(measure.kind), at_end ? "at the end" : "over the period",
                        breakdowns, measure.definition);
    }
    return table;
}

TEST(Readme, ListsTheCatalogueOfMeasures) {
    const std::string text = sample::text_of(std::string{KINFLOW_SOURCE_DIR} + "/" + readme);
    const auto begin = text.find(opening);
    const auto end = text.find(closing);
    ASSERT_NE(begin, std::string::npos);
    ASSERT_NE(end, std::string::npos);
    const std::string expected =
        text.substr(0, begin + opening.size()) + catalogue_table() + text.substr(end);
    EXPECT_EQ(sample::golden(readme, expected), expected);
}

}  // namespace
}  // namespace kinflow::results
