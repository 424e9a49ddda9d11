#include "results/output_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "sim/core/errors.h"
#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string refusal(const fs::path& folder, bool resume) {
    try {
        prepare_output_folder(folder, resume);
    } catch (const core::InputError& error) {
        return error.what();
    }
    return {};
}

TEST(OutputFolder, IsMadeWithItsParents) {
    const sample::Folder folder;
    EXPECT_EQ(refusal(folder / "a/b/c", false), "");
    EXPECT_TRUE(fs::is_directory(folder / "a/b/c"));
}

TEST(OutputFolder, ThatHoldsARunIsRefusedUnlessItIsResumed) {
    const sample::Folder folder;
    std::ofstream{folder / "results.sqlite"} << "x";
    EXPECT_THAT(refusal(folder / "", false), HasSubstr("already holds a run (results.sqlite)"));
    EXPECT_EQ(refusal(folder / "", true), "");
}

TEST(OutputFolder, ThatHoldsOtherFilesIsTaken) {
    const sample::Folder folder;
    std::ofstream{folder / "notes.txt"} << "x";
    EXPECT_EQ(refusal(folder / "", false), "");
}

TEST(OutputFolder, ThatIsAFileIsRefused) {
    const sample::Folder folder;
    std::ofstream{folder / "file"} << "x";
    EXPECT_THAT(refusal(folder / "file", false), HasSubstr("this is a file"));
    EXPECT_THAT(refusal(folder / "file/below", false), HasSubstr("error: "));
}

TEST(OutputFolder, AFileIsReplacedWholeAndNothingIsLeftBeside) {
    const sample::Folder folder;
    const auto file = folder / "series.csv";
    write_file(file, "a long first text");
    write_file(file, "second");
    EXPECT_EQ(sample::text_of(file), "second");
    const auto files = std::distance(fs::directory_iterator{folder / ""}, {});
    EXPECT_EQ(files, 1);
}

TEST(OutputFolder, AFileThatCannotBeWrittenIsTheUsersToKnow) {
    const sample::Folder folder;
    EXPECT_THROW(write_file(folder / "no/such/folder.csv", "x"), core::InputError);
    fs::create_directory(folder / "taken");
    std::ofstream{folder / "taken/file"} << "x";
    EXPECT_THROW(write_file(folder / "taken", "x"), core::InputError);
    EXPECT_FALSE(fs::exists(folder / "taken.part"));
}

}  // namespace
}  // namespace kinflow::results
