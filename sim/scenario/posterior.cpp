#include "sim/scenario/posterior.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "sim/scenario/apply_changes.h"
#include "sim/scenario/check.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/parameter_path.h"
#include "sim/scenario/quoted.h"
#include "sim/scenario/read.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

Operation operation_of(const std::string& word) {
    for (const Operation operation : {Operation::scale, Operation::add}) {
        if (word == name_of(operation)) return operation;
    }
    return Operation::set;
}

Node scalar(const std::string& text, Place place) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.plain = true;
    node.text = text;
    node.place = place;
    return node;
}

}  // namespace

void check_posterior(const Node& tree, FaultList& faults) {
    const std::size_t before = faults.size();
    check(posterior_shape(), tree, "", tree.place, {}, faults);
    const Node& parameters = at(tree, "parameters");
    const Node& members = at(tree, "members");
    std::set<std::string> names;
    for (std::size_t i = 0; i < parameters.items.size(); ++i) {
        const Node& name = at(parameters.items[i], "name");
        if (name.is_scalar() && !names.insert(name.text).second) {
            faults.add(name.place, join(join("parameters", i), "name"),
                       "`" + name.text + "` is the name of an earlier parameter");
        }
    }
    for (std::size_t i = 0; i < members.items.size(); ++i) {
        const Node& member = members.items[i];
        if (!member.is_list() || member.items.size() == parameters.items.size()) continue;
        faults.add(member.place, join("members", i),
                   fmt::format("found {} numbers; {} are needed, one for each parameter",
                               member.items.size(), parameters.items.size()));
    }
    if (faults.size() > before) return;
    if (parameters.items.empty()) {
        faults.add(parameters.place, "parameters", "at least one is needed");
    }
    if (members.items.empty()) faults.add(members.place, "members", "at least one is needed");
}

Posterior read_posterior(const Node& tree, const std::string& file) {
    const Shape shape = posterior_shape();
    const Reader reader{shape, tree};
    Posterior made;
    made.file = file;
    made.name = reader["name"].text();
    made.title = reader["title"].text();
    made.description = reader["description"].text();
    made.area = reader["area"].text();
    made.study = reader["study"].text();
    if (reader.has("made")) {
        const Reader how = reader["made"];
        made.version = how["version"].text();
        made.seed = static_cast<std::uint64_t>(how["seed"].number());
        made.scenario_hash = how["scenario_hash"].text();
        made.study_hash = how["study_hash"].text();
    }
    for (const Node& item : at(tree, "parameters").items) {
        made.parameters.push_back({at(item, "name").text, at(item, "parameter").text,
                                   operation_of(at(item, "by").text), at(item, "unit").text,
                                   at(item, "parameter").place});
    }
    const Reader members = reader["members"];
    for (std::size_t i = 0; i < members.size(); ++i) {
        std::vector<double> values;
        std::vector<Place> places;
        for (std::size_t j = 0; j < members.item(i).size(); ++j) {
            values.push_back(members.item(i).item(j).number());
            places.push_back(members.item(i).item(j).node().place);
        }
        made.members.push_back(std::move(values));
        made.places.push_back(std::move(places));
    }
    return made;
}

std::string posterior_text(const Posterior& posterior) {
    std::string text = fmt::format("kinflow: posterior\nname: {}\ntitle: {}\n",
                                   quoted(posterior.name), quoted(posterior.title));
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) text += fmt::format("{}: {}\n", key, quoted(value));
    };
    add("description", posterior.description);
    add("area", posterior.area);
    add("study", posterior.study);
    text += fmt::format("made: {{version: {}, seed: {}, scenario_hash: {}, study_hash: {}}}\n",
                        quoted(posterior.version), posterior.seed, quoted(posterior.scenario_hash),
                        quoted(posterior.study_hash));
    text += "parameters:\n";
    for (const VariedParameter& p : posterior.parameters) {
        text += fmt::format("  - {{name: {}, parameter: {}, by: {}", quoted(p.name),
                            quoted(p.parameter), name_of(p.by));
        if (!p.unit.empty()) text += ", unit: " + quoted(p.unit);
        text += "}\n";
    }
    text += "members:\n";
    for (const std::vector<double>& member : posterior.members) {
        std::string row;
        for (const double value : member) {
            fmt::format_to(std::back_inserter(row), "{}{:.10g}", row.empty() ? "" : ", ", value);
        }
        text += "  - [" + row + "]\n";
    }
    return text;
}

void check_parameters(const std::vector<VariedParameter>& parameters, const Trees& trees,
                      FaultList& faults) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const VariedParameter& p = parameters[i];
        const std::string path = join("parameters", i);
        const Resolved resolved = resolve(p.parameter, trees, p.by == Operation::scale);
        if (resolved.aims.empty()) faults.add(p.place, join(path, "parameter"), resolved.problem);
        if (p.by == Operation::scale || p.unit.empty()) continue;
        for (const Aim& aim : resolved.aims) {
            std::vector<std::string> units;
            for (const Unit& unit : aim.leaves.front().units) units.push_back(unit.name);
            if (std::find(units.begin(), units.end(), p.unit) != units.end()) continue;
            faults.add(p.place, join(path, "unit"),
                       "`" + aim.leaves.front().path + "` has no unit `" + p.unit + "`; " +
                           (units.empty() ? "it has none" : suggestion(p.unit, units)));
        }
    }
}

void lay_values(const std::vector<VariedParameter>& parameters, const std::vector<double>& values,
                const std::vector<Place>& places, const std::string& reason, Trees& trees,
                const std::vector<std::string>& files, FaultList& faults) {
    const core::Date day{};  // any will do: the values hold throughout
    std::vector<Change> changes;
    changes.reserve(parameters.size());
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const VariedParameter& p = parameters[i];
        Change change;
        change.policy = p.name;
        change.parameter = p.parameter;
        change.operation = p.by;
        change.place = places[i];
        change.value = scalar(fmt::format("{:.17g}", values[i]), change.place);
        if (p.by != Operation::scale) change.unit = p.unit;
        change.from = day;
        change.standing = "calibrated";
        change.reason = reason;
        change.path = join("parameters", i);
        changes.push_back(std::move(change));
    }
    std::vector<const Change*> all;
    all.reserve(changes.size());
    for (const Change& change : changes) all.push_back(&change);
    const auto leaves = follow_changes(all, trees, day, day + std::chrono::days{1}, files, faults);
    trees = trees_on(trees, leaves, day);
}

}  // namespace kinflow::scenario
