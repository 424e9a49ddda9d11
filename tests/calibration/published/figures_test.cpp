#include "calibration/published/figures.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "tests/calibration/published/published_folder.h"

namespace kinflow::calibration {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class PublishedFolder : public test::WrittenFiles {
  protected:
    std::string faults() const {
        return refusal([&] { static_cast<void>(PublishedFigures::read(folder)); });
    }
};

TEST_F(PublishedFolder, GivesEachFigureWithItsLine) {
    const PublishedFigures figures = PublishedFigures::read(folder);
    EXPECT_EQ(figures.authorities().size(), 12U);
    EXPECT_EQ(figures.first_year(), 2012);
    EXPECT_EQ(figures.last_year(), 2022);
    const std::size_t second = figures.find("AREA 2", "--la");
    EXPECT_EQ(figures.authorities()[second].code, "302");
    EXPECT_EQ(figures.authorities()[second].neighbours.front(), "303");
    // One line of names, eleven of the first authority, then 2012 and 2013 of the second.
    EXPECT_EQ(figures.at(second, FigureId::population, 2013).line, 14);
    EXPECT_EQ(figures.value(second, FigureId::population, 2013), 21000.0);
    EXPECT_EQ(figures.value(second, FigureId::assessments_not_in_need_share, 2020), 28.4);
    EXPECT_EQ(figures.at(second, FigureId::looked_after, 2015).line, 0);
}

TEST_F(PublishedFolder, KeepsTheCodeOfASuppressedFigure) {
    const PublishedFigures figures = PublishedFigures::read(folder);
    const PublishedFigure& cell =
        figures.at(figures.find("301", "--la"), FigureId::referrals_no_further_action_share, 2019);
    EXPECT_FALSE(cell.value);
    EXPECT_EQ(cell.code, "c");
    EXPECT_THAT(std::string{meaning_of(cell.code)}, HasSubstr("suppressed"));
}

TEST_F(PublishedFolder, TellsEveryFaultAtOnce) {
    test::edit(folder / "dfe/b1_children_in_need.csv", "At31_episodes", "At_31_episodes");
    test::edit(folder / "dfe/d3_cpps_subsequent_plan.csv", "20.5", "about 20");
    std::filesystem::remove(folder / "dfe/csww_indicators.csv");
    EXPECT_THAT(faults(), AllOf(HasSubstr("At31_episodes: there is no column of this name; did you "
                                          "mean `At_31_episodes`?"),
                                HasSubstr("CPP_subsequent_percent: found `about 20`"),
                                HasSubstr("csww_indicators.csv: error: cannot be read")));
}

TEST_F(PublishedFolder, RefusesTwoFiguresForOneThing) {
    test::edit(folder / "dfe/ons_mid-year_population_estimates.csv", "2013,Reporting",
               "2012,Reporting");
    test::edit(folder / "dfe/ons_mid-year_population_estimates.csv", ",20000\n", ",20001\n");
    EXPECT_THAT(faults(), HasSubstr("is given a second time, and differs from line 2"));
}

TEST_F(PublishedFolder, NamesTheNearestAuthorities) {
    const PublishedFigures figures = PublishedFigures::read(folder);
    try {
        static_cast<void>(figures.find("Aera 7", "--la"));
        FAIL() << "an authority that is not there was found";
    } catch (const core::InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("did you mean `Area 7`?"));
    }
}

TEST_F(PublishedFolder, KnowsNothingOfLaterDates) {
    const PublishedFigures known = PublishedFigures::read(folder).until(2018);
    EXPECT_TRUE(known.value(0, FigureId::looked_after, 2018));
    EXPECT_FALSE(known.value(0, FigureId::looked_after, 2019));
    EXPECT_TRUE(known.value(0, FigureId::population, 2017));
    EXPECT_FALSE(known.value(0, FigureId::population, 2018));       // of 30 June
    EXPECT_FALSE(known.value(0, FigureId::workers_in_post, 2018));  // of 30 September
}

TEST(PublishedData, ReadsTheDepartmentsFilesAsTheyAre) {
    const char* folder = std::getenv("KINFLOW_PUBLISHED_DATA");
    if (folder == nullptr) GTEST_SKIP() << "KINFLOW_PUBLISHED_DATA names no folder";
    const PublishedFigures figures = PublishedFigures::read(folder);
    const std::size_t essex = figures.find("Essex", "--la");
    EXPECT_EQ(figures.value(essex, FigureId::children_in_need, 2013), 6737.0);
    EXPECT_EQ(figures.value(essex, FigureId::plans, 2013), 547.0);
    EXPECT_EQ(figures.value(essex, FigureId::looked_after, 2022), 1118.0);
}

}  // namespace
}  // namespace kinflow::calibration
