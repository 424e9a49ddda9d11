#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tests/bench/bare/fifo.h"
#include "tests/bench/bare/heap.h"
#include "tests/bench/bare/statistics.h"
#include "tests/bench/bare/xoshiro.h"

namespace kinflow::bare {

/// Five single servers one after another, written for nothing else, with every stage's waits, its
/// time-averaged line and its utilisation, and the stay.
class Tandem {
  public:
    static constexpr std::size_t stages = 5;

    Tandem(double mean_gap, double mean_service, std::uint64_t seed)
        : gap_{mean_gap}, service_{mean_service}, luck_{seed} {}

    void run(std::int64_t customers) {
        events_.push({luck_.exponential(gap_), 0, stages});
        while (stay.count < customers) {
            const Event event = events_.pop();
            now_ = event.time;
            if (event.kind == stages) {
                events_.push({now_ + luck_.exponential(gap_), 0, stages});
                join(0, new_customer());
            } else {
                depart(event.kind, event.customer);
            }
        }
    }

    std::array<Sums, stages> wait;
    std::array<Level, stages> line;
    std::array<Level, stages> busy;
    Sums stay;

  private:
    struct Waiting {
        double since;
        std::uint32_t customer;
    };

    std::uint32_t new_customer() {
        if (unused_.empty()) {
            came_.push_back(now_);
            return static_cast<std::uint32_t>(came_.size() - 1);
        }
        const std::uint32_t customer = unused_.back();
        unused_.pop_back();
        came_[customer] = now_;
        return customer;
    }

    void join(std::size_t stage, std::uint32_t customer) {
        if (busy[stage].value == 0.0) {
            busy[stage].add(now_, 1.0);
            begin(stage, {now_, customer});
        } else {
            lines_[stage].push({now_, customer});
            line[stage].add(now_, 1.0);
        }
    }

    void begin(std::size_t stage, const Waiting& who) {
        wait[stage].add(now_ - who.since);
        events_.push(
            {now_ + luck_.exponential(service_), who.customer, static_cast<std::uint32_t>(stage)});
    }

    void depart(std::size_t stage, std::uint32_t customer) {
        if (lines_[stage].empty()) {
            busy[stage].add(now_, -1.0);
        } else {
            line[stage].add(now_, -1.0);
            begin(stage, lines_[stage].pop());
        }
        if (stage + 1 < stages) return join(stage + 1, customer);
        stay.add(now_ - came_[customer]);
        unused_.push_back(customer);
    }

    double gap_;
    double service_;
    Xoshiro luck_;
    Heap events_;
    std::array<Fifo<Waiting>, stages> lines_;
    std::vector<double> came_;
    std::vector<std::uint32_t> unused_;
    double now_ = 0.0;
};

}  // namespace kinflow::bare
