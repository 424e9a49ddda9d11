#pragma once

#include <cstddef>
#include <vector>

#include "sim/core/event.h"

namespace kinflow::core {

// Events in an implicit heap of four branches to a node, which touches half the cache lines of a
// binary one. The best there is while few are pending.
class EventHeap {
  public:
    void reserve(std::size_t size) { heap_.reserve(size); }
    bool empty() const { return size() == 0; }
    std::size_t size() const { return heap_.size() - (gap_ ? 1 : 0); }
    std::size_t bytes() const { return heap_.capacity() * sizeof(Event); }
    void clear() {
        heap_.clear();
        gap_ = false;
    }

    void push(const Event& event) {
        if (gap_) {
            gap_ = false;
            return sift_down(event);
        }
        heap_.push_back(event);
        std::size_t hole = heap_.size() - 1;
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 4;
            if (heap_[parent].key < event.key) break;
            heap_[hole] = heap_[parent];
            hole = parent;
        }
        heap_[hole] = event;
    }

    // The heap must not be empty, nor have a gap.
    const Event& top() const { return heap_.front(); }
    Event pop() {
        const Event first = take_first();
        close_gap();
        return first;
    }

    // As pop(), and leaves a gap: most events schedule another one, which then takes the free place
    // with half the work. Whatever else comes first must close the gap.
    Event take_first() {
        gap_ = true;
        return heap_.front();
    }
    bool has_gap() const { return gap_; }
    void close_gap() {
        if (!gap_) return;
        gap_ = false;
        const Event last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty()) sift_down(last);
    }

    // Hands over the events, in no order, and is empty.
    std::vector<Event> take() {
        close_gap();
        std::vector<Event> events;
        events.swap(heap_);
        return events;
    }

  private:
    // The branch with the smallest key, of those from `first` on; written so that it compiles to
    // conditional moves, since which is smallest cannot be predicted.
    std::size_t least_branch(std::size_t first) const {
        const Event* const branch = heap_.data() + first;
        if (first + 4 <= heap_.size()) {
            const std::size_t a = branch[1].key < branch[0].key ? 1 : 0;
            const std::size_t b = branch[3].key < branch[2].key ? 3 : 2;
            return first + (branch[b].key < branch[a].key ? b : a);
        }
        std::size_t least = 0;
        for (std::size_t c = 1; first + c < heap_.size(); ++c) {
            if (branch[c].key < branch[least].key) least = c;
        }
        return first + least;
    }

    // Fills the root: the smallest branch moves up until `event` fits.
    void sift_down(const Event& event) {
        std::size_t hole = 0;
        for (std::size_t first = 1; first < heap_.size(); first = 4 * hole + 1) {
            const std::size_t least = least_branch(first);
            if (event.key < heap_[least].key) break;
            heap_[hole] = heap_[least];
            hole = least;
        }
        heap_[hole] = event;
    }

    std::vector<Event> heap_;
    bool gap_ = false;  // the root has been taken, and nothing has its place yet
};

}  // namespace kinflow::core
