#include "sim/core/place_pool.h"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace kinflow::core {
namespace {

TEST(PlacePool, GivesNoMorePlacesThanItHas) {
    PlacePool pool(2);
    EXPECT_TRUE(pool.try_take());
    EXPECT_TRUE(pool.try_take());
    EXPECT_FALSE(pool.try_take());
    EXPECT_EQ(pool.taken(), 2);
    pool.give_back();
    EXPECT_EQ(pool.free(), 1);
    EXPECT_TRUE(pool.try_take());
}

TEST(PlacePool, StartsOverfullAndGivesNothingUntilAPlaceIsFree) {
    PlacePool pool(1);
    pool.force_take();
    pool.force_take();
    EXPECT_EQ(pool.taken(), 2);
    EXPECT_EQ(pool.free(), 0);
    pool.give_back();
    EXPECT_FALSE(pool.try_take());
    pool.give_back();
    EXPECT_TRUE(pool.try_take());
}

TEST(PlacePool, ShrinksWithoutMovingAnyone) {
    PlacePool pool(3);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(pool.try_take());
    pool.set_places(1);
    EXPECT_EQ(pool.taken(), 3);
    EXPECT_EQ(pool.free(), 0);
    pool.set_places(5);
    EXPECT_EQ(pool.free(), 2);
}

TEST(PlacePool, HasNoLimitWhenUnlimited) {
    PlacePool pool(PlacePool::unlimited);
    for (int i = 0; i < 1000; ++i) EXPECT_TRUE(pool.try_take());
    EXPECT_EQ(pool.free(), std::numeric_limits<int>::max());
    EXPECT_EQ(PlacePool(-7).places(), PlacePool::unlimited);
    EXPECT_TRUE(PlacePool(-7).is_unlimited());
    EXPECT_FALSE(PlacePool(0).try_take());
}

TEST(PlacePool, TakesBackOnlyWhatItGave) {
    PlacePool pool(2);
    EXPECT_THROW(pool.give_back(), std::logic_error);
}

}  // namespace
}  // namespace kinflow::core
