#include "sim/scenario/calibration_study.h"

#include <fmt/format.h>

#include "sim/model/measures.h"
#include "sim/scenario/bind.h"
#include "sim/scenario/check.h"
#include "sim/scenario/read.h"
#include "sim/scenario/scalar.h"
#include "sim/scenario/shapes.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {
namespace {

constexpr const char* prior_keys[] = {"mean", "sd", "median", "low", "high"};

std::string beside(const std::string& file, const std::string& path) {
    return (std::filesystem::path{file}.parent_path() / path).lexically_normal().generic_string();
}

core::Fault place_of(const Node& node, const std::string& file, const std::string& path) {
    return {file, node.place.line, node.place.column, path, ""};
}

std::vector<std::string> keys_of(const std::string& distribution) {
    if (distribution == "normal") return {"mean", "sd"};
    if (distribution == "uniform") return {"low", "high"};
    return {"median", "sd"};
}

void check_prior(const Node& prior, const std::string& path, FaultList& faults) {
    const Node& distribution = at(prior, "distribution");
    if (!prior.is_map() || !distribution.is_scalar()) return;
    const std::vector<std::string> needed = keys_of(distribution.text);
    for (const std::string& key : needed) {
        if (prior.has(key)) continue;
        faults.add(prior.place, join(path, key), "missing: a " + distribution.text + " needs it");
    }
    for (const char* key : prior_keys) {
        if (!prior.has(key) || key == needed[0] || key == needed[1]) continue;
        faults.add(at(prior, key).place, join(path, key),
                   "a " + distribution.text + " does not have it; it has " + needed[0] + " and " +
                       needed[1]);
    }
    const auto low = number_in(at(prior, "low"));
    const auto high = number_in(at(prior, "high"));
    if (low && high && *low >= *high) {
        faults.add(at(prior, "low").place, join(path, "low"),
                   fmt::format("found {}, which is not below `high`, {}", *low, *high));
    }
    const auto median = number_in(at(prior, "median"));
    if (distribution.text == "logit_normal" && median && *median >= 1.0) {
        faults.add(at(prior, "median").place, join(path, "median"),
                   fmt::format("found {}; a logit_normal lies between 0 and 1", *median));
    }
    if (prior.has("source") == prior.has("assumed")) {
        faults.add(prior.place, path,
                   "one of `source` and `assumed` is needed: what the prior rests on");
    }
}

void check_budget(const Node& tree, FaultList& faults) {
    const Node& parameters = at(tree, "parameters");
    const Node& budget = at(tree, "budget");
    const CalibrationStudy usual;
    const auto members = number_in(at(budget, "members")).value_or(usual.members);
    const auto evaluations = number_in(at(budget, "evaluations")).value_or(usual.evaluations);
    const int least = least_evaluations(parameters.keys.size(), static_cast<int>(members));
    if (!parameters.is_map() || evaluations >= least) return;
    const Node& where = budget.has("evaluations") ? at(budget, "evaluations") : tree;
    faults.add(where.place, "budget.evaluations",
               fmt::format("found {}; {} parameters and {} members need at least {}: fewer could "
                           "not tell what the figures say from what the prior says",
                           evaluations, parameters.keys.size(), members, least));
}

Prior read_prior(const Reader& prior) {
    const std::string form = prior["distribution"].text();
    Prior made;
    made.kind = form == "normal"      ? Prior::Kind::normal
                : form == "lognormal" ? Prior::Kind::lognormal
                : form == "uniform"   ? Prior::Kind::uniform
                                      : Prior::Kind::logit_normal;
    const std::vector<std::string> keys = keys_of(form);
    made.first = prior[keys[0]].number();
    made.second = prior[keys[1]].number();
    return made;
}

FittedParameter read_parameter(const Reader& item, const std::string& name,
                               const std::string& file) {
    FittedParameter made;
    const std::string by = item["by"].text();
    made.varied.name = name;
    made.varied.parameter = item["parameter"].text();
    made.varied.by = by == "scale" ? Operation::scale
                     : by == "add" ? Operation::add
                                   : Operation::set;
    made.varied.unit = item["unit"].text();
    made.varied.place = at(item.node(), "parameter").place;
    made.label = item["label"].text(name);
    const Reader prior = item["prior"];
    made.prior = read_prior(prior);
    made.standing = prior.has("source") ? "source" : "assumed";
    made.reason = prior[made.standing].text();
    made.at = place_of(item.node(), file, "parameters." + name);
    return made;
}

void read_remarks(const Reader& targets, const char* key, TargetRemark::Kind kind,
                  const std::string& file, std::vector<TargetRemark>& out) {
    const Reader list = targets[key];
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Reader item = list.item(i);
        TargetRemark remark;
        remark.kind = kind;
        remark.measure = item["measure"].text();
        remark.level = item["level"].text();
        if (item.has("to")) remark.to = item["to"].date();
        if (kind == TargetRemark::Kind::error) {
            remark.standard_error = item["standard_error"].number();
        }
        if (kind == TargetRemark::Kind::error || kind == TargetRemark::Kind::mean) {
            remark.within = item["within"].number() / 100.0;
        }
        remark.because = item["because"].text();
        remark.at = place_of(item.node(), file, join(std::string{"targets."} + key, i));
        out.push_back(std::move(remark));
    }
}

void read_targets(const Reader& targets, const Register& evidence, const std::string& file,
                  FaultList& faults, CalibrationStudy& study) {
    using Kind = TargetRemark::Kind;
    read_remarks(targets, "errors", Kind::error, file, study.remarks);
    read_remarks(targets, "means", Kind::mean, file, study.remarks);
    read_remarks(targets, "leave_out", Kind::leave_out, file, study.remarks);
    read_remarks(targets, "known_defects", Kind::known_defect, file, study.remarks);
    bind_targets(targets["add"], evidence, faults, study.added);
    for (std::size_t i = 0; i < targets["add"].size(); ++i) {
        study.added_at.push_back(
            place_of(targets["add"].item(i).node(), file, join("targets.add", i)));
    }
}

CalibrationStudy read_calibration(const Reader& tree, const Register& evidence,
                                  const std::string& file, FaultList& faults) {
    CalibrationStudy study;
    study.file = file;
    study.name = tree["name"].text();
    study.title = tree["title"].text();
    study.description = tree["description"].text();
    study.area = beside(file, tree["area"].text());
    study.area_at = place_of(at(tree.node(), "area"), file, "area");
    for (std::size_t i = 0; i < tree["overlays"].size(); ++i) {
        study.overlays.push_back(beside(file, tree["overlays"].item(i).text()));
    }
    if (tree.has("until")) study.until = tree["until"].date();
    const Reader parameters = tree["parameters"];
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        study.parameters.push_back(read_parameter(parameters.item(i), parameters.name(i), file));
    }
    study.discrepancy = tree["discrepancy"].number(100.0 * study.discrepancy) / 100.0;
    if (tree.has("targets")) read_targets(tree["targets"], evidence, file, faults, study);
    study.budget_at = place_of(tree.node(), file, "budget");
    if (tree.has("budget")) {
        const Reader budget = tree["budget"];
        study.evaluations = budget["evaluations"].whole(study.evaluations);
        study.waves = budget["waves"].whole(study.waves);
        study.rounds = budget["rounds"].whole(study.rounds);
        study.replications = budget["replications"].whole(study.replications);
        study.members = budget["members"].whole(study.members);
        study.budget_at = place_of(budget.node(), file, "budget");
    }
    study.seed = static_cast<std::uint64_t>(tree["seed"].number(1.0));
    return study;
}

}  // namespace

bool TargetRemark::means(const model::Target& target) const {
    return target.measure == measure && target.level == level && (!to || *to == target.to);
}

int least_evaluations(std::size_t parameters, int members) {
    return members + 6 * static_cast<int>(parameters) + 30;
}

void check_calibration(const Node& tree, const Register& evidence, FaultList& faults) {
    check(calibration_shape(), tree, "", tree.place, names_cited(evidence), faults);
    const Node& parameters = at(tree, "parameters");
    for (std::size_t i = 0; i < parameters.keys.size(); ++i) {
        check_prior(at(parameters.items[i], "prior"), "parameters." + parameters.keys[i] + ".prior",
                    faults);
    }
    if (parameters.is_map() && parameters.keys.empty()) {
        faults.add(parameters.place, "parameters", "at least one is needed");
    }
    const Node& errors = at(at(tree, "targets"), "errors");
    for (std::size_t i = 0; i < errors.items.size(); ++i) {
        if (errors.items[i].has("standard_error") != errors.items[i].has("within")) continue;
        faults.add(errors.items[i].place, join("targets.errors", i),
                   "one of `standard_error` and `within` is needed");
    }
    check_budget(tree, faults);
}

LoadedCalibration load_calibration(const std::filesystem::path& file) {
    SourceFiles files{read_from_disk};
    LoadedCalibration loaded;
    auto tree = files.open(file.generic_string());
    drop_other_kind(tree, "calibration", files.faults);
    if (tree) {
        Register evidence;
        open_registers(*tree, files, evidence);
        check_calibration(*tree, evidence, files.faults);
        if (files.faults.empty()) {
            const Shape shape = calibration_shape();
            CalibrationStudy study =
                read_calibration({shape, *tree}, evidence, file.generic_string(), files.faults);
            study.text = files.all_text();
            if (files.faults.empty()) loaded.study = std::move(study);
        }
    }
    loaded.faults = files.sorted_faults();
    return loaded;
}

}  // namespace kinflow::scenario
