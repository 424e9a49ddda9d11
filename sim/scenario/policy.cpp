#include "sim/scenario/policy.h"

#include <array>

namespace kinflow::scenario {
namespace {

std::optional<core::Date> date_at(const Node& node) { return core::parse_date(node.text); }

}  // namespace

std::string name_of(Operation operation) {
    switch (operation) {
        case Operation::set:
            return "set";
        case Operation::scale:
            return "scale";
        case Operation::add:
            return "add";
    }
    return "";
}

void read_common(const Node& item, const std::string& path, FaultList& faults, Change& change) {
    change.from = date_at(at(item, "from")).value_or(core::Date{});
    change.until = date_at(at(at(item, "ramp"), "until"));
    change.to = date_at(at(item, "to"));
    change.path = path;
    if (change.until && *change.until <= change.from) {
        faults.add(at(at(item, "ramp"), "until").place, path + ".ramp.until",
                   "the ramp ends before the change begins, " + core::to_iso(change.from));
    }
    if (change.to && *change.to <= change.until.value_or(change.from)) {
        faults.add(at(item, "to").place, path + ".to",
                   "the change ends before it is whole, " +
                       core::to_iso(change.until.value_or(change.from)));
    }
    for (const char* word : {"source", "assumed", "policy"}) {
        const Node* reason = item.find(word);
        if (reason == nullptr) continue;
        if (!change.standing.empty()) {
            faults.add(reason->place, join(path, word),
                       "a change has one standing, and `" + change.standing + "` is given already");
        }
        change.standing = word;
        change.reason = reason->text;
    }
}

const Node* read_operation(const Node& item, const std::string& path, bool may_lack,
                           FaultList& faults, Operation& operation) {
    const Node* found = nullptr;
    for (const Operation candidate : {Operation::set, Operation::scale, Operation::add}) {
        const Node* value = item.find(name_of(candidate));
        if (value == nullptr) continue;
        if (found != nullptr) {
            faults.add(
                value->place, join(path, name_of(candidate)),
                "a change does one thing, and `" + name_of(operation) + "` is given already");
            continue;
        }
        found = value;
        operation = candidate;
    }
    if (found == nullptr && !may_lack) {
        faults.add(item.place, path, "one of `set`, `scale` and `add` is needed");
    }
    return found;
}

Policy read_policy(const Node& tree, const std::string& file, FaultList& faults) {
    Policy policy;
    policy.name = at(tree, "name").text;
    policy.title = at(tree, "title").text;
    policy.description = at(tree, "description").text;
    policy.question = at(tree, "question").text;
    policy.measure = at(tree, "measure").text;
    policy.file = file;
    const Node& list = at(tree, "changes");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const Node& item = list.items[i];
        const std::string path = join("changes", i);
        Change change;
        change.policy = policy.name;
        change.parameter = at(item, "parameter").text;
        change.unit = at(item, "unit").text;
        read_common(item, path, faults, change);
        const Node* value = read_operation(item, path, false, faults, change.operation);
        if (value == nullptr) continue;
        change.value = *value;
        change.place = value->place;
        if (change.standing.empty()) {
            faults.add(item.place, path,
                       "nothing says where the size of the change comes from; one is needed of: "
                       "source (an id of the register), assumed, policy");
        }
        policy.changes.push_back(std::move(change));
    }
    return policy;
}

}  // namespace kinflow::scenario
