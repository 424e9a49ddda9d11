#include "sim/core/event_run.h"

#include <algorithm>
#include <bit>

namespace kinflow::core {

namespace {

constexpr std::size_t few = 24;         // sorted by insertion at once
constexpr std::size_t max_bins = 4096;  // their counters and open lines stay in the cache
constexpr std::uint32_t crowd = 40;     // in one bin: too many for insertion

bool before(const Event& a, const Event& b) { return a.key < b.key; }

void insertion_sort(std::vector<Event>& events) {
    for (std::size_t i = 1; i < events.size(); ++i) {
        const Event event = events[i];
        std::size_t hole = i;
        for (; hole > 0 && event.key < events[hole - 1].key; --hole)
            events[hole] = events[hole - 1];
        events[hole] = event;
    }
}

}  // namespace

void EventRun::sort() {
    if (events_.size() <= few || scatter()) {
        insertion_sort(events_);
    } else {
        std::sort(events_.begin(), events_.end(), before);
    }
}

// False, and nothing done, when a bin would be crowded.
bool EventRun::scatter() {
    const auto [first, last] = std::minmax_element(events_.begin(), events_.end(), before);
    const std::uint64_t lowest = first->key >> Event::sequence_bits;  // time and priority
    const std::uint64_t span = (last->key >> Event::sequence_bits) - lowest;
    const int bits = static_cast<int>(std::bit_width(std::min(events_.size(), max_bins)));
    const int shift = std::max(0, static_cast<int>(std::bit_width(span)) - bits);
    const auto bin = [&](const Event& event) {
        return static_cast<std::size_t>(((event.key >> Event::sequence_bits) - lowest) >> shift);
    };
    counts_.assign((span >> shift) + 1, 0);
    for (const Event& event : events_) ++counts_[bin(event)];
    // Events of one minute and priority come in the order of their numbers as a rule, and need no
    // sorting; a bin of several minutes does.
    std::uint32_t sum = 0;
    for (std::uint32_t& count : counts_) {
        if (count > crowd && shift > 0) return false;
        sum += count;
        count = sum - count;
    }
    scratch_.resize(events_.size());
    for (const Event& event : events_) scratch_[counts_[bin(event)]++] = event;
    events_.swap(scratch_);
    return true;
}

}  // namespace kinflow::core
