#include "sim/model/cost_book.h"

#include <algorithm>
#include <cmath>

#include "sim/model/world.h"

namespace kinflow::model {

namespace {

constexpr double millionths = 1e6;
constexpr double pence_per_pound = 100.0;

/// The observer counts in int: what is greater is told in parts.
void tell(World& world, Flow flow, std::size_t line, std::int64_t number) {
    constexpr std::int64_t most = 1'000'000'000;
    while (number != 0) {
        const std::int64_t part = std::clamp(number, -most, most);
        world.count(flow, static_cast<int>(part), line);
        number -= part;
    }
}

}  // namespace

std::int64_t StockClock::take(core::Minute now, std::int64_t scale) {
    add_up(now);
    const std::int64_t whole = sum_ / scale;
    sum_ -= whole * scale;
    return whole;
}

Flow flow_of(CostedProcess process) {
    switch (process) {
        case CostedProcess::early_help:
            return Flow::early_help_started;
        case CostedProcess::initial_conference:
            return Flow::initial_conferences;
        case CostedProcess::court_fee:
        case CostedProcess::legal:
            return Flow::care_proceedings_issued;
        case CostedProcess::adoption_fee:
            return Flow::placements_started;
    }
    return Flow::contacts;
}

CostBook::CostBook(const Scenario& scenario)
    : grades_{scenario.workforce.grades.size()},
      staff_(scenario.teams.size() * grades_ * 2),
      placements_(scenario.placements.types.size()),
      owed_(scenario.costs.lines.size(), 0.0),
      team_pay_(scenario.teams.size(), 0) {
    level_.fill(any_level);
    const auto& types = scenario.placements.types;
    const auto adopters = std::ranges::find_if(types, &PlacementType::for_adoption);
    level_[static_cast<std::size_t>(Flow::placements_started)] =
        static_cast<std::size_t>(adopters - types.begin());
}

void CostBook::pay(core::Minute now, const Post& post, int sign) {
    if (grades_ == 0 || !post.is_held()) return;
    const std::size_t holder = post.holder == Holder::agency ? 1 : 0;
    staff_[(post.team.value * grades_ + post.grade) * 2 + holder].change(
        now, sign * std::llround(double{post.fte} * millionths));
}

void CostBook::support_guardian(core::Minute now, core::Minute end) {
    if (end <= now) return;
    support(now, Allowance::special_guardianship, 1);
    guardianships_.push_back(end);
}

std::int64_t CostBook::taken(const CostLine& line, std::size_t nth, core::Minute until) {
    switch (line.kind) {
        case CostKind::permanent_staff:
        case CostKind::agency_staff:
            return staff_[nth].take(until, static_cast<std::int64_t>(millionths));
        case CostKind::overheads:
            return team_pay_[nth];
        case CostKind::placement:
            return placements_[nth].take(until, 1);
        case CostKind::allowance:
            return allowances_[nth].take(until, 1);
        case CostKind::process:
            return happened_[static_cast<std::size_t>(flow_of(static_cast<CostedProcess>(nth)))];
    }
    return 0;
}

/// Whole pence; what is less than a penny stays owed.
std::int64_t CostBook::charge(const CostLine& line, std::size_t index, std::int64_t quantity) {
    owed_[index] += static_cast<double>(quantity) * (pence_per_pound * line.price / line.counts);
    const double pence = std::floor(owed_[index]);
    owed_[index] -= pence;
    return static_cast<std::int64_t>(pence);
}

void CostBook::settle(World& world, core::Minute until) {
    const std::vector<CostLine>& lines = world.scenario().costs.lines;
    if (lines.empty()) return;
    std::erase_if(guardianships_, [&](core::Minute end) {
        if (end >= until) return false;
        support(end, Allowance::special_guardianship, -1);
        return true;
    });
    std::ranges::fill(team_pay_, 0);
    std::array<std::size_t, cost_kind_count> seen{};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const CostLine& line = lines[i];
        const bool staff =
            line.kind == CostKind::permanent_staff || line.kind == CostKind::agency_staff;
        // The two kinds of staff share one list of clocks.
        std::size_t& nth =
            seen[static_cast<std::size_t>(staff ? CostKind::permanent_staff : line.kind)];
        const std::int64_t quantity = taken(line, nth++, until);
        const std::int64_t pence = charge(line, i, quantity);
        if (staff) team_pay_[line.team.value] += pence;
        tell(world, Flow::cost_quantity, i, quantity);
        tell(world, Flow::cost_pence, i, pence);
    }
    happened_.fill(0);
}

}  // namespace kinflow::model
