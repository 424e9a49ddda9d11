#include "calibration/study/seek_plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "calibration/search/seek_candidate.h"
#include "calibration/study/sweep.h"
#include "sim/core/errors.h"

namespace kinflow::calibration {

namespace {

[[noreturn]] void lacks(const scenario::Study& study, const std::string& path,
                        const std::string& message) {
    throw core::InputError({{study.file, 0, 0, path, message}});
}

/// What somebody would write into a plan: a number that is round to a hundredth of the range.
std::vector<double> round_values_at(const scenario::Study& study, const Point& point) {
    std::vector<double> values = values_at(study, point);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const scenario::Factor& factor = study.factors[i];
        const double step =
            std::pow(10.0, std::floor(std::log10((factor.high - factor.low) / 100.0)));
        // Added to nothing, so that a zero has no sign.
        values[i] = 0.0 + std::clamp(std::round(values[i] / step) * step, factor.low, factor.high);
    }
    return values;
}

double cost_of(const scenario::Study& study, const std::vector<double>& values) {
    double cost = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) cost += study.factors[i].cost(values[i]);
    return cost;
}

results::SeekCandidate shown(const scenario::Study& study, const Candidate& c) {
    return {c.stage,     round_values_at(study, c.point),
            c.objective, c.replications,
            c.mean,      c.quantile,
            c.chance,    chance_range(c)};
}

/// The baseline as it is, in the replications by which a plan is checked first.
results::SeekCandidate as_it_is(const scenario::Study& study,
                                const std::vector<std::vector<double>>& replications) {
    results::SeekCandidate made{"baseline", {}, 0.0, static_cast<int>(replications.size()),
                                {},         {}, {},  {}};
    const double n = static_cast<double>(replications.size());
    for (std::size_t i = 0; i < study.limits.size(); ++i) {
        const scenario::Limit& limit = study.limits[i];
        double mean = 0.0;
        double met = 0.0;
        for (const auto& r : replications) {
            mean += r[i] / n;
            met += (limit.at_most ? r[i] <= limit.bound : r[i] >= limit.bound) ? 1.0 / n : 0.0;
        }
        made.mean.push_back(mean);
        made.chance.push_back(met);
    }
    return made;
}

/// A limit on a number that some replication does not have cannot be judged.
void need_defined(const scenario::Study& study, const Responses& responses) {
    for (const auto& point : responses) {
        for (const auto& replication : point) {
            for (std::size_t i = 0; i < replication.size(); ++i) {
                if (!std::isnan(replication[i])) continue;
                core::Fault fault =
                    i < study.limits.size() ? study.limits[i].output.at : study.objective_at;
                fault.message =
                    "cannot be measured: it is undefined in a replication (a share of nothing)";
                throw core::InputError({fault});
            }
        }
    }
}

}  // namespace

std::vector<Slots> seek_slots(const scenario::Study& study, const results::Layout& layout) {
    if (!study.minimises) lacks(study, "objective", "missing: what is to be made small");
    if (study.limits.empty()) lacks(study, "limits", "missing: at least one is needed");
    std::vector<std::pair<scenario::Output, bool>> outputs;
    for (const scenario::Limit& limit : study.limits) {
        outputs.emplace_back(limit.output, limit.at_most);
    }
    if (study.objective) outputs.emplace_back(*study.objective, true);
    std::vector<Slots> slots = all_slots(outputs, layout);
    const bool any_cost = std::any_of(study.factors.begin(), study.factors.end(),
                                      [](const auto& f) { return f.cost_per_unit != 0.0; });
    if (!study.objective && !any_cost) {
        lacks(study, "objective.minimise", "no factor has a `cost`, so every plan costs the same");
    }
    return slots;
}

results::Seek seek_plan(const scenario::Study& study, const StudyRunner& runner,
                        const results::RunInfo& info,
                        const std::function<void(const run::Progress&)>& done) {
    const std::vector<Slots> slots = seek_slots(study, runner.layout());
    SeekProblem problem;
    problem.factors = study.factors.size();
    problem.alike = info.alike().groups;
    for (const scenario::Limit& limit : study.limits) {
        problem.limits.push_back({limit.at_most, limit.bound, limit.confidence});
    }
    if (!study.objective) {
        problem.cost = [&](const Point& point) {
            return cost_of(study, round_values_at(study, point));
        };
    }
    problem.evaluate = [&](const Design& points, int first, int count) {
        std::vector<std::vector<double>> values;
        for (const Point& point : points) values.push_back(round_values_at(study, point));
        Responses responses = runner.run(values, slots, first, count, done);
        need_defined(study, responses);
        return responses;
    };
    const SeekResult found = seek(problem, {study.search_points, study.rounds, study.replications,
                                            study.verify, study.check, study.seed});

    results::Seek made;
    made.name = study.name;
    made.title = study.title;
    made.description = study.description;
    made.objective = study.objective ? study.objective->label() : "cost";
    for (const scenario::Factor& factor : study.factors) {
        made.factors.push_back(described(factor));
        made.cost_sources.push_back(factor.cost_reason);
    }
    for (const scenario::Limit& limit : study.limits) {
        made.limits.push_back({described(limit.output, runner.layout()).label, limit.at_most,
                               limit.bound, limit.confidence});
    }
    for (const Candidate& c : found.candidates) made.candidates.push_back(shown(study, c));
    const Responses baseline = runner.run({{}}, slots, seek_check_from, study.check, done);
    need_defined(study, baseline);
    made.baseline = as_it_is(study, baseline.front());
    made.found = found.found;
    made.plan = shown(study, found.plan);
    if (!study.objective) {
        for (std::size_t i = 0; i < study.factors.size(); ++i) {
            made.factor_costs.push_back(study.factors[i].cost(made.plan.values[i]));
        }
    }
    made.binding = found.binding;
    made.shortfall = found.shortfall;
    made.standardised_shortfall = found.standardised_shortfall;
    made.info = info;
    return made;
}

}  // namespace kinflow::calibration
