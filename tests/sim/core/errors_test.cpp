#include "sim/core/errors.h"

#include <gtest/gtest.h>

namespace kinflow::core {
namespace {

TEST(Fault, NamesFileLineColumnAndPath) {
    EXPECT_EQ(to_string(Fault{"a.yaml", 3, 7, "teams[2].posts", "must be at least 0"}),
              "a.yaml:3:7: error: teams[2].posts: must be at least 0");
}

TEST(Fault, LeavesOutWhatIsUnknown) {
    EXPECT_EQ(to_string(Fault{"a.yaml", 3, 0, "", "bad"}), "a.yaml:3: error: bad");
    EXPECT_EQ(to_string(Fault{"a.yaml", 0, 0, "teams", "bad"}), "a.yaml: error: teams: bad");
    EXPECT_EQ(to_string(Fault{"", 3, 7, "teams", "bad"}), "error: teams: bad");
    EXPECT_EQ(to_string(Fault{"", 0, 0, "", "bad"}), "error: bad");
}

TEST(InputError, TellsEveryFaultOnALineOfItsOwn) {
    const InputError error({{"a.yaml", 1, 2, "x", "first"}, {"b.yaml", 3, 4, "y", "second"}});
    EXPECT_STREQ(error.what(), "a.yaml:1:2: error: x: first\nb.yaml:3:4: error: y: second");
    ASSERT_EQ(error.faults().size(), 2U);
    EXPECT_EQ(error.faults()[1].line, 3);
}

}  // namespace
}  // namespace kinflow::core
