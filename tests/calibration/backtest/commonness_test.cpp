#include "calibration/backtest/commonness.h"

#include <gmock/gmock.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "tests/calibration/published/published_folder.h"

namespace kinflow::calibration {
namespace {

using ::testing::HasSubstr;

class CommonnessOfChanges : public kinflow::test::WrittenFiles {
  protected:
    PublishedFigures figures = PublishedFigures::read(folder);
    std::size_t years = static_cast<std::size_t>(figures.last_year() - figures.first_year());

    /// The same with the stock of looked-after children everywhere, but for one figure.
    PublishedFigures level(double children, int year, double changed) const {
        PublishedFigures made = figures;
        for (std::size_t a = 0; a < made.authorities().size(); ++a) {
            for (int y = made.first_year(); y <= made.last_year(); ++y) {
                made = made.with(a, FigureId::looked_after, y,
                                 a == 2 && y == year ? changed : children);
            }
        }
        return made;
    }
};

model::Target stock(int year, unsigned month, double value, const std::string& source) {
    model::Target made;
    made.measure = "looked_after_count";
    made.from = made.to = std::chrono::year{year} / std::chrono::month{month} / 28;
    made.value = value;
    made.source = source;
    return made;
}

TEST_F(CommonnessOfChanges, CountsEverySpanOfEveryAuthorityWithBothFigures) {
    const PublishedFigures made = level(100.0, 2017, 79.0);
    const Commonness falls = commonness_of(made, Stock::looked_after, 2, 0.8);
    EXPECT_EQ(falls.changes, 12 * (years + 1 - 2));
    EXPECT_EQ(falls.first_year, made.first_year());
    EXPECT_EQ(falls.last_year, made.last_year());
    ASSERT_EQ(falls.as_large.size(), 1U);
    EXPECT_EQ(falls.as_large[0].authority, made.authorities()[2].name);
    EXPECT_EQ(falls.as_large[0].from, 2015);
    EXPECT_DOUBLE_EQ(falls.as_large[0].ratio, 0.79);
    const Commonness rises = commonness_of(made, Stock::looked_after, 2, 1.2);
    ASSERT_EQ(rises.as_large.size(), 1U);
    EXPECT_EQ(rises.as_large[0].from, 2017);
    const PublishedFigures less = made.with(2, FigureId::looked_after, 2017, std::nullopt);
    EXPECT_EQ(commonness_of(less, Stock::looked_after, 2, 0.8).changes, falls.changes - 2);
}

TEST_F(CommonnessOfChanges, IsOfSpansAtLeastAsLongAndOfFiguresThatWereCounted) {
    scenario::AreaBacktest plan;
    plan.known = {stock(2009, 3, 300.0, "a.b"), stock(2011, 9, 200.0, "a.b")};
    plan.outcomes = {stock(2013, 3, 160.0, "a.b")};
    const auto notes = commonness_notes(plan, level(100.0, 2017, 79.0));
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_THAT(notes[0], HasSubstr("went from 200 on 2011-09-28 to 160 on 2013-03-28 (-20.0% in "
                                    "18 months). Of "));
    EXPECT_THAT(notes[0], HasSubstr("over 2 years between 31 March"));
    EXPECT_THAT(notes[0], HasSubstr("1 is as large a fall: Area 3 2015-2017 (-21.0%)."));
    plan.known.back().source = "";  // assumed
    EXPECT_TRUE(commonness_notes(plan, figures).empty());
}

TEST(PublishedData, HoldsTheFallsThatTheScoresOfEssexAreReadBeside) {
    // results/docs/scores.md prints these counts.
    const char* data = std::getenv("KINFLOW_PUBLISHED_DATA");
    if (data == nullptr) GTEST_SKIP() << "KINFLOW_PUBLISHED_DATA names no folder";
    const PublishedFigures figures = PublishedFigures::read(data);
    const auto counted = [&](Stock one, int years, double last, double outcome) {
        const Commonness common = commonness_of(figures, one, years, outcome / last);
        return std::pair{common.changes, common.as_large.size()};
    };
    EXPECT_EQ(counted(Stock::looked_after, 2, 1575.0, 1260.0), (std::pair{747UL, 9UL}));
    EXPECT_EQ(counted(Stock::looked_after, 3, 1575.0, 1139.0), (std::pair{594UL, 3UL}));
    EXPECT_EQ(counted(Stock::plans, 2, 829.0, 547.0), (std::pair{1189UL, 81UL}));
    EXPECT_EQ(counted(Stock::plans, 3, 829.0, 438.0), (std::pair{1037UL, 28UL}));
}

}  // namespace
}  // namespace kinflow::calibration
