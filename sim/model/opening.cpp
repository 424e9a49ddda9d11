#include "sim/model/opening.h"

#include <algorithm>
#include <limits>

#include "sim/core/errors.h"
#include "sim/model/adoption.h"
#include "sim/model/care.h"
#include "sim/model/demand.h"
#include "sim/model/engine.h"
#include "sim/model/households.h"
#include "sim/model/need.h"

namespace kinflow::model {

namespace {

constexpr std::uint32_t history_replication = std::numeric_limits<std::uint32_t>::max();

// Near the printed number most families are too large. After so many refusals in a row the
// placement shares no longer bind; after so many more the history is at fault.
constexpr int free_choice = 2000;
constexpr int give_up = 50000;

}  // namespace

Opening::Opening(const Compiled& compiled, std::uint64_t seed)
    : history_{compiled,    {seed, history_replication}, silence_, compiled.history_begin(), 0,
               Limits::none},
      groups_(static_cast<std::size_t>(Group::none)) {
    start_arrivals(history_);
    while (const auto event = next_event(history_)) handle(history_, *event);
    for (Family& family : history_.families) update_need(history_, family);
    for (std::uint32_t i = 0; i < history_.families.size(); ++i) {
        const Group group = group_of(history_.families[i]);
        if (group == Group::none) continue;
        groups_[static_cast<std::size_t>(group)].add(history_, FamilyId{i});
    }
}

Opening::Group Opening::group_of(const Family& family) const {
    bool leaver = false;
    for (std::size_t i = 0; i < family.children; ++i) {
        const Child& child = history_.children[family.first_child.value + i];
        if (!child.care) continue;
        if (!history_.care[child.care.value].leaving_care) return Group::looked_after;
        leaver = true;
    }
    if (leaver) return Group::leaving_care;
    const StageKind kind = history_.stage(family.stage).kind;
    if (kind == StageKind::child_protection_plan) return Group::plan;
    if (is_need_episode(kind)) return Group::need;
    if (kind != StageKind::closed) return Group::as_it_is;
    return family.known_until > 0 ? Group::as_it_is : Group::none;
}

void Opening::draw(World& world) const {
    OpeningCopy copy{history_, world};
    start_households(world);
    // Room for those who are copied and about as many again who come later.
    world.families.reserve(2 * history_.families.size());
    world.incident_draws.reserve(2 * history_.families.size());
    world.children.reserve(2 * history_.children.size());
    const OpeningFamilies& as_they_are = groups_[static_cast<std::size_t>(Group::as_it_is)];
    for (std::size_t i = 0; i < as_they_are.families.size(); ++i) copy.add(as_they_are, i);

    const StartStocks& stocks = world.scenario().start_stocks;
    core::Stream draws = luck(world.seed, Purpose::opening, 0, 0);
    const auto fill = [&](Group group, int printed, auto&& stock, const char* name) {
        const auto& pool = groups_[static_cast<std::size_t>(group)];
        int refused = 0;
        while (stock() < printed) {
            if (pool.families.empty() || ++refused > give_up) {
                throw core::SimulationError(
                    std::string("start_stocks: the history holds too few families of the kind '") +
                    name + "' to draw " + std::to_string(printed) +
                    " children from; lengthen start_stocks.history or raise demand");
            }
            const double place = draws.uniform() * static_cast<double>(pool.families.size());
            if (copy.add_if_fits(pool, static_cast<std::size_t>(place), refused < free_choice)) {
                refused = 0;
            }
        }
    };
    fill(
        Group::looked_after, stocks.looked_after, [&] { return copy.looked_after(); },
        "looked after");
    fill(
        Group::leaving_care, stocks.care_leavers, [&] { return copy.care_leavers(); },
        "leaving care");
    fill(
        Group::plan, stocks.child_protection_plan, [&] { return copy.plans(); },
        "child protection plan");
    fill(
        Group::need, stocks.children_in_need, [&] { return copy.in_need(); }, "child in need");
    start_waiting_for_match(world);
    start_adopters(world);
}

}  // namespace kinflow::model
