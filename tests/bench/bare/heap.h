#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kinflow::bare {

struct Event {
    double time;
    std::uint32_t customer;
    std::uint32_t kind;
};

/// A plain 4-ary heap by time alone: what somebody writes who needs one simulation to be fast.
class Heap {
  public:
    bool empty() const { return heap_.empty(); }
    std::size_t size() const { return heap_.size(); }

    void push(const Event& event) {
        heap_.push_back(event);
        std::size_t hole = heap_.size() - 1;
        while (hole > 0 && event.time < heap_[(hole - 1) / 4].time) {
            heap_[hole] = heap_[(hole - 1) / 4];
            hole = (hole - 1) / 4;
        }
        heap_[hole] = event;
    }

    Event pop() {
        const Event first = heap_.front();
        const Event last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty()) sink(last);
        return first;
    }

  private:
    std::size_t least_branch(std::size_t first) const {
        const Event* const branch = heap_.data() + first;
        if (first + 4 <= heap_.size()) {
            const std::size_t a = branch[1].time < branch[0].time ? 1 : 0;
            const std::size_t b = branch[3].time < branch[2].time ? 3 : 2;
            return first + (branch[b].time < branch[a].time ? b : a);
        }
        std::size_t least = first;
        for (std::size_t c = first + 1; c < heap_.size(); ++c) {
            if (heap_[c].time < heap_[least].time) least = c;
        }
        return least;
    }

    void sink(const Event& event) {
        std::size_t hole = 0;
        for (std::size_t first = 1; first < heap_.size(); first = 4 * hole + 1) {
            const std::size_t least = least_branch(first);
            if (event.time <= heap_[least].time) break;
            heap_[hole] = heap_[least];
            hole = least;
        }
        heap_[hole] = event;
    }

    std::vector<Event> heap_;
};

}  // namespace kinflow::bare
