#include "sim/core/caseload_pool.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace kinflow::core {
namespace {

using Customers = std::vector<std::uint32_t>;

Customers serve_all(CaseloadPool& pool) {
    Customers served;
    while (const auto next = pool.next_to_serve()) served.push_back(next->customer);
    return served;
}

TEST(CaseloadPool, SeizesUntilItIsFullAndThenWaits) {
    CaseloadPool pool(3);
    EXPECT_TRUE(pool.seize_or_wait(1, 2, 0, 0));
    EXPECT_TRUE(pool.seize_or_wait(2, 1, 0, 0));
    EXPECT_FALSE(pool.seize_or_wait(3, 1, 0, 5));
    EXPECT_EQ(pool.in_use(), 3);
    EXPECT_EQ(pool.waiting(), 1);
    EXPECT_FALSE(pool.next_to_serve());
    pool.release(1);
    const auto next = pool.next_to_serve();
    ASSERT_TRUE(next);
    EXPECT_EQ(next->customer, 3U);
    EXPECT_EQ(next->since, 5);
    EXPECT_EQ(pool.in_use(), 3);
    EXPECT_EQ(pool.waiting(), 0);
}

TEST(CaseloadPool, ServesByPriorityThenByArrival) {
    CaseloadPool pool(1);
    pool.force_seize(1);
    pool.seize_or_wait(1, 1, 2, 0);
    pool.seize_or_wait(2, 1, 1, 1);
    pool.seize_or_wait(3, 1, 1, 2);
    pool.seize_or_wait(4, 1, 0, 3);
    Customers order;
    for (int i = 0; i < 4; ++i) {
        pool.release(1);
        order.push_back(pool.next_to_serve()->customer);
    }
    EXPECT_EQ(order, (Customers{4, 2, 3, 1}));
}

TEST(CaseloadPool, ALargeRequestAtTheHeadIsNotPassed) {
    CaseloadPool pool(4);
    pool.force_seize(3);
    EXPECT_FALSE(pool.seize_or_wait(1, 3, 0, 0));
    EXPECT_FALSE(pool.seize_or_wait(2, 1, 0, 1));  // would fit, but comes after
    EXPECT_FALSE(pool.seize_or_wait(3, 1, 4, 1));
    EXPECT_FALSE(pool.try_seize(1));
    EXPECT_TRUE(serve_all(pool).empty());
    pool.release(2);
    EXPECT_EQ(serve_all(pool), (Customers{1}));
    pool.release(1);
    EXPECT_EQ(serve_all(pool), (Customers{2}));
}

TEST(CaseloadPool, AnEarlierClassPassesALargeRequestOfALaterOne) {
    CaseloadPool pool(4);
    pool.force_seize(3);
    EXPECT_FALSE(pool.seize_or_wait(1, 3, 5, 0));
    EXPECT_TRUE(pool.seize_or_wait(2, 1, 4, 1));
}

TEST(CaseloadPool, ReprioritisedCustomersJoinTheBackOfTheirNewClass) {
    CaseloadPool pool(1);
    pool.force_seize(1);
    for (std::uint32_t c = 1; c <= 4; ++c) pool.seize_or_wait(c, 1, 3, static_cast<Minute>(c));
    EXPECT_TRUE(pool.reprioritise(3, 1));
    EXPECT_TRUE(pool.reprioritise(1, 1));
    EXPECT_TRUE(pool.reprioritise(2, 3));  // already there: keeps its place
    EXPECT_FALSE(pool.reprioritise(99, 1));
    EXPECT_EQ(pool.waiting(), 4);
    EXPECT_EQ(pool.waiting_in_class(1), 2);
    pool.set_capacity(10);
    EXPECT_EQ(pool.next_to_serve()->since, 3);
    EXPECT_EQ(serve_all(pool), (Customers{1, 2, 4}));
}

TEST(CaseloadPool, ThoseWhoAbandonAreNotServed) {
    CaseloadPool pool(4);
    pool.force_seize(4);
    for (std::uint32_t c = 1; c <= 5; ++c) pool.seize_or_wait(c, 2, 0, 0);
    EXPECT_TRUE(pool.abandon(1));
    EXPECT_TRUE(pool.abandon(3));
    EXPECT_TRUE(pool.abandon(5));
    EXPECT_FALSE(pool.abandon(5));
    EXPECT_FALSE(pool.is_waiting(3));
    EXPECT_EQ(pool.waiting(), 2);
    EXPECT_EQ(pool.waiting_units(), 4);
    pool.release(4);
    EXPECT_EQ(serve_all(pool), (Customers{2, 4}));
    EXPECT_FALSE(pool.seize_or_wait(3, 1, 0, 0));  // may come back
    EXPECT_TRUE(pool.is_waiting(3));
}

TEST(CaseloadPool, ShrinksInUseAndGivesNothingUntilItFits) {
    CaseloadPool pool(5);
    EXPECT_TRUE(pool.try_seize(5));
    pool.set_capacity(2);
    EXPECT_EQ(pool.in_use(), 5);
    EXPECT_FALSE(pool.seize_or_wait(1, 1, 0, 0));
    for (int left = 4; left >= 2; --left) {
        pool.release(1);
        EXPECT_EQ(pool.in_use(), left);
        EXPECT_FALSE(pool.next_to_serve());
    }
    pool.release(1);
    EXPECT_EQ(serve_all(pool), (Customers{1}));
    EXPECT_EQ(pool.in_use(), 2);
}

TEST(CaseloadPool, GrowsAndServesThoseWhoWait) {
    CaseloadPool pool(0);
    for (std::uint32_t c = 1; c <= 3; ++c) EXPECT_FALSE(pool.seize_or_wait(c, 1, 0, 0));
    EXPECT_TRUE(serve_all(pool).empty());  // closed
    pool.set_capacity(2);
    EXPECT_EQ(serve_all(pool), (Customers{1, 2}));
}

TEST(CaseloadPool, ARequestBeyondTheWholeCapacityIsServedAlone) {
    CaseloadPool pool(3);
    pool.force_seize(1);
    EXPECT_FALSE(pool.seize_or_wait(1, 5, 0, 0));
    EXPECT_FALSE(pool.seize_or_wait(2, 1, 0, 0));
    pool.release(1);
    EXPECT_EQ(serve_all(pool), (Customers{1}));
    EXPECT_EQ(pool.in_use(), 5);
    pool.release(5);
    EXPECT_EQ(serve_all(pool), (Customers{2}));
}

TEST(CaseloadPool, StartsWithCustomersInServiceBeyondItsCapacity) {
    CaseloadPool pool(10);
    pool.force_seize(14);
    EXPECT_FALSE(pool.try_seize(1));
    pool.release(4);
    EXPECT_FALSE(pool.try_seize(1));
    pool.release(1);
    EXPECT_TRUE(pool.try_seize(1));
}

TEST(CaseloadPool, StartsWithCustomersInTheQueue) {
    CaseloadPool pool(2);
    pool.wait(1, 1, 1, -500);  // before the clock starts; would fit
    pool.wait(2, 1, 0, -20);
    EXPECT_EQ(pool.in_use(), 0);
    EXPECT_EQ(pool.waiting(), 2);
    EXPECT_FALSE(pool.seize_or_wait(3, 1, 1, 0));
    EXPECT_EQ(pool.next_to_serve()->since, -20);
    EXPECT_EQ(pool.next_to_serve()->since, -500);
    EXPECT_FALSE(pool.next_to_serve());
}

TEST(CaseloadPool, RegistersWhoWaitsWhenFirstAsked) {
    CaseloadPool pool(1);
    pool.force_seize(1);
    for (std::uint32_t c = 1; c <= 4; ++c) pool.seize_or_wait(c, 1, 3, static_cast<Minute>(c));
    pool.release(1);
    EXPECT_EQ(pool.next_to_serve()->customer, 1U);
    EXPECT_FALSE(pool.is_waiting(1));
    EXPECT_TRUE(pool.is_waiting(2));
    pool.seize_or_wait(5, 1, 3, 9);
    EXPECT_TRUE(pool.abandon(5));
    EXPECT_TRUE(pool.abandon(3));
    pool.set_capacity(9);
    EXPECT_EQ(serve_all(pool), (Customers{2, 4}));
}

TEST(CaseloadPool, RefusesMisuse) {
    EXPECT_THROW(CaseloadPool(-1), std::invalid_argument);
    EXPECT_THROW(CaseloadPool(1, 0), std::invalid_argument);
    CaseloadPool pool(1, 2);
    EXPECT_THROW(pool.try_seize(0), std::invalid_argument);
    EXPECT_THROW(pool.seize_or_wait(1, 1, 2, 0), std::invalid_argument);
    EXPECT_THROW(pool.seize_or_wait(1, 1, -1, 0), std::invalid_argument);
    EXPECT_THROW(pool.release(1), std::logic_error);
    EXPECT_THROW(pool.set_capacity(-1), std::invalid_argument);
    pool.force_seize(1);
    pool.seize_or_wait(1, 1, 0, 0);
    EXPECT_TRUE(pool.is_waiting(1));  // from here on there is a register
    EXPECT_THROW(pool.seize_or_wait(1, 1, 1, 0), std::logic_error);
}

}  // namespace
}  // namespace kinflow::core
