#include "sim/core/work_clock.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace kinflow::core {

namespace {

constexpr std::uint32_t no_slot = 0xFFFFFFFFU;

// A target met to within this many minutes is met: what is left is the clock's rounding error.
constexpr double rounding_error = 1e-6;

double checked_rate(double rate) {
    if (!std::isfinite(rate) || rate < 0.0) {
        throw std::invalid_argument("work clock: the rate must be finite and at least 0");
    }
    return rate;
}

}  // namespace

WorkClock::WorkClock(Minute now, double rate)
    : read_at_{now}, rate_{checked_rate(rate)}, unused_{no_slot} {}

void WorkClock::start(Minute now, std::uint32_t job, double work) {
    if (!std::isfinite(work) || work < 0.0) {
        throw std::invalid_argument("work clock: the work must be finite and at least 0");
    }
    if (is_at_work(job)) throw std::logic_error("work clock: the job is at work already");
    advance(now);
    std::uint32_t slot = unused_;
    if (slot == no_slot) {
        slot = static_cast<std::uint32_t>(slots_.size());
        slots_.emplace_back();
    } else {
        unused_ = slots_[slot].position;
    }
    slots_[slot].job = job;
    slot_of_.insert(job, slot);
    const Entry entry{clock_ + work, starts_++, slot};
    heap_.push_back(entry);
    settle(heap_.size() - 1, entry);
}

void WorkClock::set_rate(Minute now, double rate) {
    checked_rate(rate);
    advance(now);
    rate_ = rate;
}

std::optional<WorkClock::Completion> WorkClock::next() const {
    if (heap_.empty()) return std::nullopt;
    const Entry& first = heap_.front();
    const std::uint32_t job = slots_[first.slot].job;
    const double work = first.target - clock_;
    if (work <= rounding_error * rate_) return Completion{job, read_at_};
    if (rate_ == 0.0) return Completion{job, never};
    const double wait = std::ceil(work / rate_ - rounding_error);
    return Completion{job, later(read_at_, round_to_minute(wait))};
}

std::uint32_t WorkClock::finish(Minute now) {
    if (heap_.empty()) throw std::logic_error("work clock: there is no job to finish");
    advance(now);
    const std::uint32_t slot = heap_.front().slot;
    const std::uint32_t job = slots_[slot].job;
    take_out(slot);
    return job;
}

bool WorkClock::remove(std::uint32_t job) {
    const auto slot = slot_of_.find(job);
    if (!slot) return false;
    take_out(*slot);
    return true;
}

std::optional<double> WorkClock::remaining(std::uint32_t job, Minute now) const {
    const auto slot = slot_of_.find(job);
    if (!slot) return std::nullopt;
    return std::max(0.0, heap_[slots_[*slot].position].target - reading(now));
}

void WorkClock::advance(Minute now) {
    clock_ = reading(now);
    read_at_ = now;
}

void WorkClock::put(std::size_t position, const Entry& entry) {
    heap_[position] = entry;
    slots_[entry.slot].position = static_cast<std::uint32_t>(position);
}

// Puts the entry where it belongs, from a position whose own entry may be overwritten.
void WorkClock::settle(std::size_t position, const Entry& entry) {
    while (position > 0 && before(entry, heap_[(position - 1) / 2])) {
        put(position, heap_[(position - 1) / 2]);
        position = (position - 1) / 2;
    }
    for (std::size_t branch = 2 * position + 1; branch < heap_.size(); branch = 2 * position + 1) {
        if (branch + 1 < heap_.size() && before(heap_[branch + 1], heap_[branch])) ++branch;
        if (!before(heap_[branch], entry)) break;
        put(position, heap_[branch]);
        position = branch;
    }
    put(position, entry);
}

void WorkClock::take_out(std::uint32_t slot) {
    const std::size_t hole = slots_[slot].position;
    const Entry last = heap_.back();
    heap_.pop_back();
    if (hole < heap_.size()) settle(hole, last);
    slot_of_.erase(slots_[slot].job);
    slots_[slot].position = unused_;
    unused_ = slot;
}

}  // namespace kinflow::core
