#include "calibration/study/sweep.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "calibration/sensitivity/sensitivity.h"
#include "sim/core/errors.h"

namespace kinflow::calibration {

namespace {

constexpr double most_points = 1e6;
constexpr std::size_t resamples = 500;

[[noreturn]] void lacks(const scenario::Study& study, const std::string& path,
                        const std::string& message) {
    throw core::InputError({{study.file, 0, 0, path, message}});
}

/// The means of an output over the replications, point by point; NaN where undefined.
std::vector<double> means_of(const results::Sweep& sweep, std::size_t output) {
    std::vector<double> means;
    for (std::size_t p = 1; p < sweep.points.size(); ++p) {
        means.push_back(sweep.points[p].responses[output].statistics.mean);
    }
    return means;
}

bool all_defined(const std::vector<double>& values) {
    for (const double value : values) {
        if (std::isnan(value)) return false;
    }
    return true;
}

std::vector<results::Sensitivity> indices_of(const scenario::Study& study, const Design& design,
                                             const std::vector<double>& means) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<results::Sensitivity> rows;
    if (!all_defined(means)) return rows;
    if (study.design == "morris") {
        const auto effects = elementary_effects(design, means);
        for (std::size_t i = 0; i < effects.size(); ++i) {
            const std::string& name = study.factors[i].name;
            rows.push_back({name, "mu", effects[i].mean, none, none});
            rows.push_back({name, "mu_star", effects[i].mean_absolute, none, none});
            rows.push_back({name, "sigma", effects[i].sd, none, none});
        }
    } else {
        const auto indices =
            sobol_indices(means, study.factors.size(), static_cast<std::size_t>(study.points),
                          resamples, study.seed);
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const std::string& name = study.factors[i].name;
            const SobolIndices& s = indices[i];
            rows.push_back({name, "first", s.first.value, s.first.low, s.first.high});
            rows.push_back({name, "total", s.total.value, s.total.low, s.total.high});
        }
    }
    return rows;
}

std::vector<double> column(const std::vector<std::vector<double>>& replications,
                           std::size_t output) {
    std::vector<double> values;
    values.reserve(replications.size());
    for (const std::vector<double>& replication : replications) {
        values.push_back(replication[output]);
    }
    return values;
}

}  // namespace

Design design_of(const scenario::Study& study) {
    const std::size_t factors = study.factors.size();
    const auto points = static_cast<std::size_t>(study.points);
    const double d = static_cast<double>(factors);
    const double n = static_cast<double>(points);
    const double count = study.design == "grid"     ? std::pow(n, d)
                         : study.design == "morris" ? n * (d + 1)
                         : study.design == "sobol"  ? n * (d + 2)
                                                    : n;
    if (count > most_points) {
        lacks(study, "design.points",
              fmt::format("makes {:.0f} points; a sweep has a million at most", count));
    }
    if (study.design == "grid") return grid(factors, points);
    if (study.design == "morris") {
        return morris_trajectories(factors, points, static_cast<std::size_t>(study.levels),
                                   study.seed);
    }
    if (study.design == "sobol") return saltelli(factors, points, study.seed);
    return latin_hypercube(factors, points, study.seed);
}

std::vector<double> values_at(const scenario::Study& study, const Point& point) {
    std::vector<double> values;
    for (std::size_t i = 0; i < point.size(); ++i) {
        values.push_back(study.factors[i].value_at(point[i]));
    }
    return values;
}

results::SweepFactor described(const scenario::Factor& factor) {
    results::SweepFactor made{factor.name, factor.lever.empty() ? factor.parameter : factor.lever,
                              factor.low,  factor.high,
                              factor.unit, ""};
    std::string from;
    for (const auto& [key, text] : factor.written) {
        if (key == "of") made.moves.append(" of ").append(text);
        if (key == "from") from = text;
        if (key == "source" || key == "assumed" || key == "policy") {
            made.standing = key + ": " + text;
        }
    }
    const std::string done = factor.by == "scale" ? "multiplied"
                             : factor.by == "add" ? "added to"
                                                  : "set";
    made.moves += fmt::format(", {} from {}", done, from);
    return made;
}

results::SweepOutput described(const scenario::Output& output, const results::Layout& layout) {
    results::SweepOutput made{
        output.measure, output.breakdown, output.level, output.period, "", ""};
    for (const results::Row& row : layout.rows) {
        if (row.measure->name != output.measure) continue;
        made.label = std::string{row.measure->label};
        made.unit = std::string{row.measure->unit};
        if (row.breakdown == output.breakdown && row.level == output.level) {
            if (!row.level_label.empty()) made.label += ", " + row.level_label;
            break;
        }
    }
    if (!output.breakdown.empty() && output.level.empty()) {
        made.label += ", largest by " + output.breakdown;
    }
    made.label += ", " + output.period;
    return made;
}

std::vector<Slots> sweep_slots(const scenario::Study& study, const results::Layout& layout) {
    if (study.design.empty()) lacks(study, "design", "missing: the points of the sweep");
    if (study.outputs.empty()) lacks(study, "outputs", "missing: the measures to look at");
    std::vector<std::pair<scenario::Output, bool>> outputs;
    for (const scenario::Output& output : study.outputs) outputs.emplace_back(output, true);
    return all_slots(outputs, layout);
}

results::Sweep sweep(const scenario::Study& study, const StudyRunner& runner,
                     const results::RunInfo& info,
                     const std::function<void(const run::Progress&)>& done) {
    results::Sweep made;
    made.name = study.name;
    made.title = study.title;
    made.description = study.description;
    made.design = study.design;
    made.info = info;
    for (const scenario::Factor& factor : study.factors) made.factors.push_back(described(factor));
    for (const scenario::Output& output : study.outputs) {
        made.outputs.push_back(described(output, runner.layout()));
    }
    const Design design = design_of(study);
    std::vector<std::vector<double>> points{{}};  // the baseline first
    for (const Point& point : design) points.push_back(values_at(study, point));
    const Responses responses =
        runner.run(points, sweep_slots(study, runner.layout()), 0, study.replications, done);
    for (std::size_t p = 0; p < points.size(); ++p) {
        results::SweepPoint point{points[p], {}};
        for (std::size_t o = 0; o < study.outputs.size(); ++o) {
            point.responses.push_back(results::response_of(column(responses[p], o),
                                                           column(responses[0], o), info.alike()));
        }
        made.points.push_back(std::move(point));
    }
    if (study.design != "morris" && study.design != "sobol") return made;
    for (std::size_t o = 0; o < study.outputs.size(); ++o) {
        made.sensitivities.push_back(indices_of(study, design, means_of(made, o)));
    }
    return made;
}

}  // namespace kinflow::calibration
