#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/caseload_pool.h"
#include "sim/core/distribution.h"
#include "sim/core/event_list.h"
#include "sim/core/random.h"
#include "sim/core/statistics.h"

// A station of one waiting room, built from the event list, the caseload pool and the streams
// alone: what queueing theory has formulas for.
namespace kinflow::core::testing {

struct Queue {
    std::vector<double> mean_gaps;  // minutes between Poisson arrivals, by priority class
    Distribution service;           // minutes
    int servers = 1;
    Minute warm_up = 0;
    Minute horizon = 0;
};

struct QueueResult {
    std::vector<Tally> wait;  // by class: arrivals after the warm-up, served by the horizon
    Tally in_service_wait;    // every class together
    TimeWeighted waiting;
    TimeWeighted present;
    TimeWeighted present_squared;
    std::int64_t arrivals = 0;    // after the warm-up
    std::vector<Minute> wait_of;  // by customer, in order of arrival; never when not served
};

class QueueSimulation {
  public:
    QueueSimulation(const Queue& queue, StreamSeed seed)
        : queue_{queue}, seed_{seed}, pool_{queue.servers} {
        result_.wait.resize(queue.mean_gaps.size());
        for (std::size_t k = 0; k < queue.mean_gaps.size(); ++k) {
            gaps_.emplace_back(seed, k, arrival_gaps);
            schedule_arrival(0, k);
        }
    }

    QueueResult run() {
        bool warm = false;
        while (!events_.empty() && events_.top().time() < queue_.horizon) {
            const Event event = events_.pop();
            if (!warm && event.time() >= queue_.warm_up) {
                warm = true;
                for (auto* stock : {&result_.waiting, &result_.present, &result_.present_squared}) {
                    stock->set(queue_.warm_up, stock->value());
                    stock->reset_at(queue_.warm_up);
                }
            }
            if (event.kind == arrival) {
                arrive(event.time(), event.entity);
            } else {
                pool_.release(1);
                --present_;
            }
            while (const auto next = pool_.next_to_serve()) {
                begin(event.time(), next->customer, next->since);
            }
            result_.waiting.set(event.time(), pool_.waiting());
            result_.present.set(event.time(), present_);
            result_.present_squared.set(event.time(), 1.0 * present_ * present_);
        }
        return result_;
    }

  private:
    enum Kind : std::uint8_t { departure, arrival };
    enum Purpose : std::uint32_t { arrival_gaps, service_time };

    void schedule_arrival(Minute now, std::size_t k) {
        const double gap = queue_.mean_gaps[k] * gaps_[k].exponential();
        events_.push(later(now, round_to_minute(gap)), arrival, arrival,
                     static_cast<std::uint32_t>(k), 0);
    }

    void arrive(Minute now, std::uint32_t k) {
        schedule_arrival(now, k);
        const auto customer = static_cast<std::uint32_t>(class_of_.size());
        class_of_.push_back(k);
        result_.wait_of.push_back(never);
        if (now >= queue_.warm_up) ++result_.arrivals;
        ++present_;
        if (pool_.seize_or_wait(customer, 1, static_cast<int>(k), now)) begin(now, customer, now);
    }

    void begin(Minute now, std::uint32_t customer, Minute since) {
        result_.wait_of[customer] = now - since;
        if (since >= queue_.warm_up) {
            result_.wait[class_of_[customer]].add(now - since);
            result_.in_service_wait.add(now - since);
        }
        Stream stream(seed_, customer, service_time);
        events_.push(later(now, round_to_minute(queue_.service.sample(stream))), departure,
                     departure, customer, 0);
    }

    Queue queue_;
    StreamSeed seed_;
    CaseloadPool pool_;
    EventList events_;
    std::vector<Stream> gaps_;
    std::vector<std::uint32_t> class_of_;
    int present_ = 0;
    QueueResult result_;
};

}  // namespace kinflow::core::testing
