#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>

#include "sim/core/caseload_pool.h"
#include "sim/core/time.h"

// A customer's way through a stage: it seizes units of the stage's pool or waits for them, holds
// them while it is served, releases them, and is routed on. What a stage asks for, what service is
// and where a customer goes next is for the host to say.
namespace kinflow::core {

// What a stage asks of a pool; no pool: it serves everybody at once.
struct StageDemand {
    static constexpr std::uint32_t no_pool = 0xFFFFFFFFU;

    std::uint32_t pool = no_pool;
    std::int32_t units = 1;
    std::int32_t priority = 0;
};

// `demand` is that of the stage at which the customer is; begin_service() starts what ends with
// complete(), `since` being when the wait began; waits() hears of a customer that joins a line;
// route() moves the customer to its next stage, or is false when it leaves.
template <class Host>
concept StageHost = requires(Host& host, std::uint32_t customer, Minute time) {
    { host.demand(customer) } -> std::convertible_to<StageDemand>;
    { host.pool(customer) } -> std::same_as<CaseloadPool&>;
    host.waits(customer);
    host.begin_service(customer, time);
    { host.route(customer) } -> std::same_as<bool>;
};

// Those at the head of the line begin, as far as the pool's units go.
template <StageHost Host>
void serve_waiting(Host& host, std::uint32_t pool) {
    CaseloadPool& line = host.pool(pool);
    while (line.can_serve()) {
        const CaseloadPool::Waiting next = line.serve();
        host.begin_service(next.customer, next.since);
    }
}

// The customer comes to its stage: it seizes and begins, or waits.
template <StageHost Host>
void enter(Host& host, std::uint32_t customer, Minute now) {
    const StageDemand demand = host.demand(customer);
    if (demand.pool == StageDemand::no_pool ||
        host.pool(demand.pool).seize_or_wait(customer, demand.units, demand.priority, now)) {
        host.begin_service(customer, now);
    } else {
        host.waits(customer);
    }
}

// Service is over: the customer releases, those who waited begin, and it goes on.
template <StageHost Host>
void complete(Host& host, std::uint32_t customer, Minute now) {
    const StageDemand demand = host.demand(customer);
    if (demand.pool != StageDemand::no_pool) {
        host.pool(demand.pool).release(demand.units);
        serve_waiting(host, demand.pool);
    }
    if (host.route(customer)) enter(host, customer, now);
}

// The customer leaves its stage unserved: false when it does not wait. Who stood behind it may now
// fit.
template <StageHost Host>
bool give_up(Host& host, std::uint32_t customer) {
    const StageDemand demand = host.demand(customer);
    if (demand.pool == StageDemand::no_pool || !host.pool(demand.pool).abandon(customer)) {
        return false;
    }
    serve_waiting(host, demand.pool);
    return true;
}

}  // namespace kinflow::core
