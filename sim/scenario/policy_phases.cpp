#include "sim/scenario/policy_phases.h"

#include <utility>

#include "sim/scenario/apply_changes.h"
#include "sim/scenario/policy_rows.h"

namespace kinflow::scenario {

namespace {

/// The children of the first day are the baseline's: whether they would fit into what a policy
/// leaves later is no matter.
void forget_the_start(Trees& trees) {
    Node* stocks = trees.area.find("start_stocks");
    if (stocks == nullptr || !stocks->is_map()) return;
    for (std::size_t i = stocks->keys.size(); i-- > 0;) {
        if (stocks->keys[i] == "history") continue;
        if (Node* value = stocks->items[i].find("value")) {
            value->text = "0";
            continue;
        }
        const auto at = static_cast<std::ptrdiff_t>(i);
        stocks->keys.erase(stocks->keys.begin() + at);
        stocks->key_places.erase(stocks->key_places.begin() + at);
        stocks->items.erase(stocks->items.begin() + at);
    }
}

void report(const FaultList& faults, const std::string& policy, core::Date date,
            const std::string& over, SourceFiles& files) {
    for (const auto& row : faults.rows()) {
        files.faults.add(row.place, row.path,
                         row.message + "; so policy `" + policy + "` makes it from " +
                             core::to_iso(date) + (over.empty() ? "" : " over " + over));
    }
}

}  // namespace

model::Policy with_phases(JoinedPolicy joined, const Sources& sources,
                          const model::Scenario& baseline, const std::string& over,
                          SourceFiles& files) {
    model::Policy made = std::move(joined.policy);
    const auto leaves = follow_changes(joined.changes, sources.trees, baseline.start, baseline.end,
                                       files.names(), files.faults);
    // A change with a fault of its own would cause others in the scenario that it makes.
    if (!files.faults.empty()) return made;
    add_rows(leaves, sources, files.names(), made);
    std::string state = state_on(sources.trees, leaves);
    for (const core::Date date : dates_of(leaves, baseline.end)) {
        Trees trees = trees_on(sources.trees, leaves, date);
        forget_the_start(trees);
        std::string next = state_on(trees, leaves);
        if (next == state) continue;
        state = std::move(next);
        FaultList faults;
        auto scenario = make_scenario(trees, sources.evidence, files, faults, From::later);
        if (!scenario) {
            report(faults, made.name, date, over, files);
            return made;  // later steps of a ramp would say the same again
        }
        scenario->name = baseline.name;
        made.phases.push_back({date, std::move(*scenario)});
    }
    return made;
}

}  // namespace kinflow::scenario
