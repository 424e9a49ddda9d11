#include "calibration/fit/study_targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/layout.h"
#include "sim/core/errors.h"

namespace kinflow::calibration {

namespace {

/// "Within so many per cent" is read as nine cases of ten.
constexpr double within_to_sd = 1.0 / 1.6448536269514722;

std::string described(const model::Target& target) {
    return fmt::format("{}{} to {}", target.measure,
                       target.level.empty() ? "" : ": " + target.level, core::to_iso(target.to));
}

core::Fault fault_at(core::Fault at, const std::string& message) {
    at.message = message;
    return at;
}

/// A printed figure beside its place in the study; those of the area have the study's own.
struct Candidate {
    model::Target target;
    core::Fault at;
};

double error_of(const model::Target& target, const scenario::TargetRemark* remark,
                double discrepancy) {
    const double size = std::abs(target.value);
    double error = target.tolerance * size * within_to_sd;
    if (remark != nullptr) {
        error = remark->standard_error > 0.0 ? remark->standard_error
                                             : remark->within * size * within_to_sd;
    }
    return std::hypot(error, discrepancy * size);
}

void find_contradictions(const std::vector<Candidate>& candidates, const StudyTargets& made,
                         std::vector<core::Fault>& faults) {
    for (std::size_t i = 0; i < made.targets.size(); ++i) {
        for (std::size_t j = i + 1; j < made.targets.size(); ++j) {
            const model::Target& a = made.targets[i];
            const model::Target& b = made.targets[j];
            if (a.measure != b.measure || a.level != b.level || a.from != b.from || a.to != b.to) {
                continue;
            }
            if (!made.numbers[i].fitted || !made.numbers[j].fitted) continue;
            const double apart = std::abs(a.value - b.value);
            const double allowed = 2.0 * std::hypot(made.numbers[i].error, made.numbers[j].error);
            if (apart <= allowed) continue;
            faults.push_back(fault_at(
                candidates[j].at,
                fmt::format("{} is {} ({}) and {} ({}): no parameters can give both within their "
                            "errors; leave one out, or call one a known defect",
                            described(a), a.value, a.source, b.value, b.source)));
        }
    }
}

}  // namespace

StudyTargets targets_of(const scenario::CalibrationStudy& study, const model::Scenario& area) {
    std::vector<core::Fault> faults;
    const core::Fault whole{study.file, 0, 0, "targets", ""};
    std::vector<Candidate> candidates;
    for (const model::Target& target : area.targets) candidates.push_back({target, whole});
    for (std::size_t i = 0; i < study.added.size(); ++i) {
        candidates.push_back({study.added[i], study.added_at[i]});
    }
    for (const scenario::TargetRemark& remark : study.remarks) {
        const bool met = std::any_of(candidates.begin(), candidates.end(),
                                     [&](const Candidate& c) { return remark.means(c.target); });
        if (met) continue;
        faults.push_back(fault_at(
            remark.at, fmt::format("neither the area nor the study has a target {}{}{}",
                                   remark.measure, remark.level.empty() ? "" : ": " + remark.level,
                                   remark.to ? " to " + core::to_iso(*remark.to) : "")));
    }
    const auto remark_of = [&](const model::Target& target, scenario::TargetRemark::Kind kind) {
        const auto found =
            std::find_if(study.remarks.begin(), study.remarks.end(),
                         [&](const auto& r) { return r.kind == kind && r.means(target); });
        return found == study.remarks.end() ? nullptr : &*found;
    };
    using Kind = scenario::TargetRemark::Kind;
    for (const Candidate& c : candidates) {
        const auto* mean = remark_of(c.target, Kind::mean);
        if (mean == nullptr) continue;
        const bool unfitted = remark_of(c.target, Kind::leave_out) != nullptr ||
                              remark_of(c.target, Kind::known_defect) != nullptr;
        if (!unfitted) continue;
        faults.push_back(fault_at(
            mean->at, fmt::format("{} is not fitted (it is among those left out or of known "
                                  "defects), so no mean can be held at it",
                                  described(c.target))));
    }
    std::erase_if(candidates, [&](const Candidate& c) {
        return remark_of(c.target, Kind::leave_out) != nullptr;
    });

    StudyTargets made;
    model::Scenario held = area;
    held.targets.clear();
    for (const Candidate& c : candidates) held.targets.push_back(c.target);
    const results::Layout layout = results::make_layout(held);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const model::Target& target = candidates[i].target;
        const results::TargetPlan& plan = layout.targets[i];
        if (!plan.measured()) {
            faults.push_back(
                fault_at(candidates[i].at, fmt::format("{}: {}", described(target), plan.note)));
            continue;
        }
        const auto* defect = remark_of(target, Kind::known_defect);
        const auto* error = remark_of(target, Kind::error);
        const results::Row& row = layout.rows[*plan.row];
        FitTarget number;
        number.value = target.value;
        number.error = error_of(target, error, study.discrepancy);
        number.positive = target.value >= 30.0 && row.measure->unit != "percent";
        number.fitted = defect == nullptr;
        if (const auto* mean = remark_of(target, Kind::mean)) {
            number.mean_within = mean->within * std::abs(target.value);
        }
        if (!(number.error > 0.0)) {
            faults.push_back(fault_at(candidates[i].at, described(target) +
                                                            ": an error above 0 is needed; give it "
                                                            "a `standard_error`"));
        }
        made.targets.push_back(target);
        made.numbers.push_back(number);
        made.remarks.push_back(defect != nullptr  ? defect->because
                               : error != nullptr ? error->because
                                                  : "");
    }
    if (faults.empty()) find_contradictions(candidates, made, faults);
    const bool any = std::any_of(made.numbers.begin(), made.numbers.end(),
                                 [](const FitTarget& t) { return t.fitted; });
    if (!any && faults.empty()) faults.push_back(fault_at(whole, "nothing is left to fit to"));
    if (!faults.empty()) throw core::InputError(std::move(faults));
    return made;
}

}  // namespace kinflow::calibration
