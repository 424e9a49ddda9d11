#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/event.h"

namespace kinflow::core {

// Events that are given out in order, sorted when they come in.
class EventRun {
  public:
    bool empty() const { return head_ == events_.size(); }
    std::size_t size() const { return events_.size() - head_; }
    std::size_t bytes() const {
        return (events_.capacity() + scratch_.capacity()) * sizeof(Event) +
               counts_.capacity() * sizeof(std::uint32_t);
    }

    // The run must not be empty.
    const Event& front() const { return events_[head_]; }
    const Event& back() const { return events_.back(); }  // the last in order
    Event pop() { return events_[head_++]; }
    const Event* ahead(std::size_t places) const {
        return head_ + places < events_.size() ? &events_[head_ + places] : nullptr;
    }

    // After the first event that is given out since sort(), and each `size` events later.
    bool begins_batch(std::size_t size) const { return head_ % size == 1; }

    // Where to put the next events, in any order, before sort(). The run must be empty.
    std::vector<Event>& refill() {
        events_.clear();
        head_ = 0;
        return events_;
    }

    // One pass into as many bins of equal width as there are events, then by insertion; events that
    // lie too unevenly for that are sorted by comparison.
    void sort();

    template <class Live>
    void keep(Live&& live) {
        std::size_t kept = 0;
        for (; head_ < events_.size(); ++head_) {
            if (live(events_[head_])) events_[kept++] = events_[head_];
        }
        events_.resize(kept);
        head_ = 0;
    }

  private:
    bool scatter();

    std::vector<Event> events_;
    std::vector<Event> scratch_;
    std::vector<std::uint32_t> counts_;
    std::size_t head_ = 0;
};

}  // namespace kinflow::core
