#include "sim/scenario/study.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/model/measures.h"
#include "sim/scenario/check.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/read.h"
#include "sim/scenario/scalar.h"
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

core::Fault place_of(const Node& node, const std::string& file, const std::string& path) {
    return {file, node.place.line, node.place.column, path, ""};
}

std::vector<std::string> measure_names() {
    std::vector<std::string> names;
    for (const model::Measure& measure : model::measures()) names.emplace_back(measure.name);
    return names;
}

/// Exactly one of two keys.
void one_of(const Node& item, const std::string& path, const char* a, const char* b,
            FaultList& faults) {
    if (item.has(a) == item.has(b)) {
        faults.add(item.place, path, fmt::format("one of `{}` and `{}` is needed", a, b));
    }
}

void check_factor(const Node& item, const std::string& path, FaultList& faults) {
    one_of(item, path, "lever", "parameter", faults);
    const auto low = number_in(at(item, "low"));
    const auto high = number_in(at(item, "high"));
    if (low && high && *low >= *high) {
        faults.add(at(item, "low").place, join(path, "low"),
                   fmt::format("found {}, which is not below `high`, {}", *low, *high));
    }
}

void check_breakdown(const Node& item, const std::string& path, bool may_be_all,
                     FaultList& faults) {
    if (item.has("level") && !item.has("breakdown")) {
        faults.add(at(item, "level").place, join(path, "level"), "a level needs its `breakdown`");
    }
    if (item.has("breakdown") && !item.has("level") && !may_be_all) {
        faults.add(at(item, "breakdown").place, join(path, "breakdown"),
                   "missing: which `level` of it");
    }
}

void check_objective(const Node& item, FaultList& faults) {
    const Node& what = at(item, "minimise");
    if (!what.is_scalar() || what.text == "cost") return;
    std::vector<std::string> names = measure_names();
    names.insert(names.begin(), "cost");
    if (std::find(names.begin(), names.end(), what.text) == names.end()) {
        faults.add(what.place, "objective.minimise",
                   "there is no measure `" + what.text + "`; " + suggestion(what.text, names));
    } else if (!item.has("period")) {
        faults.add(item.place, "objective.period", "missing: the month or financial year");
    }
    check_breakdown(item, "objective", false, faults);
}

void check_design(const Node& design, FaultList& faults) {
    const std::string kind = at(design, "kind").text;
    const Node& points = at(design, "points");
    const auto count = number_in(points);
    const double least = kind == "latin_hypercube" || kind == "morris" ? 2
                         : kind == "sobol"                             ? 8
                                                                       : 1;
    if (count && *count >= 1.0 && *count < least) {
        faults.add(points.place, "design.points",
                   fmt::format("found {}; {} needs at least {}", *count, kind, least));
    }
    const auto levels = number_in(at(design, "levels"));
    if (levels && std::fmod(*levels, 2.0) != 0.0) {
        faults.add(at(design, "levels").place, "design.levels",
                   fmt::format("found {}; an even number is needed", *levels));
    }
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
    if (tree.has("until")) study.until = tree["until"].date();
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

void check_study(const Node& tree, FaultList& faults) {
    KnownNames names;
    names[Reference::measure] = measure_names();
    check(study_shape(), tree, "", tree.place, names, faults);
    const Node& factors = at(tree, "factors");
    for (std::size_t i = 0; i < factors.keys.size(); ++i) {
        check_factor(factors.items[i], "factors." + factors.keys[i], faults);
    }
    if (tree.has("factors") == tree.has("policies")) {
        faults.add(tree.place, "", "one of `factors` and `policies` is needed");
    }
    const Node& policies = at(tree, "policies");
    if (tree.has("policies") && policies.is_list() && policies.items.empty()) {
        faults.add(policies.place, "policies", "at least one is needed");
    }
    if (tree.has("policies") && tree.has("until")) {
        faults.add(at(tree, "until").place, "until",
                   "a comparison runs to the baseline's `end`; write an overlay that sets it");
    }
    if (factors.is_map() && factors.keys.empty()) {
        faults.add(factors.place, "factors", "at least one is needed");
    }
    const Node& outputs = at(tree, "outputs");
    for (std::size_t i = 0; i < outputs.items.size(); ++i) {
        check_breakdown(outputs.items[i], join("outputs", i), true, faults);
    }
    const Node& limits = at(tree, "limits");
    for (std::size_t i = 0; i < limits.items.size(); ++i) {
        one_of(limits.items[i], join("limits", i), "at_most", "at_least", faults);
        check_breakdown(limits.items[i], join("limits", i), true, faults);
    }
    if (tree.has("objective")) check_objective(at(tree, "objective"), faults);
    if (tree.has("design")) check_design(at(tree, "design"), faults);
    const auto points = number_in(at(at(tree, "search"), "points"));
    const auto least = static_cast<double>(2 * factors.keys.size() + 2);
    if (points && *points < least) {
        faults.add(at(at(tree, "search"), "points").place, "search.points",
                   fmt::format("found {}; {} factors need at least {}", *points,
                               factors.keys.size(), least));
    }
}

LoadedStudy load_study(const std::filesystem::path& file) {
    SourceFiles files{read_from_disk};
    LoadedStudy loaded;
    auto tree = files.open(file.generic_string());
    drop_other_kind(tree, "study", files.faults);
    if (tree) {
        check_study(*tree, files.faults);
        if (files.faults.empty()) {
            loaded.study = read_study({study_shape(), *tree}, file.generic_string());
            loaded.study->text = files.all_text();
        }
    }
    loaded.faults = files.sorted_faults();
    return loaded;
}

}  // namespace kinflow::scenario
