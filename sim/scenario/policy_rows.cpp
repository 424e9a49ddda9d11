#include "sim/scenario/policy_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace kinflow::scenario {
namespace {

std::string written(const Node& node) {
    if (!node.is_list()) return node.text;
    std::string text = "[";
    for (const Node& item : node.items) text += (text.size() > 1 ? ", " : "") + written(item);
    return text + "]";
}

/// The size of an effect with its interval, for the reader.
std::string effect_of(const Entry& entry) {
    const auto value = [&](const char* part) {
        const auto found = std::find_if(entry.values.begin(), entry.values.end(),
                                        [&](const auto& v) { return v.first == part; });
        return found == entry.values.end() ? std::string{} : fmt::format("{}", found->second);
    };
    if (value("relative_risk").empty()) return "";
    std::string text = ": relative risk " + value("relative_risk");
    if (!value("low").empty()) text += " (" + value("low") + " to " + value("high") + ")";
    return text + ". " + entry.says;
}

model::PolicyChange row(const Change& change, const Leaf& leaf, bool whole, const Sources& sources,
                        const std::vector<std::string>& files) {
    const auto iso = [](const std::optional<core::Date>& date) {
        return date ? core::to_iso(*date) : std::string{};
    };
    const Node& owner = follow(sources.trees, leaf.in_pathway, leaf.owner);
    const Node& number = follow(sources.trees, leaf.in_pathway, leaf.way);
    const Node& list = owner.is_map() && owner.has(leaf.part) ? at(owner, leaf.part) : number;
    model::PolicyChange made;
    made.policy = change.policy;
    made.lever = change.lever;
    made.parameter =
        whole ? leaf.owner_path : (leaf.in_pathway ? join("pathway", leaf.path) : leaf.path);
    made.operation = name_of(change.operation);
    made.value = written(change.value);
    made.baseline = whole ? written(list) : number.text;
    made.unit = at(owner, "unit").text;
    if (!change.unit.empty()) made.unit = change.unit;
    made.from = core::to_iso(change.from);
    made.until = iso(change.until);
    made.to = iso(change.to);
    made.standing = change.standing;
    made.source = change.reason;
    if (change.standing == "source") {
        const Entry* entry = sources.evidence.find(change.reason);
        if (entry != nullptr) made.where = entry->where() + effect_of(*entry);
    }
    const auto file = static_cast<std::size_t>(change.place.file);
    if (file < files.size()) made.file = files[file];
    made.line = change.place.line;
    return made;
}

}  // namespace

void add_rows(const std::vector<LeafChange>& leaves, const Sources& sources,
              const std::vector<std::string>& files, model::Policy& made) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const Change& change = *leaves[i].change;
        const Leaf& leaf = leaves[i].leaf;
        // A list is one row, not one for each of its numbers.
        const bool again = i > 0 && leaves[i - 1].change == &change &&
                           leaves[i - 1].leaf.owner_path == leaf.owner_path;
        if (again) continue;
        const bool more = i + 1 < leaves.size() && leaves[i + 1].change == &change &&
                          leaves[i + 1].leaf.owner_path == leaf.owner_path;
        made.changes.push_back(row(change, leaf, more, sources, files));
    }
}

}  // namespace kinflow::scenario
