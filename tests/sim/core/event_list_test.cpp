#include "sim/core/event_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "sim/core/random.h"

namespace kinflow::core {
namespace {

struct Scheduled {
    Minute time;
    std::uint8_t priority;
    std::uint32_t entity;
};

bool before(const Scheduled& a, const Scheduled& b) {
    return a.time != b.time ? a.time < b.time : a.priority < b.priority;
}

Scheduled random_event(Stream& stream, std::uint32_t entity) {
    const auto time = static_cast<Minute>(stream.next_u32() % 200) - 100;
    return {time, static_cast<std::uint8_t>(stream.next_u32() % 16), entity};
}

TEST(EventList, KeepsEveryFieldOfAnEvent) {
    EventList events;
    for (const Minute time : {-never - 1, -1, 0, 1, never}) {
        events.push(time, 15, 255, 0xffffffffU, EventList::max_version);
        const Event event = events.pop();
        EXPECT_EQ(event.time(), time);
        EXPECT_EQ(event.priority(), 15);
        EXPECT_EQ(event.kind, 255);
        EXPECT_EQ(event.entity, 0xffffffffU);
        EXPECT_EQ(event.version(), EventList::max_version);
    }
    events.push(0, 0, 7, 3, 0x123456U);
    EXPECT_EQ(events.top().version(), 0x123456U);
    EXPECT_EQ(events.top().kind, 7);
}

TEST(EventList, GivesTimeThenPriorityThenTheOrderOfScheduling) {
    EventList events;
    events.push(5, 1, 0, 1, 0);
    events.push(5, 0, 0, 2, 0);
    events.push(-5, 9, 0, 3, 0);
    events.push(5, 0, 0, 4, 0);
    std::vector<std::uint32_t> order;
    while (!events.empty()) order.push_back(events.pop().entity);
    EXPECT_EQ(order, (std::vector<std::uint32_t>{3, 2, 4, 1}));
}

TEST(EventList, SortsRandomLoadsAsAStableSortDoes) {
    for (std::uint64_t load = 0; load < 60; ++load) {
        Stream stream({1, 0}, load, 0);
        EventList events(16);
        std::vector<Scheduled> expected;
        for (std::uint32_t i = 0; i < 37 * load; ++i) {
            const Scheduled s = random_event(stream, i);
            events.push(s.time, s.priority, 0, s.entity, 0);
            expected.push_back(s);
        }
        std::stable_sort(expected.begin(), expected.end(), before);
        ASSERT_EQ(events.size(), expected.size());
        for (const Scheduled& s : expected) {
            ASSERT_EQ(events.top().entity, s.entity);
            ASSERT_EQ(events.pop().time(), s.time);
        }
        EXPECT_TRUE(events.empty());
    }
}

TEST(EventList, AlwaysGivesTheFirstWhenEventsComeAndGo) {
    Stream stream({2, 0}, 0, 0);
    EventList events;
    std::vector<Scheduled> reference;
    for (std::uint32_t step = 0; step < 20'000; ++step) {
        if (reference.empty() || stream.uniform() < 0.51) {
            const Scheduled s = random_event(stream, step);
            events.push(s.time, s.priority, 0, s.entity, 0);
            reference.push_back(s);
        } else {
            const auto first = std::min_element(reference.begin(), reference.end(), before);
            ASSERT_EQ(events.pop().entity, first->entity);
            reference.erase(first);
        }
        ASSERT_EQ(events.size(), reference.size());
    }
}

// As a simulation uses it: nothing is scheduled before the event in hand.
TEST(EventList, ListsByDayChangeNothingInTheOrder) {
    constexpr Minute begin = -3 * minutes_per_day;
    constexpr Minute end = 40 * minutes_per_day;
    Stream stream({3, 0}, 0, 0);
    EventList plain;
    EventList by_day(begin, end);
    Minute now = begin - 10;  // before the days begin, too
    for (std::uint32_t step = 0; step < 30'000; ++step) {
        if (plain.empty() || stream.uniform() < 0.52) {
            const Minute time =
                now + minutes_from_days(9.0 * stream.exponential());  // and past them
            const auto priority = static_cast<std::uint8_t>(4.0 * stream.uniform());
            plain.push(time, priority, 0, step, 0);
            by_day.push(time, priority, 0, step, 0);
        } else {
            const Event expected = plain.pop();
            ASSERT_EQ(by_day.pop().entity, expected.entity);
            now = expected.time();
        }
        ASSERT_EQ(by_day.size(), plain.size());
    }
    EXPECT_GT(now, end);
}

// pop_before() leaves its place to the next that is scheduled: whatever comes instead must not see
// that.
TEST(EventList, HoweverAnEventIsTakenTheNextIsRight) {
    Stream stream({4, 0}, 0, 0);
    EventList events;
    std::vector<Scheduled> reference;
    const auto first = [&] { return std::min_element(reference.begin(), reference.end(), before); };
    for (std::uint32_t step = 0; step < 20'000; ++step) {
        const double choice = stream.uniform();
        Event event{};
        if (reference.empty() || choice < 0.4) {
            const Scheduled s = random_event(stream, step);
            events.push(s.time, s.priority, 0, s.entity, 0);
            reference.push_back(s);
        } else if (choice < 0.7) {
            ASSERT_TRUE(events.pop_before(never, event));
            ASSERT_EQ(event.entity, first()->entity);
            reference.erase(first());
        } else if (choice < 0.75) {
            ASSERT_EQ(events.pop().entity, first()->entity);
            reference.erase(first());
        } else if (choice < 0.85) {
            ASSERT_EQ(events.top().entity, first()->entity);
        } else if (choice < 0.9) {
            ASSERT_FALSE(events.pop_before(first()->time, event));
        } else if (choice < 0.95) {
            const auto* late = events.scheduled_late();
            ASSERT_TRUE(late == nullptr || late->entity == first()->entity);
        } else if (choice < 0.951) {
            events.clear();
            reference.clear();
        } else {
            const auto is_even = [](const auto& e) { return e.entity % 2 == 0; };
            events.compact(is_even);
            std::erase_if(reference, [&](const Scheduled& s) { return !is_even(s); });
        }
        ASSERT_EQ(events.size(), reference.size());
        ASSERT_EQ(events.empty(), reference.empty());
    }
}

TEST(EventList, ShowsWhatComesSoonInADay) {
    EventList events(0, 10 * minutes_per_day);
    EXPECT_EQ(events.ahead(0), nullptr);
    for (std::uint32_t i = 0; i < 5; ++i) {
        events.push(3 * minutes_per_day + 50 - static_cast<Minute>(i), 0, 0, i, 0);
    }
    events.push(7 * minutes_per_day, 0, 0, 9, 0);
    EXPECT_EQ(events.pop().entity, 4U);
    ASSERT_NE(events.ahead(0), nullptr);
    EXPECT_EQ(events.ahead(0)->entity, 3U);
    EXPECT_EQ(events.ahead(3)->entity, 0U);
    EXPECT_EQ(events.ahead(4), nullptr);  // of another day
}

TEST(EventList, BeginsABatchWithTheFirstOfADayAndEachSoManyLater) {
    EventList events(0, 10 * minutes_per_day);
    for (std::uint32_t i = 0; i < 10; ++i) events.push(3 * minutes_per_day, 0, 0, i, 0);
    for (std::uint32_t i = 10; i < 13; ++i) events.push(5 * minutes_per_day, 0, 0, i, 0);
    std::vector<std::uint32_t> begin;
    while (!events.empty()) {
        const std::uint32_t entity = events.pop().entity;
        if (events.begins_batch(4)) begin.push_back(entity);
    }
    EXPECT_EQ(begin, (std::vector<std::uint32_t>{0, 4, 8, 10}));
}

TEST(EventList, AStaleVersionTellsACancelledEvent) {
    EventList events;
    std::uint32_t current = 0;
    events.push(10, 0, 0, 1, current);
    ++current;  // the plan changes: the event at 10 no longer holds
    events.push(20, 0, 0, 1, current);
    int live = 0;
    Minute happened = 0;
    while (!events.empty()) {
        const Event event = events.pop();
        if (event.version() != current) continue;
        ++live;
        happened = event.time();
    }
    EXPECT_EQ(live, 1);
    EXPECT_EQ(happened, 20);
}

TEST(EventList, StartsAfreshWhenCleared) {
    EventList events;
    events.push(1, 0, 0, 1, 0);
    const std::uint64_t first_key = events.top().key;
    events.push(2, 0, 0, 2, 0);
    events.clear();
    EXPECT_TRUE(events.empty());
    events.push(1, 0, 0, 3, 0);
    EXPECT_EQ(events.size(), 1U);
    EXPECT_EQ(events.top().key, first_key);
}

TEST(EventList, RefusesWhatItsKeyCannotHold) {
    EventList events;
    EXPECT_THROW(events.push(0, 16, 0, 0, 0), std::invalid_argument);
    EXPECT_THROW(events.push(0, 0, 0, 0, 1U << 24), std::invalid_argument);
    EXPECT_TRUE(events.empty());
}

}  // namespace
}  // namespace kinflow::core
