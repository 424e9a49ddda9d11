#include "sim/scenario/bind.h"

namespace kinflow::scenario {
void bind_area(const Reader& area, const Register& evidence, FaultList& faults,
               model::Scenario& out) {
    out.name = area["name"].text();
    out.title = area["title"].text();
    out.description = area["description"].text();
    out.start = area["start"].date();
    out.end = area["end"].date();
    if (area.has("start") && area.has("end") && out.end <= out.start && out.start != core::Date{} &&
        out.end != core::Date{}) {
        faults.add(area["end"].node().place, "end",
                   core::to_iso(out.end) + " is not after the start, " + core::to_iso(out.start));
    }
    out.population_under_18 = area["population_under_18"].number();
    bind_workforce(area["workforce"], faults, out.workforce);
    bind_teams(area["teams"], area["workforce"]["grades"], faults, out.teams);
    bind_demand(area["demand"], area["teams"], faults, out.channels);
    bind_families(area["families"], faults, out.families);
    bind_need(area["need"], out.need);
    bind_care(area["care"], faults, out.care);
    bind_placements(area["placements"], faults, out.placements);
    bind_start_stocks(area["start_stocks"], area["placements"]["types"], faults, out.start_stocks);
    bind_districts(area["districts"], faults, out.districts);
    bind_costs(area["costs"], faults, out);
    bind_targets(area["targets"], evidence, faults, out.targets);
}

void bind_start_stocks(const Reader& stocks, const Reader& types, FaultList& faults,
                       model::StartStocks& out) {
    if (!stocks.present()) return;
    out.history_years = stocks["history"].number();
    out.looked_after = stocks["looked_after"].whole();
    out.child_protection_plan = stocks["child_protection_plan"].whole();
    out.children_in_need = stocks["children_in_need"].whole();
    out.care_leavers = stocks["care_leavers"].whole();
    out.awaiting_adoption_match = stocks["awaiting_adoption_match"].whole();
    const double parts = stocks["looked_after"].number() +
                         stocks["child_protection_plan"].number() + stocks["care_leavers"].number();
    const Reader need = stocks["children_in_need"];
    if (need.present() && parts > need.number()) {
        faults.add(need.node().place, "start_stocks.children_in_need",
                   "fewer than the looked after, the children on a plan and the care leavers "
                   "together, whom the census counts too");
    }
    const Reader shares = stocks["placement_shares"];
    if (!shares.node().is_map() || !types.node().is_map()) return;
    out.placement_shares.assign(types.size(), 0.0);
    double sum = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto type = index_in<model::PlacementTypeId>(types, shares.name(i));
        if (type) out.placement_shares[type.value] = shares.item(i).number();
        sum += shares.item(i).number();
    }
    constexpr double slack = 0.005;  // shares as printed, rounded to a tenth of a per cent
    if (sum < 1.0 - slack || sum > 1.0 + slack) {
        faults.add(shares.node().place, "start_stocks.placement_shares",
                   "the shares must add up to 1");
    }
}

void bind_targets(const Reader& targets, const Register& evidence, FaultList& faults,
                  std::vector<model::Target>& out) {
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const Reader reader = targets.item(i);
        model::Target target;
        target.measure = reader["measure"].text();
        target.level = reader["level"].text();
        target.to = reader["to"].date();
        target.from = reader.has("from") ? reader["from"].date() : target.to;
        target.value = reader["value"].number();
        target.tolerance = reader["within"].number() / 100.0;
        target.source = reader["source"].text();
        target.where = reader["where"].text();
        const Entry* entry = evidence.find(target.source);
        if (target.where.empty() && entry != nullptr) target.where = entry->where();
        if (reader.has("from") && reader.has("to") && target.to < target.from) {
            faults.add(reader["to"].node().place, join("targets", i) + ".to",
                       "the last day is before the first");
        }
        out.push_back(std::move(target));
    }
}

}  // namespace kinflow::scenario
