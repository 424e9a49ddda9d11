#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "sim/core/caseload_pool.h"
#include "sim/core/random.h"

namespace kinflow::core {
namespace {

// The same rules, written as plainly as they can be: one list, searched from the front.
class PlainPool {
  public:
    struct Entry {
        std::uint32_t customer;
        int units;
        int priority;
    };

    bool seize_or_wait(Entry entry) {
        const bool first = std::none_of(
            line.begin(), line.end(), [&](const Entry& e) { return e.priority <= entry.priority; });
        if (first && fits(entry.units)) {
            in_use += entry.units;
            return true;
        }
        join(entry);
        return false;
    }
    void join(Entry entry) {
        line.insert(std::find_if(line.begin(), line.end(),
                                 [&](const Entry& e) { return e.priority > entry.priority; }),
                    entry);
    }
    std::vector<Entry>::iterator find(std::uint32_t customer) {
        return std::find_if(line.begin(), line.end(),
                            [&](const Entry& e) { return e.customer == customer; });
    }
    bool fits(int units) const {
        return in_use + units <= capacity || (in_use == 0 && capacity > 0 && units > capacity);
    }

    int capacity = 0;
    int in_use = 0;
    std::vector<Entry> line;  // in the order of service
};

class PoolsInStep {
  public:
    void step(std::uint32_t number) {
        const std::uint32_t customer = stream_.next_u32() % 60;
        const int priority = static_cast<int>(stream_.next_u32() % 4);
        switch (stream_.next_u32() % 8) {
            case 0:
                resize(static_cast<int>(stream_.next_u32() % 12));
                break;
            case 1:
                abandon(customer);
                break;
            case 2:
                reprioritise(customer, priority);
                break;
            case 3:
            case 4:
                release();
                break;
            default:
                arrive(customer, priority, static_cast<Minute>(number));
        }
        serve();
        int units = 0;
        for (const auto& entry : plain_.line) units += entry.units;
        ASSERT_EQ(pool_.in_use(), plain_.in_use);
        ASSERT_EQ(pool_.waiting(), static_cast<int>(plain_.line.size()));
        ASSERT_EQ(pool_.waiting_units(), units);
    }

  private:
    void resize(int capacity) {
        pool_.set_capacity(capacity);
        plain_.capacity = capacity;
    }
    void arrive(std::uint32_t customer, int priority, Minute now) {
        if (plain_.find(customer) != plain_.line.end()) return;
        const int units = 1 + static_cast<int>(stream_.next_u32() % 4);
        const bool seized = plain_.seize_or_wait({customer, units, priority});
        ASSERT_EQ(pool_.seize_or_wait(customer, units, priority, now), seized);
        if (seized) in_service_.push_back(units);
    }
    void abandon(std::uint32_t customer) {
        const auto entry = plain_.find(customer);
        ASSERT_EQ(pool_.abandon(customer), entry != plain_.line.end());
        if (entry != plain_.line.end()) plain_.line.erase(entry);
    }
    void reprioritise(std::uint32_t customer, int priority) {
        const auto entry = plain_.find(customer);
        ASSERT_EQ(pool_.reprioritise(customer, priority), entry != plain_.line.end());
        if (entry == plain_.line.end() || entry->priority == priority) return;
        PlainPool::Entry moved = *entry;
        plain_.line.erase(entry);
        moved.priority = priority;
        plain_.join(moved);
    }
    void release() {
        if (in_service_.empty()) return;
        const int units = in_service_.back();
        in_service_.pop_back();
        pool_.release(units);
        plain_.in_use -= units;
    }
    void serve() {
        while (!plain_.line.empty() && plain_.fits(plain_.line.front().units)) {
            const auto next = pool_.next_to_serve();
            ASSERT_TRUE(next);
            ASSERT_EQ(next->customer, plain_.line.front().customer);
            ASSERT_EQ(next->units, plain_.line.front().units);
            plain_.in_use += next->units;
            in_service_.push_back(next->units);
            plain_.line.erase(plain_.line.begin());
        }
        ASSERT_FALSE(pool_.next_to_serve());
    }

    Stream stream_{{1, 0}, 0, 0};
    CaseloadPool pool_{0, 4};
    PlainPool plain_;
    std::vector<int> in_service_;
};

TEST(CaseloadPool, FollowsThePlainRulesThroughRandomUse) {
    PoolsInStep pools;
    for (std::uint32_t number = 0; number < 40'000; ++number) {
        pools.step(number);
        if (::testing::Test::HasFatalFailure()) FAIL() << "at step " << number;
    }
}

}  // namespace
}  // namespace kinflow::core
