#include "sim/scenario/nearest.h"

#include <gtest/gtest.h>

namespace kinflow::scenario {
namespace {

const std::vector<std::string> stages{"contact", "assessment", "closed"};

TEST(Nearest, FindsOneSlip) {
    for (const char* slip : {"contct", "conttact", "comtact", "cnotact"}) {
        EXPECT_EQ(nearest(slip, stages), "contact") << slip;
    }
}

TEST(Nearest, GivesNothingForAnotherWord) {
    EXPECT_EQ(nearest("placement", stages), std::nullopt);
    EXPECT_EQ(nearest(std::string(1000, 'a'), {std::string(1000, 'a')}), std::nullopt);
    EXPECT_EQ(nearest("x", {}), std::nullopt);
}

TEST(Suggestion, NamesTheNearestOrTheList) {
    EXPECT_EQ(suggestion("closd", stages), "did you mean `closed`?");
    EXPECT_EQ(suggestion("placement", stages), "allowed: contact, assessment, closed");
    EXPECT_EQ(suggestion("x", {}), "there is none");
    EXPECT_EQ(suggestion("x", std::vector<std::string>(400, "long name")),
              "none of the 400 known names is near");
}

}  // namespace
}  // namespace kinflow::scenario
