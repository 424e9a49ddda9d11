#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/event_list.h"
#include "sim/core/random.h"
#include "sim/core/seize_hold_release.h"
#include "sim/core/stage_statistics.h"
#include "sim/core/stage_tables.h"

namespace kinflow::core {

// Runs a network of stages. A customer is a state machine of 32 bytes; its luck has an address:
// the service of its n-th visit is word n of its own stream, and so is the choice of its n-th exit,
// so that a customer meets the same luck in every variant of the network. Customers are numbered by
// source and order of arrival. Statistics are chosen at compile time: StageStatistics, or
// NoStatistics and nothing is spent on them.
template <class Statistics = StageStatistics>
class StageNetwork {
  public:
    // The tables must outlive the network. Throws what check(tables) throws.
    StageNetwork(const StageTables& tables, StreamSeed seed)
        : luck_{seed}, statistics_{tables.stages.size()} {
        check(tables);
        for (const auto& pool : tables.pools) {
            pools_.emplace_back(pool.capacity, pool.priority_classes);
        }
        for (const auto& stage : tables.stages) stages_.emplace_back(stage);
        for (std::size_t i = 0; i < tables.sources.size(); ++i) {
            const PiecewiseHazard& rate = tables.sources[i].rate;
            sources_.push_back({&tables.sources[i], Stream{seed, i, arrival_gaps},
                                rate.breaks().empty() ? 1.0 / rate.rate(0.0) : -1.0});
            schedule_arrival(i);
        }
    }

    // Everything that happens before `end`.
    void run_until(Minute end) {
        Event event{};
        while (events_.pop_before(end, event)) {
            now_ = event.time();
            if (event.kind == departure) {
                statistics_.ends(customers_[event.entity].stage, now_);
                complete(*this, event.entity, now_);
            } else if (event.kind == arrival) {
                arrive(event.entity);
            } else {
                run_out_of_patience(event);
            }
        }
        now_ = end;
    }

    // A customer that comes from no source, now: for those who are there at the start. Its number
    // is its luck's address, apart from those of the sources.
    void add(std::uint16_t stage, std::uint32_t number) { come(stage, no_source, number); }

    Statistics& statistics() { return statistics_; }
    CaseloadPool& pool(std::size_t pool) { return pools_[pool]; }
    std::size_t present() const { return present_; }
    std::size_t pending_events() const { return events_.size(); }

    // What seize_hold_release.h asks of its host.
    StageDemand demand(std::uint32_t customer) const {
        return stages_[customers_[customer].stage].demand;
    }
    void waits(std::uint32_t customer) {
        Customer& c = customers_[customer];
        c.waiting = true;
        statistics_.waits(c.stage, now_);
        const Stage& stage = stages_[c.stage];
        if (stage.has_patience) lose_patience_later(customer, *stage.table->patience);
    }
    void begin_service(std::uint32_t customer, Minute since) {
        Customer& c = customers_[customer];
        const Stage& stage = stages_[c.stage];
        statistics_.begins(c.stage, now_, since, c.waiting);
        if (c.waiting && stage.has_patience) events_.cancelled();
        c.waiting = false;
        ++c.version;
        const double minutes = stage.service(uniform_of(next_word(c)));
        events_.push(after(minutes), departure, departure, customer, 0);
    }
    bool route(std::uint32_t customer) {
        Customer& c = customers_[customer];
        const Stage& stage = stages_[c.stage];
        std::uint16_t next = stage.next;
        if (stage.exits.size() > 0) {
            const double u = uniform_of(word(c, choice_of_exit));
            next = stage.table->exits[stage.exits.sample(u)].to;
        }
        if (next == StageTables::outside) {
            leave(customer);
            return false;
        }
        c.stage = next;
        ++c.visit;
        statistics_.entered(next, now_);
        return true;
    }

  private:
    enum Kind : std::uint8_t { departure, arrival, patience };
    enum Purpose : std::uint32_t { arrival_gaps, service_times, choice_of_exit, patience_times };
    static constexpr std::uint8_t no_source = 0xFFU;
    static constexpr std::uint32_t no_customer = 0xFFFFFFFFU;

    struct alignas(32) Customer {
        std::uint32_t number = 0;  // of its source; of an unused one, the next unused
        Minute came = 0;
        std::uint16_t stage = 0;
        std::uint16_t visit = 0;
        std::uint16_t version = 0;  // of its patience
        std::uint8_t source = 0;
        bool waiting = false;
        std::array<std::uint32_t, 4> words{};
    };
    static_assert(sizeof(Customer) == 32);

    struct Stage {
        explicit Stage(const StageTables::Stage& from)
            : demand{from.demand},
              next{from.next},
              has_patience{from.patience.has_value()},
              room{from.room},
              table{&from} {
            if (from.service.kind() == Distribution::Kind::exponential) mean = from.service.mean();
            if (from.exits.empty()) return;
            std::vector<double> weights;
            for (const auto& exit : from.exits) weights.push_back(exit.probability);
            exits = AliasTable(weights);
        }
        double service(double u) const {
            return mean >= 0.0 ? -mean * std::log(1.0 - u) : table->service.quantile(u);
        }

        StageDemand demand;
        std::uint16_t next;
        bool has_patience;
        int room;
        double mean = -1.0;  // of an exponential service
        const StageTables::Stage* table;
        AliasTable exits;
    };
    struct Source {
        const StageTables::Source* table;
        Stream gaps;
        double mean_gap;  // of a constant rate; negative otherwise
        std::uint32_t arrivals = 0;
    };

    static std::uint64_t address(const Customer& c) {
        return c.number | (std::uint64_t{c.source} + 1) << 32U;
    }
    std::uint32_t next_word(Customer& c) {
        if (c.visit % 4U == 0) luck_.fill(c.words, address(c), service_times, c.visit / 4U);
        return c.words[c.visit % 4U];
    }
    std::uint32_t word(const Customer& c, Purpose purpose) const {
        std::array<std::uint32_t, 4> words{};
        luck_.fill(words, address(c), purpose, c.visit / 4U);
        return words[c.visit % 4U];
    }

    // The nearest whole minute; `never` for what lies beyond it.
    Minute after(double minutes) const {
        const double due = now_ + minutes + 0.5;
        return due < static_cast<double>(never) ? static_cast<Minute>(due) : never;
    }

    void schedule_arrival(std::size_t source) {
        Source& s = sources_[source];
        const double target = -std::log(1.0 - uniform_of(s.gaps.next_u32()));
        const double gap =
            s.mean_gap >= 0.0 ? s.mean_gap * target : s.table->rate.time_to(now_, target) - now_;
        events_.push(after(gap), arrival, arrival, static_cast<std::uint32_t>(source), 0);
    }

    void arrive(std::uint32_t source) {
        const std::uint32_t number = sources_[source].arrivals++;
        schedule_arrival(source);
        come(sources_[source].table->stage, static_cast<std::uint8_t>(source), number);
    }

    void come(std::uint16_t stage, std::uint8_t source, std::uint32_t number) {
        statistics_.entered(stage, now_);
        if (is_full(stages_[stage])) return statistics_.lost(stage);
        std::uint32_t customer = unused_;
        if (customer == no_customer) {
            customer = static_cast<std::uint32_t>(customers_.size());
            customers_.emplace_back();
        } else {
            unused_ = customers_[customer].number;
        }
        Customer& c = customers_[customer];
        c.number = number;
        c.came = now_;
        c.stage = stage;
        c.visit = 0;
        c.source = source;
        ++present_;
        enter(*this, customer, now_);
    }

    bool is_full(const Stage& stage) {
        if (stage.room < 0 || stage.demand.pool == StageDemand::no_pool) return false;
        const CaseloadPool& pool = pools_[stage.demand.pool];
        return pool.waiting() >= stage.room && pool.in_use() + stage.demand.units > pool.capacity();
    }

    void leave(std::uint32_t customer) {
        Customer& c = customers_[customer];
        statistics_.leaves(now_, c.came);
        --present_;
        c.number = unused_;
        unused_ = customer;
    }

    void lose_patience_later(std::uint32_t customer, const Distribution& minutes) {
        Customer& c = customers_[customer];
        const double wait = minutes.quantile(uniform_of(word(c, patience_times)));
        events_.push(after(wait), patience, patience, customer, ++c.version);
        if (events_.crowded()) events_.compact([&](const Event& e) { return still_holds(e); });
    }
    bool still_holds(const Event& event) const {
        const Customer& c = customers_[event.entity];
        return event.kind != patience || (c.waiting && c.version == event.version());
    }
    void run_out_of_patience(const Event& event) {
        if (!still_holds(event)) return events_.met_stale();
        Customer& c = customers_[event.entity];
        c.waiting = false;
        ++c.version;
        statistics_.gives_up(c.stage, now_);
        give_up(*this, event.entity);
        leave(event.entity);
    }

    AddressedWords luck_;
    Statistics statistics_;
    std::vector<CaseloadPool> pools_;
    std::vector<Stage> stages_;
    std::vector<Source> sources_;
    std::vector<Customer> customers_;
    EventList events_;
    Minute now_ = 0;
    std::uint32_t unused_ = no_customer;
    std::size_t present_ = 0;
};

}  // namespace kinflow::core
