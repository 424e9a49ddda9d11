#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>

#include "tests/calibration/published/published_folder.h"
#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

/// The program's own folder, with the shipped base and published files of twelve authorities.
class AreaNew : public ::testing::Test {
  protected:
    AreaNew() {
        const fs::path root{KINFLOW_SOURCE_DIR};
        fs::copy(root / "scenarios", folder / "scenarios", fs::copy_options::recursive);
        fs::create_directories(folder / "calibration");
        fs::copy(root / "calibration/evidence", folder / "calibration/evidence",
                 fs::copy_options::recursive);
        kinflow::test::write_published_files(folder / "files", 12);
    }

    Folder folder;
};

TEST_F(AreaNew, WritesAnAreaThatIsValidRunsAndIsReadyToCalibrate) {
    const Outcome made = folder.kinflow("area new --la 'Area 2' --year 2018 --from files");
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr("Area:        out/areas/area-2-2018.yaml"));
    EXPECT_THAT(folder.read("out/areas/area-2-2018.yaml"),
                AllOf(HasSubstr("base: \"../../scenarios/areas/england.yaml\""),
                      HasSubstr("source: area-2-2018.looked-after-children-2018"),
                      HasSubstr("measure: referrals, from: 2018-04-01, to: 2019-03-31")));
    EXPECT_THAT(folder.read("out/areas/area-2-2018-figures.yaml"),
                AllOf(HasSubstr("document: \"dfe/b1_children_in_need.csv\""),
                      HasSubstr("place: \"column At31_episodes, year 2018, authority 302, line ")));
    const Outcome valid = folder.kinflow(
        "validate out/areas/area-2-2018.yaml out/areas/area-2-2018-figures.yaml "
        "out/areas/calibrate-area-2-2018.yaml");
    EXPECT_EQ(valid.code, 0) << valid.err;
    EXPECT_EQ(folder.kinflow("run out/areas/area-2-2018.yaml -n 2").code, 0);
    folder.change("out/areas/calibrate-area-2-2018.yaml", "evaluations: 300, waves: 1, rounds: 2",
                  "evaluations: 100, waves: 1, rounds: 1");
    folder.change("out/areas/calibrate-area-2-2018.yaml", "members: 40", "members: 10");
    const Outcome fitted = folder.kinflow("calibrate out/areas/calibrate-area-2-2018.yaml");
    EXPECT_EQ(fitted.code, 0) << fitted.err;
}

TEST_F(AreaNew, WritesOverNothingUnasked) {
    const std::string call = "area new --la 302 --year 2018 --from files --out mine/two.yaml";
    ASSERT_EQ(folder.kinflow(call).code, 0);
    folder.write("mine/two.yaml", "mine");
    const Outcome again = folder.kinflow(call);
    EXPECT_EQ(again.code, 2);
    EXPECT_THAT(again.err, AllOf(HasSubstr("two.yaml: error: is there already; --force"),
                                 HasSubstr("calibrate-two.yaml: error: is there already")));
    EXPECT_EQ(folder.read("mine/two.yaml"), "mine");
    EXPECT_EQ(folder.kinflow(call + " --force").code, 0);
    EXPECT_THAT(folder.read("mine/two.yaml"), HasSubstr("kinflow: area"));
}

TEST_F(AreaNew, UsesNoLaterFigureWhenAskedNotTo) {
    const std::string call = "area new --la 302 --year 2018 --from files --no-later --force";
    ASSERT_EQ(folder.kinflow(call).code, 0);
    EXPECT_THAT(folder.read("out/areas/area-2-2018-figures.yaml"), Not(HasSubstr("year 2019")));
}

TEST_F(AreaNew, SaysWhatIsWrongWithTheCall) {
    const Outcome none = folder.kinflow("area new --la Area --year 2018 --from files");
    EXPECT_EQ(none.code, 2);
    EXPECT_THAT(none.err, HasSubstr("--la: the files hold no authority `Area`"));
    EXPECT_EQ(folder.kinflow("area new --la 302 --year 2018 --from nowhere").code, 2);
    EXPECT_EQ(folder.kinflow("area new --la 302 --year 2018 --from files --out a.txt").code, 2);
    EXPECT_EQ(folder.kinflow("area new --year 2018 --from files").code, 2);
    EXPECT_FALSE(fs::exists(folder / "out"));
}

}  // namespace
}  // namespace kinflow::app::test
