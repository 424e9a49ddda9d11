#include "calibration/fit/parameter_runner.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <mutex>
#include <utility>

#include "calibration/analytic/analytic_fit.h"
#include "calibration/analytic/traffic.h"
#include "results/recorder.h"
#include "sim/core/errors.h"
#include "sim/run/parallel.h"
#include "sim/run/replication.h"
#include "sim/run/traffic_census.h"

namespace kinflow::calibration {

namespace {

constexpr std::size_t kinds_of_luck = 64;
constexpr int analytic_replications = 4;
/// What the equations leave out (people who come again, and what is short), as a share of a figure.
constexpr double analytic_error = 0.05;
/// Beyond this coordinate a prior says that a value is out of the question: one in 1,700.
constexpr double excluded_beyond = 3.3;

std::vector<std::filesystem::path> paths_of(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

}  // namespace

ParameterRunner::ParameterRunner(const scenario::CalibrationStudy& study, int threads)
    : study_{study}, threads_{threads}, source_{study.area, paths_of(study.overlays)} {
    for (const scenario::FittedParameter& p : study.parameters) varied_.push_back(p.varied);
    scenario::Loaded loaded = source_.scenario();
    if (!loaded.scenario) {
        if (!std::filesystem::exists(study.area)) {
            loaded.faults = {study.area_at};
            loaded.faults.front().message = fmt::format("there is no file {}", study.area);
        }
        throw core::InputError(std::move(loaded.faults));
    }
    area_ = std::move(*loaded.scenario);
    if (study.until) {
        if (*study.until <= area_.start || *study.until > area_.end) {
            throw core::InputError(
                {core::Fault{study.file, 0, 0, "until",
                             fmt::format("{} is not among the days of the area, after {} to {}",
                                         core::to_iso(*study.until), core::to_iso(area_.start),
                                         core::to_iso(area_.end))}});
        }
        area_.end = *study.until;
    }
    std::vector<core::Fault> faults = source_.faults_of(varied_, study.file);
    if (faults.empty()) find_start(faults);
    try {
        targets_ = targets_of(study, area_);
    } catch (const core::InputError& error) {
        faults.insert(faults.end(), error.faults().begin(), error.faults().end());
    }
    if (!faults.empty()) throw core::InputError(std::move(faults));
    area_.targets = targets_.targets;
    layout_ = results::make_layout(area_);
}

void ParameterRunner::find_start(std::vector<core::Fault>& faults) {
    own_ = source_.own_values(varied_);
    for (std::size_t p = 0; p < varied_.size(); ++p) {
        const scenario::FittedParameter& parameter = study_.parameters[p];
        double furthest = 0.0;
        for (const double value : own_[p].values) {
            const double z = parameter.prior.coordinate(value);
            if (std::isnan(z) || std::abs(z) > excluded_beyond) {
                core::Fault fault = parameter.at;
                fault.path += ".prior";
                fault.message =
                    fmt::format("excludes {:.6g}, the value that the area starts from", value);
                faults.push_back(std::move(fault));
                break;
            }
            furthest = std::abs(z) > std::abs(furthest) ? z : furthest;
        }
        start_.push_back(furthest);
    }
}

std::vector<double> ParameterRunner::values_at(const Point& coordinates) const {
    std::vector<double> values;
    for (std::size_t p = 0; p < coordinates.size(); ++p) {
        values.push_back(study_.parameters[p].prior.value(coordinates[p]));
    }
    return values;
}

Point ParameterRunner::analytic_centre() const {
    const model::Compiled compiled{area_};
    const Traffic traffic{area_, run::traffic_census(compiled, study_.seed)};
    const Evaluation now = evaluate(start_, study_.seed, analytic_replications);
    std::vector<AnalyticTarget> wanted;
    std::vector<std::size_t> known;
    for (std::size_t t = 0; t < targets_.targets.size(); ++t) {
        const FitTarget& figure = targets_.numbers[t];
        double mean = 0.0;
        for (const auto& values : now.values) mean += values[t] / analytic_replications;
        if (!figure.fitted || !now.sound() || !(mean > 0.0) || !(figure.value > 0.0)) continue;
        if (std::isnan(traffic.ratio(targets_.targets[t], area_, traffic.simulated()))) continue;
        known.push_back(t);
        wanted.push_back({std::log(figure.value / mean),
                          std::hypot(figure.error / figure.value, analytic_error)});
    }
    Point centre = most_likely(start_.size(), wanted, [&](const Point& offset) {
        Point at = start_;
        for (std::size_t k = 0; k < at.size(); ++k) at[k] += offset[k];
        std::vector<double> answers(known.size(), std::numeric_limits<double>::quiet_NaN());
        std::string fault;
        const auto scenario = scenario_at(at, fault);
        if (!scenario) return answers;
        const TrafficFlows flows = traffic.flows(*scenario);
        for (std::size_t i = 0; i < known.size(); ++i) {
            answers[i] = std::log(traffic.ratio(targets_.targets[known[i]], *scenario, flows));
        }
        return answers;
    });
    for (std::size_t k = 0; k < centre.size(); ++k) centre[k] += start_[k];
    return centre;
}

std::optional<model::Scenario> ParameterRunner::scenario_at(const Point& coordinates,
                                                            std::string& fault) const {
    scenario::Loaded loaded = source_.scenario(varied_, values_at(coordinates), study_.name);
    if (!loaded.scenario) {
        fault = loaded.faults.empty() ? "no scenario" : core::to_string(loaded.faults.front());
        return std::nullopt;
    }
    loaded.scenario->end = area_.end;
    loaded.scenario->targets = area_.targets;
    return std::move(loaded.scenario);
}

Evaluation ParameterRunner::evaluate(const Point& point, std::uint64_t luck,
                                     int replications) const {
    Evaluation made;
    const std::optional<model::Scenario> scenario = scenario_at(point, made.fault);
    if (!scenario) return made;
    try {
        const model::Compiled compiled{*scenario};
        const model::Opening opening{compiled, luck};
        for (int r = 0; r < replications; ++r) {
            results::Recorder recorder{*scenario, layout_};
            run::run_replication(compiled, opening, {luck, static_cast<std::uint32_t>(r)},
                                 recorder);
            const results::Record record = recorder.finish();
            std::vector<double> values;
            for (std::size_t t = 0; t < layout_.targets.size(); ++t) {
                values.push_back(record[layout_.target_slot(t)]);
            }
            made.values.push_back(std::move(values));
        }
    } catch (const std::exception& error) {
        // Parameters under which the council cannot be are ruled out; they are no fault of the run.
        made.values.clear();
        made.fault = error.what();
    }
    return made;
}

std::vector<Evaluation> ParameterRunner::run(
    const Design& points, std::size_t number, int replications, bool members,
    EvaluationStore* store, const std::function<void(const run::Progress&)>& done) const {
    std::vector<Evaluation> answers(points.size());
    const auto began = std::chrono::steady_clock::now();  // of progress only
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    int finished = 0;
    int run_here = 0;
    const int all = static_cast<int>(points.size());
    std::exception_ptr error;
    run::in_parallel(threads_, all, [&] {
        const std::size_t i = next++;
        try {
            const std::size_t at = number + i;
            auto known = store == nullptr ? std::nullopt
                                          : store->find(at, points[i], targets_.targets.size());
            const bool fresh = !known.has_value();
            if (fresh) {
                const std::uint64_t kind = members ? kinds_of_luck + at : at % kinds_of_luck;
                known = evaluate(points[i], study_.seed + 1'000'003 * kind, replications);
                if (store != nullptr) store->add(at, points[i], *known);
            }
            answers[i] = std::move(*known);
            const std::scoped_lock lock{mutex};
            ++finished;
            run_here += fresh ? 1 : 0;
            if (!done) return;
            const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
            const double each = run_here > 0 ? spent.count() / run_here : 0.0;
            done({finished, all, each * (all - finished)});
        } catch (...) {
            const std::scoped_lock lock{mutex};
            if (!error) error = std::current_exception();
        }
    });
    if (error) std::rethrow_exception(error);
    return answers;
}

}  // namespace kinflow::calibration
