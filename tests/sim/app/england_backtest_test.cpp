#include <gmock/gmock.h>

#include <filesystem>

#include "tests/calibration/published/published_folder.h"
#include "tests/sim/app/program.h"

namespace kinflow::app::test {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

/// A study of the shipped base over published files of four authorities.
class EnglandBacktest : public ::testing::Test {
  protected:
    EnglandBacktest() { kinflow::test::write_published_files(folder / "files", 4); }

    /// What is answered to a study with these lines.
    [[nodiscard]] Outcome ask(const std::string& markov, const std::string& england) const {
        const std::string shipped = std::string{KINFLOW_SOURCE_DIR} + "/scenarios/";
        folder.write("england.yaml", "kinflow: backtest\nname: s\ntitle: S\n" +
                                         (markov.empty() ? "" : "markov: " + shipped + markov) +
                                         "\nengland: {base: " + shipped + "areas/england.yaml, " +
                                         england + "}\nreplications: 2\n");
        return folder.kinflow("backtest england.yaml --from files");
    }

    const std::string flows = "studies/markov-looked-after.yaml";
    Folder folder;
};

TEST_F(EnglandBacktest, NamesEveryAuthorityAndYearThatTheFilesDoNotHold) {
    const Outcome made = ask(flows, "origins: [2009, 2018], authorities: [Area 2, Areo 3, Oz]");
    EXPECT_EQ(made.code, 2);
    EXPECT_THAT(made.err, AllOf(HasSubstr("england.origins[0]: found 2009; the files hold 2012"),
                                HasSubstr("england.authorities[1]: the files hold no authority "
                                          "`Areo 3`; did you mean `Area 3`?"),
                                HasSubstr("england.authorities[2]: the files hold no authority "
                                          "`Oz`; names are as the department writes them"),
                                HasSubstr("england.yaml:5:")));
    EXPECT_FALSE(fs::exists(folder / "out"));
}

TEST_F(EnglandBacktest, WantsTheFiguresOfTheMarkovModel) {
    const Outcome made = ask("", "origins: [2018]");
    EXPECT_EQ(made.code, 2);
    EXPECT_THAT(made.err, HasSubstr("markov: missing: the path of the Markov model's figures"));
}

TEST_F(EnglandBacktest, ScoresTheMarkovModelBesideTheOthers) {
    const Outcome made = ask(flows, "origins: [2017, 2018], authorities: [Area 2]");
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, AllOf(HasSubstr("  Kinflow   "), HasSubstr("  Markov model, a point"),
                                HasSubstr("  Markov model, past errors around it")));
    EXPECT_THAT(folder.read("out/s/scores.csv"), HasSubstr("markov_point"));
}

}  // namespace
}  // namespace kinflow::app::test
