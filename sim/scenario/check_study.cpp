#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/model/measures.h"
#include "sim/scenario/check.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalar.h"
#include "sim/scenario/shapes.h"
#include "sim/scenario/sources.h"
#include "sim/scenario/study.h"

namespace kinflow::scenario {
namespace {

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

}  // namespace

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

}  // namespace kinflow::scenario
