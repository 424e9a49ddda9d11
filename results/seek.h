#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "results/sweep.h"
#include "sim/core/statistics.h"

namespace kinflow::results {

struct SeekLimitRow {
    std::string label;  ///< of the measure, with its period
    bool at_most = true;
    double bound = 0.0;
    double confidence = 0.8;
};

struct SeekCandidate {
    std::string stage;
    std::vector<double> values;  ///< by factor
    double objective = 0.0;
    int replications = 0;
    std::vector<double> mean;      ///< by limit
    std::vector<double> quantile;  ///< by limit, at its confidence
    std::vector<double> chance;    ///< by limit
    /// By limit: 90% interval of that share; empty for the baseline.
    std::vector<core::Interval> chance_range;
};

/// All that the files of a seek are made of.
struct Seek {
    std::string name;
    std::string title;
    std::string description;
    std::string objective;  ///< what was made small
    std::vector<SweepFactor> factors;
    std::vector<double> factor_costs;       ///< of the plan, pounds; empty for another objective
    std::vector<std::string> cost_sources;  ///< by factor
    std::vector<SeekLimitRow> limits;
    std::vector<SeekCandidate> candidates;
    bool found = false;
    SeekCandidate plan;      ///< the nearest one when none is found
    SeekCandidate baseline;  ///< without any plan: only means and chances
    std::size_t binding = 0;
    double shortfall = 0.0;
    double standardised_shortfall = 0.0;
    RunInfo info;
};

/// candidates.csv: a line for each point and stage, and limit.
[[nodiscard]] std::string candidates_csv(const Seek& seek);

/// The answer in a sentence or two.
[[nodiscard]] std::string seek_answer(const Seek& seek);

/// How far each limit is met with the plan and without it, a sentence for each.
[[nodiscard]] std::vector<std::string> seek_limits(const Seek& seek);

[[nodiscard]] std::string seek_manifest(const Seek& seek);

/// A value for the reader: large numbers whole, others with three figures.
[[nodiscard]] std::string plain(double value);

/// A value of the objective: pounds, or the measure's number.
[[nodiscard]] std::string objective_text(const Seek& seek, double value);

inline constexpr std::string_view candidates_file = "candidates.csv";
inline constexpr std::string_view plan_file = "plan.yaml";

}  // namespace kinflow::results
