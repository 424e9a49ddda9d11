#include "sim/scenario/study.h"

#include <algorithm>
#include <cmath>

#include "sim/scenario/check.h"
#include "sim/scenario/read.h"
#include "sim/scenario/shapes.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {
namespace {

std::string beside(const std::string& file, const std::string& path) {
    return (std::filesystem::path{file}.parent_path() / path).lexically_normal().generic_string();
}

/// Paths joined by +.
std::string each_beside(const std::string& file, const std::string& paths) {
    std::string made;
    for (std::size_t from = 0; from <= paths.size();) {
        const std::size_t to = std::min(paths.find('+', from), paths.size());
        made += (from == 0 ? "" : "+") + beside(file, paths.substr(from, to - from));
        from = to + 1;
    }
    return made;
}

/// A file that cannot be read is told where it is named; what is in it, when it is read.
void check_named(const Node& reference, const std::string& file, const std::string& path,
                 FaultList& faults) {
    if (!reference.is_scalar() || reference.text.empty()) return;
    for (std::size_t from = 0; from <= reference.text.size();) {
        const std::size_t to = std::min(reference.text.find('+', from), reference.text.size());
        const std::string part = reference.text.substr(from, to - from);
        const FileText found = read_from_disk(beside(file, part));
        if (!found.text) {
            faults.add(reference.place, path, "`" + part + "` cannot be read: " + found.problem);
        }
        from = to + 1;
    }
}

void check_named_files(const Node& tree, const std::string& file, FaultList& faults) {
    check_named(at(tree, "baseline"), file, "baseline", faults);
    for (const char* key : {"overlays", "register", "policies"}) {
        const Node& list = at(tree, key);
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            check_named(list.items[i], file, join(key, i), faults);
        }
    }
}

core::Fault place_of(const Node& node, const std::string& file, const std::string& path) {
    return {file, node.place.line, node.place.column, path, ""};
}

Output read_output(const Reader& item, const std::string& file, const std::string& path) {
    return {item.node().is_map() ? at(item.node(), "measure").text : "", item["breakdown"].text(),
            item["level"].text(), item["period"].text(), place_of(item.node(), file, path)};
}

Factor read_factor(const Reader& item, const std::string& name, const std::string& file) {
    const Node& node = item.node();
    Factor factor;
    factor.name = name;
    factor.lever = item["lever"].text();
    factor.parameter = item["parameter"].text();
    factor.by = item["by"].text();
    factor.low = item["low"].number();
    factor.high = item["high"].number();
    factor.unit = item["unit"].text();
    factor.cost_per_unit = item["cost"].present() ? item["cost"].part("value") : 0.0;
    const double usual = factor.by == "add" ? 0.0 : factor.by == "scale" ? 1.0 : factor.low;
    factor.free_at = item["free_at"].number(usual);
    for (const std::string& word : standing_words()) {
        const Node& reason = at(at(node, "cost"), word);
        if (reason.is_scalar()) factor.cost_reason = word + ": " + reason.text;
    }
    for (const char* key : {"of", "unit", "from", "ramp", "to", "reach", "recruitment_months",
                            "source", "assumed", "policy"}) {
        const Node& value = at(node, key);
        const Node& end = std::string_view{key} == "ramp" ? at(value, "until") : value;
        if (end.is_scalar()) factor.written.emplace_back(key, end.text);
    }
    factor.at = place_of(node, file, "factors." + name);
    return factor;
}

void read_search(const Reader& tree, Study& study) {
    study.search_points = tree["points"].whole(10 * static_cast<int>(study.factors.size()));
    study.rounds = tree["rounds"].whole(study.rounds);
    study.verify = tree["verify"].whole(study.verify);
    study.check = tree["check"].whole(study.check);
}

Study read_study(const Reader& tree, const std::string& file) {
    Study study;
    study.file = file;
    study.name = tree["name"].text();
    study.title = tree["title"].text();
    study.description = tree["description"].text();
    study.baseline = beside(file, tree["baseline"].text());
    const auto paths = [&](const char* key, std::vector<std::string>& out) {
        for (std::size_t i = 0; i < tree[key].size(); ++i) {
            out.push_back(beside(file, tree[key].item(i).text()));
        }
    };
    paths("overlays", study.overlays);
    paths("register", study.registers);
    if (tree.has("until")) {
        study.until = tree["until"].date();
        study.until_at = place_of(at(tree.node(), "until"), file, "until");
    }
    for (std::size_t i = 0; i < tree["policies"].size(); ++i) {
        study.policies.push_back(each_beside(file, tree["policies"].item(i).text()));
    }
    study.question = tree["question"].text();
    study.attribute = tree["attribute"].boolean(false);
    const Reader factors = tree["factors"];
    for (std::size_t i = 0; i < factors.size(); ++i) {
        study.factors.push_back(read_factor(factors.item(i), factors.name(i), file));
    }
    const Reader outputs = tree["outputs"];
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        study.outputs.push_back(read_output(outputs.item(i), file, join("outputs", i)));
    }
    if (tree.has("design")) {
        study.design = tree["design"]["kind"].text();
        study.points = tree["design"]["points"].whole(1);
        study.levels = tree["design"]["levels"].whole(study.levels);
    }
    if (tree.has("objective")) {
        const Reader objective = tree["objective"];
        study.minimises = true;
        study.objective_at = place_of(objective.node(), file, "objective");
        if (objective["minimise"].text() != "cost") {
            study.objective = read_output(objective, file, "objective");
            study.objective->measure = objective["minimise"].text();
        }
    }
    const Reader limits = tree["limits"];
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const Reader item = limits.item(i);
        Limit limit;
        limit.output = read_output(item, file, join("limits", i));
        limit.at_most = item.has("at_most");
        limit.bound = item[limit.at_most ? "at_most" : "at_least"].number();
        limit.confidence = item["confidence"].number(80.0) / 100.0;
        study.limits.push_back(std::move(limit));
    }
    read_search(tree["search"], study);
    study.replications = tree["replications"].whole(study.replications);
    study.seed = static_cast<std::uint64_t>(tree["seed"].number(1.0));
    return study;
}

}  // namespace

double Factor::cost(double value) const { return std::abs(value - free_at) * cost_per_unit; }

std::string Output::label() const {
    std::string text = measure;
    if (!breakdown.empty()) text += " by " + breakdown + (level.empty() ? "" : " " + level);
    return text + ", " + period;
}

LoadedStudy load_study(const std::filesystem::path& file) {
    SourceFiles files{read_from_disk};
    LoadedStudy loaded;
    auto tree = files.open(file.generic_string());
    drop_other_kind(tree, "study", files.faults);
    if (tree) {
        check_study(*tree, files.faults);
        check_named_files(*tree, file.generic_string(), files.faults);
        if (files.faults.empty()) {
            loaded.study = read_study({study_shape(), *tree}, file.generic_string());
            loaded.study->text = files.all_text();
        }
    }
    loaded.faults = files.sorted_faults();
    return loaded;
}

}  // namespace kinflow::scenario
