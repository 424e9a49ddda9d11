#include <gtest/gtest.h>

#include <functional>
#include <queue>
#include <string>
#include <tuple>
#include <vector>

#include "sim/core/event_list.h"
#include "sim/core/random.h"

namespace kinflow::core {
namespace {

// What is scheduled: how many events are pending, and how far ahead they lie.
struct Load {
    std::string name;
    std::uint32_t pending;
    double mean_days;
    double at_once = 0.02;  // the share scheduled for the same minute
    double at_nine = 0.0;   // the share scheduled for 09:00 of a day
};

// A list beside the standard library's queue, which must give the same order.
class Lists {
  public:
    Lists(EventList events, const Load& load)
        : events_{std::move(events)}, load_{load}, draws_{{11, 0}, load.pending, 0} {}

    void push() {
        Minute time = now_;
        const double u = draws_.uniform();
        if (u >= load_.at_once) {
            time = later(now_, minutes_from_days(load_.mean_days * draws_.exponential()));
        }
        if (draws_.uniform() < load_.at_nine) {
            time += minutes_per_day - time % minutes_per_day + 9 * minutes_per_hour;
        }
        const auto priority = static_cast<std::uint8_t>(4.0 * draws_.uniform());
        events_.push(time, priority, 0, pushed_, 0);
        plain_.emplace(time, priority, pushed_++);
    }

    void pop() {
        const Event event = events_.pop();
        const auto [time, priority, number] = plain_.top();
        plain_.pop();
        ASSERT_EQ(event.entity, number) << load_.name << ", at " << time;
        ASSERT_EQ(event.time(), time);
        ASSERT_EQ(events_.size(), plain_.size());
        now_ = event.time();
    }

    // As an owner that cancels does it: some of the events no longer hold.
    void compact() {
        const auto live = [](std::uint32_t number) { return number % 3 != 0; };
        events_.compact([&](const Event& event) { return live(event.entity); });
        Plain kept;
        for (; !plain_.empty(); plain_.pop()) {
            if (live(std::get<2>(plain_.top()))) kept.push(plain_.top());
        }
        plain_ = std::move(kept);
        ASSERT_EQ(events_.size(), plain_.size());
    }

    void run() {
        for (std::uint32_t i = 0; i < load_.pending; ++i) push();
        for (std::uint32_t i = 0; i < 4 * load_.pending + 1000; ++i) {
            push();
            pop();
            if (i == load_.pending) compact();
            if (testing::Test::HasFatalFailure()) return;
        }
        for (int wave = 0; wave < 2; ++wave) {
            while (!plain_.empty()) {
                pop();
                if (testing::Test::HasFatalFailure()) return;
            }
            for (std::uint32_t i = 0; i < load_.pending; ++i) push();
        }
    }

  private:
    using Row = std::tuple<Minute, std::uint8_t, std::uint32_t>;
    using Plain = std::priority_queue<Row, std::vector<Row>, std::greater<>>;

    EventList events_;
    Load load_;
    Stream draws_;
    Plain plain_;
    Minute now_ = 0;
    std::uint32_t pushed_ = 0;
};

TEST(EventList, GivesTheOrderOfAPlainQueueUnderEveryLoad) {
    const std::vector<Load> loads = {{"few, near", 8, 0.01},
                                     {"few, far", 10, 300.0},
                                     {"hundreds", 300, 20.0},
                                     {"just over the heap's limit", 800, 3.0},
                                     {"many in one day", 5000, 0.1},
                                     {"many a minute", 20'000, 0.5},
                                     {"many, far", 20'000, 200.0},
                                     {"far past the days", 3000, 2000.0},
                                     {"at nine", 10'000, 40.0, 0.02, 0.7},
                                     {"half at once", 4000, 5.0, 0.5},
                                     {"to the end of time", 3000, 900'000.0}};
    for (const Load& load : loads) {
        Lists(EventList{}, load).run();
        Lists(EventList{0, 400 * minutes_per_day}, load).run();
        if (HasFatalFailure()) FAIL() << load.name;
    }
}

TEST(EventList, SaysWhenStaleEventsCrowdIt) {
    EventList events(0, 100 * minutes_per_day);
    for (std::uint32_t i = 0; i < 1000; ++i) {
        events.push(static_cast<Minute>(100 * i), 0, 0, i, 0);
    }
    for (int i = 0; i < 500; ++i) events.cancelled();
    EXPECT_FALSE(events.crowded());
    events.cancelled();
    EXPECT_TRUE(events.crowded());
    events.compact([](const Event& event) { return event.entity >= 501; });
    EXPECT_FALSE(events.crowded());
    EXPECT_EQ(events.size(), 499U);
    EXPECT_EQ(events.pop().entity, 501U);
}

TEST(EventList, UsesItsMemoryAgain) {
    EventList events(0, 2000 * minutes_per_day);
    Stream draws({1, 0}, 0, 0);
    std::size_t after_one_round = 0;
    for (int round = 0; round < 10; ++round) {
        for (std::uint32_t i = 0; i < 50'000; ++i) {
            events.push(static_cast<Minute>(2000.0 * minutes_per_day * draws.uniform()), 0, 0, i,
                        0);
        }
        if (round == 0) after_one_round = events.bytes();
        while (!events.empty()) events.pop();
        events.clear();
    }
    EXPECT_LT(events.bytes(), after_one_round + after_one_round / 10);
    EXPECT_LT(after_one_round, 50'000 * 26);  // 16 a pending event, and half a chunk a day
}

}  // namespace
}  // namespace kinflow::core
