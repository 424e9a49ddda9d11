#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "tests/bench/bare/fifo.h"
#include "tests/bench/bare/heap.h"
#include "tests/bench/bare/statistics.h"
#include "tests/bench/bare/xoshiro.h"

namespace kinflow::bare {

/// M/M/c with priority classes of equal share, written for nothing else: every class's waits and
/// time-averaged line, the busy servers and the stay.
template <int Servers, std::size_t Classes>
class Station {
  public:
    Station(double mean_gap, double mean_service, std::uint64_t seed)
        : gap_{mean_gap}, service_{mean_service}, luck_{seed} {}

    void run(std::int64_t customers) {
        events_.push({luck_.exponential(gap_), 0, arrival});
        while (stay.count < customers) {
            const Event event = events_.pop();
            now_ = event.time;
            if (event.kind == arrival) {
                events_.push({now_ + luck_.exponential(gap_), 0, arrival});
                arrive();
            } else {
                depart(event.customer);
            }
        }
    }

    std::array<Sums, Classes> wait;
    std::array<Level, Classes> line;
    Level busy;
    Sums stay;

  private:
    enum : std::uint32_t { arrival, departure };
    struct Customer {
        double came;
    };

    void arrive() {
        const auto k = Classes == 1 ? 0 : static_cast<std::size_t>(luck_.uniform() * Classes);
        if (busy_ < Servers) {
            ++busy_;
            busy.add(now_, 1.0);
            begin(k, now_);
        } else {
            lines_[k].push({now_});
            line[k].add(now_, 1.0);
        }
    }

    void begin(std::size_t k, double came) {
        wait[k].add(now_ - came);
        std::uint32_t slot = 0;
        if (unused_.empty()) {
            slot = static_cast<std::uint32_t>(came_.size());
            came_.push_back(came);
        } else {
            slot = unused_.back();
            unused_.pop_back();
            came_[slot] = came;
        }
        events_.push({now_ + luck_.exponential(service_), slot, departure});
    }

    void depart(std::uint32_t slot) {
        stay.add(now_ - came_[slot]);
        unused_.push_back(slot);
        for (std::size_t k = 0; k < Classes; ++k) {
            if (lines_[k].empty()) continue;
            line[k].add(now_, -1.0);
            return begin(k, lines_[k].pop().came);
        }
        --busy_;
        busy.add(now_, -1.0);
    }

    double gap_;
    double service_;
    Xoshiro luck_;
    Heap events_;
    std::array<Fifo<Customer>, Classes> lines_;
    std::vector<double> came_;  // by customer in service
    std::vector<std::uint32_t> unused_;
    int busy_ = 0;
    double now_ = 0.0;
};

}  // namespace kinflow::bare
