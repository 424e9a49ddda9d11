#include "sim/scenario/policy_files.h"

#include <filesystem>
#include <optional>
#include <utility>

#include "sim/model/measures.h"
#include "sim/scenario/check.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {

namespace {

std::vector<std::string> split_at_plus(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '+') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::string sum(const std::vector<std::string>& parts, const std::string& sign) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : sign) + part;
    return text;
}

}  // namespace

void PolicyFiles::open(const std::vector<std::string>& wanted, SourceFiles& files,
                       Register& evidence) {
    wanted_ = wanted;
    for (const std::string& text : wanted) {
        for (const std::string& path : split_at_plus(text)) {
            open_one(path, nullptr, "", files, evidence);
        }
    }
}

void PolicyFiles::open_one(const std::string& path, const Node* named_at,
                           const std::string& key_path, SourceFiles& files, Register& evidence) {
    if (files_.count(path) != 0) return;
    auto tree = named_at == nullptr ? files.open(path) : files.open_named(*named_at, key_path);
    drop_other_kind(tree, "policy", files.faults);
    if (!tree) return;
    File& file = files_[path];
    order_.push_back(path);
    file.tree = std::move(*tree);
    open_registers(file.tree, files, evidence);
    const Node& list = at(file.tree, "combine");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (!list.items[i].is_scalar() || list.items[i].text.empty()) continue;
        const std::filesystem::path from{path};
        const std::string part =
            (from.parent_path() / list.items[i].text).lexically_normal().generic_string();
        file.parts.push_back(part);
        open_one(part, &list.items[i], join("combine", i), files, evidence);
    }
}

void PolicyFiles::check(const Sources& sources, SourceFiles& files) const {
    KnownNames names = names_cited(sources.evidence);
    if (sources.trees.pathway) {
        names[Reference::stage] = at(*sources.trees.pathway, "stages").keys;
    }
    for (const std::string& path : order_) {
        const Node& tree = files_.at(path).tree;
        scenario::check(policy_shape(), tree, "", tree.place, names, files.faults);
    }
}

void PolicyFiles::read(const LeverContext& context, SourceFiles& files) {
    for (const std::string& path : order_) {
        File& file = files_.at(path);
        file.policy = read_policy(file.tree, path, files.faults);
        expand_levers(file.tree, context, files.faults, file.policy);
        file.money =
            read_policy_money(file.tree, path, context.baseline, context.evidence, files.faults);
    }
}

void PolicyFiles::gather(const std::string& path, std::set<std::string>& met,
                         std::vector<const File*>& out, std::vector<std::string>& leaves) const {
    const auto found = files_.find(path);
    if (found == files_.end() || !met.insert(path).second) return;
    const File& file = found->second;
    for (const std::string& part : file.parts) gather(part, met, out, leaves);
    const bool does_something = !file.policy.changes.empty() || !file.money.one_off.empty();
    if (does_something || file.parts.empty()) leaves.push_back(path);
    out.push_back(&file);
}

JoinedPolicy PolicyFiles::joined(const std::string& text) const {
    JoinedPolicy joined;
    model::Policy& made = joined.policy;
    std::set<std::string> met;
    std::vector<const File*> files;
    std::vector<std::string> names;
    std::vector<std::string> titles;
    for (const std::string& path : split_at_plus(text)) {
        gather(path, met, files, made.files);
        const auto found = files_.find(path);
        if (found == files_.end()) continue;
        const Policy& policy = found->second.policy;
        names.push_back(policy.name);
        titles.push_back(policy.title);
        made.description += (made.description.empty() ? "" : " ") + policy.description;
        if (made.question.empty()) made.question = policy.question;
        if (made.measure.empty()) made.measure = policy.measure;
    }
    made.name = sum(names, "+");
    made.title = sum(titles, "; ");
    for (const File* file : files) {
        for (const Change& change : file->policy.changes) joined.changes.push_back(&change);
        const PolicyMoney& money = file->money;
        made.one_off.insert(made.one_off.end(), money.one_off.begin(), money.one_off.end());
        made.funding.insert(made.funding.end(), money.funding.begin(), money.funding.end());
    }
    return joined;
}

}  // namespace kinflow::scenario
