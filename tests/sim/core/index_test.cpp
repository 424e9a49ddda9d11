#include "sim/core/index.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace kinflow::core {
namespace {

using ChildId = Index<struct ChildTag>;
using TeamId = Index<struct TeamTag>;

static_assert(!std::is_convertible_v<ChildId, TeamId>);
static_assert(!std::is_convertible_v<ChildId, std::uint32_t>);
static_assert(!std::is_convertible_v<ChildId, bool>);
static_assert(sizeof(ChildId) == sizeof(std::uint32_t));

TEST(Index, IsNoneUntilGivenAValue) {
    EXPECT_FALSE(ChildId{});
    EXPECT_EQ(ChildId{}, ChildId::none());
    EXPECT_TRUE(ChildId{0});
}

TEST(Index, OrdersByValueWithNoneLast) {
    EXPECT_LT(ChildId{3}, ChildId{4});
    EXPECT_EQ(ChildId{4}, ChildId{4});
    EXPECT_LT(ChildId{4}, ChildId::none());
}

}  // namespace
}  // namespace kinflow::core
