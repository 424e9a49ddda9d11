#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/core/event.h"
#include "sim/core/event_buckets.h"
#include "sim/core/event_heap.h"
#include "sim/core/event_run.h"
#include "sim/core/time.h"

namespace kinflow::core {

// The future events. Near ones are in a sorted run, and in a small heap for what is scheduled into
// the run's own span; those after `near_` wait in buckets, in no order, until their bucket's time
// comes. So tens of thousands pending cost no more than a few hundred.
//
// Where the run's span is known, a bucket is a day. When a busy day comes it is dealt out to slices
// of some hundred events each, so that the heap has only what is scheduled into the present slice.
// Where the span is not known, everything is in the heap
// until there are many; then the buckets are those of a radix heap (Ahuja, Mehlhorn, Orlin and
// Tarjan, Journal of the ACM 37, 1990): bucket b holds the times whose highest bit that differs
// from `near_` is bit b, and a full one is dealt out again to smaller ones. No width has to be
// guessed.
//
// Nothing has to be removed from the middle: an owner cancels by raising its own version, and
// ignores an event whose version is stale. Where the stale pile up it says so by cancelled() and
// calls compact() when crowded().
class EventList {
  public:
    static constexpr std::uint8_t max_priority = 15;
    static constexpr std::uint32_t max_version = (1U << 24) - 1;
    static constexpr std::uint32_t max_sequence = (1U << Event::sequence_bits) - 1;

    explicit EventList(std::size_t reserve = 0) : buckets_(33) { heap_.reserve(reserve); }

    // With a bucket for each day from begin to end. Events outside that span are allowed, and
    // slower.
    EventList(Minute begin, Minute end) : begin_{begin} {
        const std::int64_t span = std::int64_t{end} - begin;
        if (span > 0) {
            by_day_ = true;
            buckets_ = EventBuckets(static_cast<std::size_t>(span / minutes_per_day + 1));
            begin_day(0);
        } else {
            buckets_ = EventBuckets(33);
        }
    }

    // Throws std::invalid_argument for a priority above 15 or a version above 2^24 - 1, and
    // std::overflow_error after 2^28 events since the last clear().
    [[gnu::always_inline]] void push(Minute time, std::uint8_t priority, std::uint8_t kind,
                                     std::uint32_t entity, std::uint32_t version) {
        if (priority > max_priority || version > max_version) refuse();
        if (sequence_ > max_sequence) run_out();
        const std::uint64_t key = std::uint64_t{static_cast<std::uint32_t>(time) ^ 0x80000000U}
                                      << 32 |
                                  std::uint64_t{priority} << Event::sequence_bits | sequence_++;
        const Event event{key, entity, kind, static_cast<std::uint8_t>(version & 0xFFU),
                          static_cast<std::uint16_t>(version >> 8)};
        if (time > near_) {
            if (time > today_ends_) {
                buckets_.put(bucket_of(time), event);
            } else {
                slices_.put(slice_of(time), event);
            }
        } else {
            heap_.push(event);
            if (heap_.size() > many && near_ == never && !by_day_) open_buckets();
        }
    }

    bool empty() const { return run_.empty() && heap_.empty() && none_later(); }
    std::size_t size() const {
        return run_.size() + heap_.size() + slices_.size() + buckets_.size();
    }
    // Memory held, in bytes.
    std::size_t bytes() const {
        return run_.bytes() + heap_.bytes() + slices_.bytes() + buckets_.bytes();
    }

    // The list must not be empty.
    const Event& top() {
        assert(!empty());
        heap_.close_gap();
        while (run_.empty() && heap_.empty()) begin_next();
        return run_is_first() ? run_.front() : heap_.top();
    }
    Event pop() {
        assert(!empty());
        heap_.close_gap();
        while (run_.empty() && heap_.empty()) begin_next();
        return run_is_first() ? run_.pop() : heap_.pop();
    }

    // An event that will come soon, some `places` after the next one, so that the owner can fetch
    // into the cache what it concerns; null when none is that near.
    const Event* ahead(std::size_t places) const { return run_.ahead(places); }
    // True once in `size` pops of those of which ahead() tells, from the first one on.
    bool begins_batch(std::size_t size) const { return run_.begins_batch(size); }
    // The first of those that were scheduled into the present; null when there is none, or when
    // pop_before() has just taken one of them.
    const Event* scheduled_late() const {
        return heap_.empty() || heap_.has_gap() ? nullptr : &heap_.top();
    }

    // Pops the next event into `event` if it is due before `end`. Quicker than pop() where most
    // events schedule another.
    bool pop_before(Minute end, Event& event) {
        heap_.close_gap();
        while (run_.empty() && heap_.empty()) {
            if (none_later()) return false;
            begin_next();
        }
        if (run_is_first()) {
            if (run_.front().time() >= end) return false;
            event = run_.pop();
        } else {
            if (heap_.top().time() >= end) return false;
            event = heap_.take_first();
        }
        return true;
    }

    // An event in the list has become stale; one that was stale has been popped.
    void cancelled() { ++stale_; }
    void met_stale() { --stale_; }
    // More are stale than not, and enough for compact() to be worth its while.
    bool crowded() const { return stale_ > 64 && 2 * stale_ > static_cast<std::int64_t>(size()); }

    // Takes out every event of which live(event) is false. The order of the others stays.
    template <class Live>
    void compact(Live&& live) {
        run_.keep(live);
        for (const Event& event : heap_.take()) {
            if (live(event)) heap_.push(event);
        }
        keep(slices_, live);
        keep(buckets_, live);
        stale_ = 0;
    }

    // Forgets every event and starts the sequence again; keeps the memory.
    void clear() {
        run_.refill();
        heap_.clear();
        slices_.clear();
        buckets_.clear();
        near_ = never;
        if (by_day_) begin_day(0);
        sequence_ = 0;
        stale_ = 0;
    }

  private:
    static constexpr std::size_t many = 768;  // in the heap: buckets are faster
    static constexpr std::size_t few = 192;   // in all: the heap is faster
    static constexpr std::size_t run_size = 1024;
    static constexpr std::size_t slice_size = 400;  // events, as a day begins
    static constexpr std::size_t max_slices = 48;

    [[noreturn]] static void refuse();
    [[noreturn]] static void run_out();

    bool run_is_first() const {
        return !run_.empty() && (heap_.empty() || run_.front().key < heap_.top().key);
    }

    std::size_t bucket_of(Minute time) const {
        if (!by_day_) {
            return static_cast<std::size_t>(std::bit_width(static_cast<std::uint32_t>(time) ^
                                                           static_cast<std::uint32_t>(near_)));
        }
        // The last bucket also holds what lies past the span.
        const auto day = static_cast<std::size_t>((std::int64_t{time} - begin_) / minutes_per_day);
        return std::min(day, buckets_.buckets() - 1);
    }
    Minute end_of_bucket_day(std::size_t day) const {
        if (day + 1 >= buckets_.buckets()) return never;
        return static_cast<Minute>(begin_ + (static_cast<std::int64_t>(day) + 1) * minutes_per_day -
                                   1);
    }

    std::size_t slice_of(Minute time) const {
        const auto slice = static_cast<std::size_t>((std::int64_t{time} - today_began_) / slice_);
        return std::min(slice, max_slices - 1);
    }
    bool none_later() const { return slices_.size() == 0 && buckets_.size() == 0; }

    template <class Live>
    void keep(EventBuckets& buckets, Live& live) {
        for (std::size_t bucket = 0; bucket < buckets.buckets(); ++bucket) {
            scratch_.clear();
            buckets.take(bucket, scratch_);
            for (const Event& event : scratch_) {
                if (live(event)) buckets.put(bucket, event);
            }
        }
    }

    void begin_day(std::size_t day);
    void begin_next();
    void take_day(std::vector<Event>& events);
    void take_slice(std::vector<Event>& events);
    void open_buckets();
    void take_smallest(std::vector<Event>& events);

    EventRun run_;
    EventHeap heap_;
    EventBuckets slices_{max_slices};  // of the day under way, those to come
    EventBuckets buckets_;
    std::vector<Event> scratch_;
    std::int64_t stale_ = 0;
    std::size_t today_ = 0;  // days since begin_
    Minute begin_ = 0;
    std::size_t next_slice_ = 0;
    Minute today_began_ = 0;
    // Events after that are in the buckets; where these are no days, nothing is before it.
    Minute today_ends_ = std::numeric_limits<Minute>::min();
    Minute slice_ = minutes_per_day;  // its length
    Minute near_ = never;             // events up to here are in the run and the heap
    std::uint32_t sequence_ = 0;
    bool by_day_ = false;
};

}  // namespace kinflow::core
