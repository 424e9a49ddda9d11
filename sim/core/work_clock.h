#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/core/customer_map.h"
#include "sim/core/time.h"

namespace kinflow::core {

// Processor sharing by one clock (Kleinrock, Queueing Systems II, 1976, section 4.4): the jobs of a
// team all advance at the same rate, in minutes of work for each minute of time. The clock counts
// the work that a job present throughout would have received; a job is done when the clock reaches
// the target set at its start. A change of load changes the clock's rate and nothing of the jobs,
// so that their owner keeps one pending event, for next().
//
// Times handed in must not go backwards. Work is a real number of minutes; a completion is rounded
// up to a whole minute, so a job receives under a minute of work too much and never too little (but
// for rounding errors of a millionth of a minute). Equal targets are reached in order of start.
class WorkClock {
  public:
    struct Completion {
        std::uint32_t job;
        Minute time;
    };

    // The rate is finite and at least 0, here and in set_rate(); std::invalid_argument otherwise.
    explicit WorkClock(Minute now = 0, double rate = 1.0);

    // Throws std::invalid_argument unless the work is finite and at least 0, and std::logic_error
    // when the job is at work here already.
    void start(Minute now, std::uint32_t job, double work);

    void set_rate(Minute now, double rate);

    // The first job to be done and when, if the rate stays as it is; its time is `never` while the
    // clock stands still, and not before the latest time handed in. Nothing without jobs.
    std::optional<Completion> next() const;

    // Takes out the first job to be done, which the owner's event says is due, and names it.
    // Throws std::logic_error without jobs.
    std::uint32_t finish(Minute now);

    // Takes out a job before its end; false when it is not at work here.
    bool remove(std::uint32_t job);

    // Minutes of work that the job still needs, 0 when due; nothing when it is not at work here.
    std::optional<double> remaining(std::uint32_t job, Minute now) const;

    std::size_t jobs() const { return heap_.size(); }
    bool is_at_work(std::uint32_t job) const { return slot_of_.contains(job); }
    double rate() const { return rate_; }
    // Work that a job present from the beginning would have received.
    double reading(Minute now) const {
        return clock_ + rate_ * (static_cast<double>(now) - static_cast<double>(read_at_));
    }

  private:
    struct Entry {  // of the heap, by target, then start
        double target;
        std::uint64_t started;
        std::uint32_t slot;
    };
    struct Slot {
        std::uint32_t job;
        std::uint32_t position;  // in the heap; of an unused slot, the next unused one
    };

    static bool before(const Entry& a, const Entry& b) {
        return a.target != b.target ? a.target < b.target : a.started < b.started;
    }
    void advance(Minute now);
    void put(std::size_t position, const Entry& entry);
    void settle(std::size_t position, const Entry& entry);
    void take_out(std::uint32_t slot);

    double clock_ = 0.0;  // at read_at_
    Minute read_at_;
    double rate_;
    std::uint64_t starts_ = 0;
    std::uint32_t unused_;
    std::vector<Entry> heap_;
    std::vector<Slot> slots_;
    CustomerMap slot_of_;
};

}  // namespace kinflow::core
