#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sim/core/time.h"

namespace kinflow::core {

// What happens to which entity when. The key orders by time, then priority (lower first), then the
// order of scheduling: 32 bits of time, biased to be unsigned; 4 of priority; 28 of sequence.
struct Event {
    std::uint64_t key;
    std::uint32_t entity;
    std::uint8_t kind;
    std::uint8_t version_low;
    std::uint16_t version_high;

    Minute time() const {
        return static_cast<Minute>(static_cast<std::uint32_t>(key >> 32) ^ 0x80000000U);
    }
    std::uint8_t priority() const { return static_cast<std::uint8_t>(key >> 28 & 0xFU); }
    std::uint32_t version() const { return version_low | std::uint32_t{version_high} << 8; }
};
static_assert(sizeof(Event) == 16);

// The future events, as an implicit heap of four branches to a node, which touches half the cache
// lines of a binary one. Where the run's span is known, only the events of the current day are in
// the heap; later ones wait, in no order, in a list for each day, so that tens of thousands pending
// cost no more than a day's few hundred. Nothing is ever removed from the middle: an owner cancels
// by raising its own version, and ignores an event whose version is stale.
class EventList {
  public:
    static constexpr std::uint8_t max_priority = 15;
    static constexpr std::uint32_t max_version = (1U << 24) - 1;
    static constexpr std::uint32_t max_sequence = (1U << 28) - 1;

    explicit EventList(std::size_t reserve = 0) { heap_.reserve(reserve); }

    // With a list for each day from begin to end. Events outside that span are allowed, and slower.
    EventList(Minute begin, Minute end) : begin_{begin} {
        const std::int64_t span = std::int64_t{end} - begin;
        if (span > 0) days_.resize(static_cast<std::size_t>(span / minutes_per_day + 1));
    }

    // Throws std::invalid_argument for a priority above 15 or a version above 2^24 - 1, and
    // std::overflow_error after 2^28 events since the last clear().
    void push(Minute time, std::uint8_t priority, std::uint8_t kind, std::uint32_t entity,
              std::uint32_t version) {
        if (priority > max_priority || version > max_version) {
            throw std::invalid_argument("event priority or version out of range");
        }
        if (sequence_ > max_sequence) throw std::overflow_error("event sequence exhausted");
        const std::uint64_t key = std::uint64_t{static_cast<std::uint32_t>(time) ^ 0x80000000U}
                                      << 32 |
                                  std::uint64_t{priority} << 28 | sequence_++;
        const Event event{key, entity, kind, static_cast<std::uint8_t>(version & 0xFFU),
                          static_cast<std::uint16_t>(version >> 8)};
        // The last list also holds what lies past the span.
        const auto last = static_cast<std::int64_t>(days_.size()) - 1;
        const std::int64_t day = std::min((std::int64_t{time} - begin_) / minutes_per_day, last);
        if (day > today_) {
            days_[static_cast<std::size_t>(day)].push_back(event);
            ++put_off_;
        } else {
            add_to_heap(event);
        }
    }

    bool empty() const { return heap_.empty() && put_off_ == 0; }
    std::size_t size() const { return heap_.size() + put_off_; }

    // The list must not be empty.
    const Event& top() {
        return top([](const Event&) {});
    }
    Event pop() {
        return pop([](const Event&) {});
    }

    // The same; `visit` is called with each event of a day as the day begins, in no order, so that
    // the owner can fetch into the cache what they concern.
    template <class Visit>
    const Event& top(Visit&& visit) {
        assert(!empty());
        while (heap_.empty()) begin_next_day(visit);
        return heap_.front();
    }

    template <class Visit>
    Event pop(Visit&& visit) {
        const Event first = top(visit);
        const Event last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty()) sift_down(last);
        return first;
    }

    // Forgets every event and starts the sequence again; keeps the memory.
    void clear() {
        heap_.clear();
        for (std::vector<Event>& day : days_) day.clear();
        put_off_ = 0;
        today_ = 0;
        sequence_ = 0;
    }

  private:
    void add_to_heap(const Event& event) {
        heap_.push_back(event);
        sift_up(heap_.size() - 1, event);
    }

    // The heap is empty, and what is left lies on a later day.
    template <class Visit>
    void begin_next_day(Visit&& visit) {
        // The day's memory is given back with it.
        const std::vector<Event> day = std::move(days_[static_cast<std::size_t>(++today_)]);
        for (const Event& event : day) visit(event);
        for (const Event& event : day) add_to_heap(event);
        put_off_ -= day.size();
    }

    void sift_up(std::size_t hole, const Event& event) {
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 4;
            if (heap_[parent].key < event.key) break;
            heap_[hole] = heap_[parent];
            hole = parent;
        }
        heap_[hole] = event;
    }

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

    std::vector<Event> heap_;               // what is due today, or outside the days' span
    std::vector<std::vector<Event>> days_;  // what is due later
    std::size_t put_off_ = 0;
    std::int64_t today_ = 0;  // days since begin_
    Minute begin_ = 0;
    std::uint32_t sequence_ = 0;
};

}  // namespace kinflow::core
