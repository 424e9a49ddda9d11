#include "calibration/fit/calibrate_study.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "calibration/sampler/tolerance_interval.h"
#include "results/manifest.h"
#include "results/summary.h"
#include "sim/core/normal.h"

namespace kinflow::calibration {

namespace {

using scenario::CalibrationStudy;
using scenario::FittedParameter;

constexpr std::size_t most_correlations = 12;
constexpr double least_correlation = 0.3;
constexpr int prior_quantiles = 1999;
constexpr double rounding = 1e-9;

double seconds_since(std::chrono::steady_clock::time_point began) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// What one target was in every replication of the sound evaluations.
std::vector<double> all_values(const std::vector<Evaluation>& answers, std::size_t target) {
    std::vector<double> values;
    for (const Evaluation& answer : answers) {
        for (const auto& replication : answer.values) values.push_back(replication[target]);
    }
    return values;
}

/// Standard deviation of replications about the means of their parameter sets.
double chance_of(const std::vector<Evaluation>& answers, std::size_t target) {
    double squares = 0.0;
    int freedom = 0;
    for (const Evaluation& answer : answers) {
        std::vector<double> values;
        for (const auto& replication : answer.values) values.push_back(replication[target]);
        const results::Statistics s = results::statistics_of(values);
        if (s.count < 2) continue;
        squares += s.sd * s.sd * (s.count - 1);
        freedom += s.count - 1;
    }
    return freedom > 0 ? std::sqrt(squares / freedom) : 0.0;
}

results::CalibrationTarget described(const ParameterRunner& runner, const Calibrated& found,
                                     std::size_t t) {
    const StudyTargets& targets = runner.targets();
    const results::TargetPlan& plan = runner.layout().targets[t];
    const results::Row& row = runner.layout().rows[*plan.row];
    results::CalibrationTarget made;
    made.target = targets.targets[t];
    made.label = row.measure->label;
    if (!row.level.empty()) made.label += ": " + row.level_label;
    made.unit = row.measure->unit;
    made.note = plan.note;
    made.remark = targets.remarks[t];
    made.error = targets.numbers[t].error;
    made.fitted = targets.numbers[t].fitted;
    made.prior = results::statistics_of(all_values(found.prior_answers, t));
    made.posterior = results::statistics_of(all_values(found.answers, t));
    made.chance_sd = chance_of(found.answers, t);
    made.verdict = results::verdict_of(made.posterior, made.target.value, made.error, made.fitted);
    return made;
}

std::string moves_of(const scenario::VariedParameter& varied) {
    return fmt::format("{} ({})", varied.parameter, scenario::name_of(varied.by));
}

results::CalibrationParameter described(const FittedParameter& parameter, const Calibrated& found,
                                        std::size_t p) {
    results::CalibrationParameter made;
    made.name = parameter.varied.name;
    made.label = parameter.label;
    made.moves = moves_of(parameter.varied);
    made.standing = parameter.standing + ": " + parameter.reason;
    std::vector<double> prior;
    for (int i = 1; i <= prior_quantiles; ++i) {
        prior.push_back(parameter.prior.value(core::inverse_normal(i / (prior_quantiles + 1.0))));
    }
    std::vector<double> coordinates;
    std::vector<double> posterior;
    for (const Point& point : found.posterior) {
        coordinates.push_back(point[p]);
        posterior.push_back(parameter.prior.value(point[p]));
    }
    made.prior = results::statistics_of(prior);
    // The quantiles of a prior about 0 cancel but for rounding.
    if (std::abs(made.prior.mean) < rounding * made.prior.sd) made.prior.mean = 0.0;
    made.posterior = results::statistics_of(posterior);
    const double worth = found.means_share * static_cast<double>(found.posterior.size());
    made.interval = tolerance_interval(posterior, worth);
    made.in_prior_sds = tolerance_interval(coordinates, worth);
    const results::Statistics moved = results::statistics_of(coordinates);
    made.prior_shift = moved.mean;
    made.width = moved.sd;
    made.pinned = results::pinned_down(made.width);
    return made;
}

std::vector<results::Correlation> correlations_of(const Design& points) {
    const std::size_t d = points.front().size();
    const auto n = static_cast<double>(points.size());
    Point mean(d, 0.0);
    for (const Point& p : points) {
        for (std::size_t k = 0; k < d; ++k) mean[k] += p[k] / n;
    }
    const auto covariance = [&](std::size_t a, std::size_t b) {
        double sum = 0.0;
        for (const Point& p : points) sum += (p[a] - mean[a]) * (p[b] - mean[b]);
        return sum / n;
    };
    std::vector<results::Correlation> all;
    for (std::size_t a = 0; a < d; ++a) {
        for (std::size_t b = a + 1; b < d; ++b) {
            const double both = std::sqrt(covariance(a, a) * covariance(b, b));
            const double value = both > 0.0 ? covariance(a, b) / both : 0.0;
            if (std::abs(value) >= least_correlation) all.push_back({a, b, value});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::abs(a.value) > std::abs(b.value);
    });
    all.resize(std::min(all.size(), most_correlations));
    return all;
}

scenario::Posterior posterior_of(const CalibrationStudy& study, const ParameterRunner& runner,
                                 const results::RunInfo& info, const Calibrated& found) {
    scenario::Posterior made;
    made.name = study.name;
    made.title = study.title;
    made.description = study.description;
    made.area = study.area;
    made.study = study.name;
    made.version = info.version;
    made.seed = study.seed;
    made.scenario_hash = results::scenario_hash(runner.area().source_text);
    made.study_hash = results::scenario_hash(study.text);
    for (const FittedParameter& p : study.parameters) made.parameters.push_back(p.varied);
    for (const Point& member : found.members) made.members.push_back(runner.values_at(member));
    return made;
}

}  // namespace

StudyCalibrated calibrate_study(const CalibrationStudy& study, const ParameterRunner& runner,
                                const results::RunInfo& info, EvaluationStore* store,
                                const CalibrationHooks& hooks) {
    const auto began = std::chrono::steady_clock::now();  // of timings only
    CalibrationPlan plan;
    plan.parameters = study.parameters.size();
    plan.targets = runner.targets().numbers;
    if (hooks.step) hooks.step("the traffic equations");
    plan.centre = runner.analytic_centre();
    const double analytic = seconds_since(began);
    plan.evaluations = study.evaluations;
    plan.waves = study.waves;
    plan.rounds = study.rounds;
    plan.members = study.members;
    plan.seed = study.seed;
    plan.threads = info.threads;
    std::map<std::string, double> seconds;
    std::size_t number = 0;
    const Calibrated found = calibrate(plan, [&](const std::string& step, const Design& points) {
        if (hooks.step) hooks.step(step);
        const auto from = std::chrono::steady_clock::now();
        std::vector<Evaluation> answers = runner.run(points, number, study.replications,
                                                     step == "members", store, hooks.progress);
        number += points.size();
        seconds[step] = seconds_since(from);
        return answers;
    });

    StudyCalibrated made;
    results::CalibrationResult& result = made.result;
    result.name = study.name;
    result.title = study.title;
    result.description = study.description;
    result.area = runner.area().title;
    for (std::size_t t = 0; t < plan.targets.size(); ++t) {
        result.targets.push_back(described(runner, found, t));
    }
    for (std::size_t p = 0; p < study.parameters.size(); ++p) {
        result.parameters.push_back(described(study.parameters[p], found, p));
        result.parameters[p].unit = runner.unit_of(p);
    }
    result.correlations = correlations_of(found.posterior);
    for (const CalibrationStep& s : found.steps) {
        result.waves.push_back({s.name, s.points, s.sound, s.share_left, s.emulator_error,
                                seconds[s.name], s.spent.emulating, s.spent.sampling});
    }
    result.members = found.members.size();
    for (const FitTarget& t : plan.targets) result.means_held += t.mean_within > 0.0 ? 1 : 0;
    result.means_share = found.means_share;
    result.info = info;
    result.analytic_seconds = analytic;
    made.posterior = posterior_of(study, runner, info, found);
    return made;
}

}  // namespace kinflow::calibration
