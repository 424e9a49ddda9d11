#include "sim/core/event_list.h"

namespace kinflow::core {

void EventList::refuse() { throw std::invalid_argument("event priority or version out of range"); }

void EventList::run_out() { throw std::overflow_error("event sequence exhausted"); }

namespace {

bool before(const Event& a, const Event& b) { return a.key < b.key; }

// Minutes as unsigned numbers in the same order.
std::uint32_t biased(Minute time) { return static_cast<std::uint32_t>(time) ^ 0x80000000U; }
Minute unbiased(std::uint32_t time) { return static_cast<Minute>(time ^ 0x80000000U); }

}  // namespace

// Nothing is near, and something is in the buckets.
void EventList::begin_next() {
    std::vector<Event>& events = run_.refill();
    if (by_day_) {
        if (slices_.size() == 0) take_day(events);
        if (events.empty() && slices_.size() > 0) take_slice(events);
    } else {
        take_smallest(events);
    }
    run_.sort();
}

void EventList::begin_day(std::size_t day) {
    today_ = day;
    today_began_ = static_cast<Minute>(begin_ + static_cast<std::int64_t>(day) * minutes_per_day);
    today_ends_ = end_of_bucket_day(day);
    near_ = today_ends_;
    slice_ = minutes_per_day;
    next_slice_ = 0;
}

// A quiet day is one run; the events of a busy one go to its slices.
void EventList::take_day(std::vector<Event>& events) {
    begin_day(today_ + 1);
    buckets_.take(today_, events);
    const std::size_t slices = std::min(max_slices, events.size() / slice_size);
    if (slices < 2) return;
    slice_ = static_cast<Minute>((minutes_per_day + slices - 1) / slices);
    for (const Event& event : events) slices_.put(slice_of(event.time()), event);
    events.clear();
}

// There is one to come.
void EventList::take_slice(std::vector<Event>& events) {
    while (slices_.size(next_slice_) == 0) ++next_slice_;
    slices_.take(next_slice_++, events);
    const std::int64_t next = today_began_ + static_cast<std::int64_t>(next_slice_) * slice_;
    near_ = next_slice_ == max_slices
                ? today_ends_
                : static_cast<Minute>(std::min<std::int64_t>(next - 1, today_ends_));
}

// The buckets are empty, and the heap holds too much.
void EventList::open_buckets() {
    const std::vector<Event> events = heap_.take();
    near_ = std::min_element(events.begin(), events.end(), before)->time();
    if (!run_.empty()) near_ = std::max(near_, run_.back().time());
    for (const Event& event : events) {
        if (event.time() > near_) {
            buckets_.put(bucket_of(event.time()), event);
        } else {
            heap_.push(event);
        }
    }
}

// Events of a lower bucket are earlier than those of a higher one. Bucket b spans 2^(b-1) minutes,
// aligned, all of which agree with `near_` from bit b up: so may the new `near_`, and the higher
// buckets stay right.
void EventList::take_smallest(std::vector<Event>& events) {
    if (buckets_.size() <= few) {
        for (std::size_t b = 0; b < buckets_.buckets(); ++b) buckets_.take(b, events);
        near_ = never;
        return;
    }
    std::size_t b = 1;
    while (buckets_.size(b) == 0) ++b;
    const std::size_t size = buckets_.size(b);
    if (size <= run_size) {
        buckets_.take(b, events);
        const std::uint32_t last_of_bucket = (std::uint32_t{1} << (b - 1)) - 1;
        near_ = unbiased(biased(events.front().time()) | last_of_bucket);
        return;
    }
    // Too many: an aligned part of the bucket that begins with its first event, and the rest again.
    scratch_.clear();
    buckets_.take(b, scratch_);
    const Minute first = std::min_element(scratch_.begin(), scratch_.end(), before)->time();
    const int part =
        std::max(0, static_cast<int>(b - 1) - static_cast<int>(std::bit_width(size / run_size)));
    near_ = unbiased(biased(first) | ((std::uint32_t{1} << part) - 1));
    for (const Event& event : scratch_) {
        if (event.time() > near_) {
            buckets_.put(bucket_of(event.time()), event);
        } else {
            events.push_back(event);
        }
    }
}

}  // namespace kinflow::core
