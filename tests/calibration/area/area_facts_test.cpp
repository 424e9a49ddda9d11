#include "calibration/area/area_facts.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "calibration/area/area_files.h"
#include "calibration/area/authority_meant.h"
#include "tests/calibration/published/published_folder.h"

namespace kinflow::calibration {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class AreaOfWrittenFiles : public test::WrittenFiles {
  protected:
    std::string refused(const std::string& la, int year) const {
        return refusal(
            [&] { static_cast<void>(gather_area(PublishedFigures::read(folder), la, year)); });
    }
};

TEST_F(AreaOfWrittenFiles, TakesEachFigureFromItsCell) {
    const PublishedFigures figures = PublishedFigures::read(folder);
    const AreaFacts facts = gather_area(figures, "Area 2", 2018);
    EXPECT_EQ(facts.name, "area-2-2018");
    const AreaFact* stock = facts.find(FigureId::looked_after);
    ASSERT_NE(stock, nullptr);
    EXPECT_EQ(stock->standing, Standing::own);
    EXPECT_EQ(stock->value, figures.value(facts.authority, FigureId::looked_after, 2018));
    EXPECT_THAT(stock->place(figures, facts.authority),
                AllOf(HasSubstr("measure LACnum, year 2018"), HasSubstr("line ")));
    // People are counted on 30 June, so those of 31 March are the year before's.
    EXPECT_EQ(facts.find(FigureId::population)->wanted, 2017);
    EXPECT_EQ(facts.following(FigureId::looked_after)->wanted, 2019);
}

TEST_F(AreaOfWrittenFiles, PutsItsNeighboursInPlaceOfASuppressedFigureAndSaysSo) {
    const PublishedFigures figures = PublishedFigures::read(folder);
    const AreaFacts facts = gather_area(figures, "Area 1", 2018);
    const AreaFact* share = facts.following(FigureId::referrals_no_further_action_share);
    ASSERT_NE(share, nullptr);
    EXPECT_EQ(share->standing, Standing::neighbours);
    EXPECT_THAT(share->neighbours, SizeIs(10));
    EXPECT_DOUBLE_EQ(share->value, 7.25);
    EXPECT_THAT(facts.notes,
                Contains(AllOf(HasSubstr("no_further_action_percent of 2019 is `c`, suppressed"),
                               HasSubstr("in its place 7.25, the mean of 10 statistical "
                                         "neighbours in 2019: Area 2 (302)"))));
}

TEST_F(AreaOfWrittenFiles, ScalesNeighboursCountsToItsPopulation) {
    PublishedFigures figures = PublishedFigures::read(folder);
    const std::size_t first = figures.find("Area 1", "--la");
    for (int y = 2013; y <= 2022; ++y) {
        figures = figures.with(first, FigureId::plans, y, std::nullopt);
    }
    const AreaFacts facts = gather_area(figures, "Area 1", 2018);
    const AreaFact* plans = facts.find(FigureId::plans);
    ASSERT_NE(plans, nullptr);
    double rates = 0.0;
    for (const std::size_t n : neighbours_of(figures, first)) {
        rates += *figures.value(n, FigureId::plans, 2018) /
                 *figures.value(n, FigureId::population, 2017) / 10.0;
    }
    EXPECT_NEAR(plans->value, 20000.0 * rates, 1e-6);
    EXPECT_GT(plans->spread.value_or(0.0), 0.0);
}

TEST_F(AreaOfWrittenFiles, WorksOutTheStockBeforeTheFirstPrintedOne) {
    const PublishedFigures figures = PublishedFigures::read(folder);
    const AreaFacts facts = gather_area(figures, "Area 3", 2015);
    const AreaFact* stock = facts.find(FigureId::looked_after);
    ASSERT_NE(stock, nullptr);
    EXPECT_EQ(stock->standing, Standing::worked_out);
    EXPECT_EQ(stock->value,
              *figures.value(facts.authority, FigureId::looked_after, 2016) -
                  *figures.value(facts.authority, FigureId::looked_after_started, 2016) +
                  *figures.value(facts.authority, FigureId::looked_after_ceased, 2016));
}

TEST_F(AreaOfWrittenFiles, RefusesWhatTheFilesDoNotHold) {
    EXPECT_THAT(refused("Aera 7", 2018), HasSubstr("--la: the files hold no authority `Aera 7`; "
                                                   "did you mean `Area 7`?"));
    EXPECT_THAT(refused("Area 7", 2012),
                HasSubstr("--year: found 2012; the files hold the census of 31 March 2013 to "
                          "2022"));
    test::edit(folder / "dfe/b1_children_in_need.csv", "At31_episodes", "At_31");
    EXPECT_THAT(refused("Area 7", 2018), HasSubstr("At31_episodes: there is no column"));
}

TEST_F(AreaOfWrittenFiles, SaysWhoTookTheOneThatWasReorganisedsPlace) {
    test::rename_authority(folder, 302, 928, "Northamptonshire");
    test::rename_authority(folder, 303, 940, "North Northamptonshire");
    EXPECT_THAT(refused("Northamptonshire", 2022),
                HasSubstr("Northamptonshire (928) ended on 1 April 2021, when North "
                          "Northamptonshire (940) and 941 took its place"));
    EXPECT_THAT(refused("North Northamptonshire", 2019),
                HasSubstr("North Northamptonshire (940) began on 1 April 2021, in place of "
                          "Northamptonshire (928)"));
    EXPECT_EQ(refused("Northamptonshire", 2021), "none");
}

TEST_F(AreaOfWrittenFiles, RefusesPlacesOfAFewHundredChildren) {
    test::rename_authority(folder, 302, 420, "Isles of Scilly");
    EXPECT_THAT(refused("Isles of Scilly", 2018), HasSubstr("too few children"));
}

TEST_F(AreaOfWrittenFiles, TellsTwoOfOneNameApartByTheYear) {
    test::rename_authority(folder, 302, 835, "Dorset");
    test::rename_authority(folder, 303, 838, "Dorset");
    const PublishedFigures figures = PublishedFigures::read(folder);
    const AreaFacts before = gather_area(figures, "Dorset", 2018);
    const AreaFacts after = gather_area(figures, "dorset", 2021);
    EXPECT_EQ(figures.authorities()[before.authority].code, "835");
    EXPECT_EQ(figures.authorities()[after.authority].code, "838");
    EXPECT_THAT(after.notes, Contains(HasSubstr("Dorset is taken to be Dorset (838)")));
}

TEST(AreaOfThePublishedFiles, HoldsThePrintedStocksOfEssex) {
    const char* folder = std::getenv("KINFLOW_PUBLISHED_DATA");
    if (folder == nullptr) GTEST_SKIP() << "KINFLOW_PUBLISHED_DATA names no folder";
    const PublishedFigures figures = PublishedFigures::read(folder);
    const AreaFacts facts = gather_area(figures, "Essex", 2018);
    EXPECT_EQ(facts.find(FigureId::looked_after)->value, 1016.0);
    EXPECT_EQ(facts.following(FigureId::looked_after)->value, 1060.0);
}

}  // namespace
}  // namespace kinflow::calibration
