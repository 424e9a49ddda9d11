#include <algorithm>
#include <optional>

#include "sim/scenario/bind.h"

namespace kinflow::scenario {
namespace {

using model::StageKind;

/// Children leave these by the hazards and the court of the area's section `care`, or not at all.
bool leaves_without_routes(StageKind kind) {
    return kind == StageKind::looked_after || kind == StageKind::care_proceedings ||
           kind == StageKind::leaving_care || kind == StageKind::closed;
}

model::Route route_in(const Reader& reader, const Reader& stages) {
    model::Route route;
    route.to = index_in<model::StageId>(stages, reader["to"].text());
    if (reader.has("cut")) route.cut = reader["cut"].number();
    return route;
}

/// Cuts of a list of routes must rise, or the later route could never be told from the earlier.
void check_rise(const Reader& routes, const std::string& path, FaultList& faults) {
    std::optional<double> before;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const Reader route = routes.item(i);
        if (!route.has("cut")) continue;
        const Reader cut = route["cut"];
        const double value = cut.number();
        if (before && value <= *before) {
            const Node* number = cut.node().find("value");
            faults.add(number == nullptr ? cut.node().place : number->place,
                       join(path, i) + ".cut.value",
                       "the cut does not rise; each must be above the one before it");
        }
        before = value;
    }
}

void check_route(const Reader& route, const std::string& path, const Reader& stages,
                 FaultList& faults) {
    const Place at = route.node().place;
    if (route.has("when") && route.has("cut")) {
        faults.add(at, path,
                   "a route has `when` or `cut`, not both: `when` takes its families "
                   "whatever their need");
    }
    const auto to = index_in<model::StageId>(stages, route["to"].text());
    if (!to) return;
    const bool closes = stages.item(to.value)["kind"].text() == name_of(StageKind::closed);
    if (closes && !route.has("outcome")) {
        faults.add(at, join(path, "outcome"), "missing: how a case that closes here is recorded");
    } else if (!closes && route.has("outcome")) {
        faults.add(route["outcome"].node().place, join(path, "outcome"),
                   "only a route to the closed stage has an outcome");
    }
}

void bind_routes(const Reader& routes, const std::string& path, const Reader& stages,
                 FaultList& faults, std::vector<model::Route>& out) {
    int open = 0;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const Reader reader = routes.item(i);
        check_route(reader, join(path, i), stages, faults);
        if (!reader.has("when") && !reader.has("cut")) {
            if (open > 0 || i > 0) {
                faults.add(reader.node().place, join(path, i),
                           "only the first route has neither `cut` nor `when`");
            }
            ++open;
        }
        model::Route route = route_in(reader, stages);
        route.outcome = enum_of(reader["outcome"].text(), model::Outcome::need_met);
        route.when = enum_of(reader["when"].text(), model::Condition::unaccompanied);
        out.push_back(route);
    }
    if (routes.size() > 0 && open == 0) {
        faults.add(routes.node().place, path,
                   "one route, the first, must have neither `cut` nor `when`: it is taken when no "
                   "other is");
    }
    check_rise(routes, path, faults);
}

bool has_cut(const Reader& routes) {
    for (std::size_t i = 0; i < routes.size(); ++i) {
        if (routes.item(i).has("cut")) return true;
    }
    return false;
}

void check_stage(const Reader& stage, StageKind kind, const std::string& path, FaultList& faults) {
    const Place at = stage.node().place;
    const bool implied = leaves_without_routes(kind);
    for (const char* key : {"routes", "escalate", "duration", "review"}) {
        if (implied && stage.has(key)) {
            faults.add(stage[key].node().place, join(path, key),
                       "a stage of kind " + std::string{name_of(kind)} +
                           " has none; the area's `care` says how children leave it");
        }
    }
    if (implied) return;
    if (!stage.has("duration")) {
        faults.add(at, join(path, "duration"), "missing: length of a stay");
    }
    if (stage["routes"].size() == 0) {
        faults.add(at, join(path, "routes"), "missing: nothing leaves this stage");
    }
    const bool gate = has_cut(stage["routes"]) || has_cut(stage["escalate"]);
    if (gate && !stage.has("noise")) {
        faults.add(at, join(path, "noise"), "missing: a stage whose routes have cuts needs it");
    }
}

void bind_attention(const Reader& reader, const std::string& path, FaultList& faults,
                    model::Stage& stage) {
    const Reader steps = reader["attention"];
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Reader step = steps.item(i);
        stage.attention.push_back({step["days_before"].whole(), step["times"].number()});
        if (i > 0 && stage.attention[i].days_before >= stage.attention[i - 1].days_before) {
            faults.add(step.node().place, join(path + ".attention", i) + ".days_before",
                       "not nearer to the statutory date than the step before");
        }
    }
    if (steps.size() > 0 && !reader.has("statutory")) {
        faults.add(steps.node().place, path + ".attention",
                   "the stage has no statutory date to come near");
    }
    if (stage.paced && !(reader.has("team") && stage.effort_hours > 0.0)) {
        faults.add(reader.node().place, path + ".paced",
                   "a stay that lasts until its hours are worked needs a team and an effort");
    }
}

void bind_stage(const Reader& reader, const std::string& path, const Reader& stages,
                const Reader& teams, FaultList& faults, model::Stage& stage) {
    stage.label = reader["label"].text();
    stage.kind = enum_of(reader["kind"].text(), StageKind::closed);
    check_stage(reader, stage.kind, path, faults);
    stage.team = index_in<model::TeamId>(teams, reader["team"].text());
    stage.priority = reader["priority"].whole(stage.priority);
    stage.duration = reader["duration"].duration();
    stage.review = reader.has("review") ? reader["review"].duration() : stage.duration;
    stage.effort_hours = reader["effort"].number();
    stage.noise = reader["noise"].number();
    stage.earlier_plan = reader["earlier_plan"].number();
    const Reader statutory = reader["statutory"];
    if (statutory.present()) {
        stage.clock.working_days = statutory.whole();
        stage.clock.from = enum_of(statutory["from"].text(), model::ClockFrom::enquiry);
    }
    stage.duty = reader["duty"].boolean(false);
    stage.paced = reader["paced"].boolean(false);
    bind_attention(reader, path, faults, stage);
    const Reader also = reader["also_held_by"];
    for (std::size_t i = 0; i < also.size(); ++i) {
        const auto team = index_in<model::TeamId>(teams, also.item(i)["team"].text());
        if (team) stage.also.push_back({team, also.item(i)["hours"].number()});
    }
    const Reader relief = reader["relief"];
    const Reader long_stay = reader["long_stay"];
    if (long_stay.present()) {
        constexpr double days_a_month = 365.25 / 12.0;
        stage.long_stay = {long_stay["from"].number() * days_a_month,
                           long_stay["narrower"].number()};
    }
    stage.relief = {relief["fall"].number(), relief["lasting"].number()};
    bind_routes(reader["routes"], join(path, "routes"), stages, faults, stage.routes);
    const Reader escalate = reader["escalate"];
    for (std::size_t i = 0; i < escalate.size(); ++i) {
        stage.escalate.push_back(route_in(escalate.item(i), stages));
    }
    check_rise(escalate, join(path, "escalate"), faults);
}

bool routes_lead_somewhere(const model::Stage& stage) {
    const auto found = [](const model::Route& route) { return static_cast<bool>(route.to); };
    return std::all_of(stage.routes.begin(), stage.routes.end(), found) &&
           std::all_of(stage.escalate.begin(), stage.escalate.end(), found);
}

}  // namespace

void bind_pathway(const Reader& pathway, const Reader& teams, FaultList& faults,
                  model::Pathway& out) {
    out.name = pathway["name"].text();
    out.title = pathway["title"].text();
    const Reader stages = pathway["stages"];
    if (!stages.node().is_map()) return;
    const std::size_t before = faults.size();
    for (std::size_t i = 0; i < stages.size(); ++i) {
        model::Stage stage;
        stage.name = stages.name(i);
        bind_stage(stages.item(i), "stages." + stage.name, stages, teams, faults, stage);
        out.stages.push_back(std::move(stage));
    }
    out.after_return_home = index_in<model::StageId>(stages, pathway["return_home_to"].text());
    const bool all_found = std::all_of(out.stages.begin(), out.stages.end(), routes_lead_somewhere);
    join_pathway(stages, all_found && faults.size() == before, faults, out);
}

}  // namespace kinflow::scenario
