#pragma once

#include <optional>
#include <string>
#include <vector>

#include "results/results.h"

namespace kinflow::results {

/// A factor's name for the reader: "Edge of care" for edge_of_care.
[[nodiscard]] std::string in_words(std::string name);

/// A factor of a sweep, for the reader.
struct SweepFactor {
    std::string name;
    std::string moves;  ///< the lever or the parameter, and what is done with the value
    double low = 0.0;
    double high = 0.0;
    std::string unit;
    std::string standing;  ///< assumed, policy or source, and which

    [[nodiscard]] std::string label() const { return in_words(name); }
};

struct SweepOutput {
    std::string measure;
    std::string breakdown;
    std::string level;
    std::string period;
    std::string label;  ///< for the reader
    std::string unit;
};

/// One output at one point, across replications.
struct Response {
    Statistics statistics;
    double difference = 0.0;  ///< from the baseline, paired
    double difference_se = 0.0;
};

struct SweepPoint {
    std::vector<double> values;       ///< by factor; none: the baseline
    std::vector<Response> responses;  ///< by output
};

/// What a factor does to an output.
struct Sensitivity {
    std::string factor;
    std::string index;  ///< mu, mu_star, sigma, first or total
    double value = 0.0;
    double low = 0.0;  ///< NaN where there is no interval
    double high = 0.0;
};

/// All that a sweep's files are made of.
struct Sweep {
    std::string name;
    std::string title;
    std::string description;
    std::string design;
    std::vector<SweepFactor> factors;
    std::vector<SweepOutput> outputs;
    std::vector<SweepPoint> points;                       ///< the first is the baseline
    std::vector<std::vector<Sensitivity>> sensitivities;  ///< by output; empty without indices
    RunInfo info;
};

/// Response of a point from its replications, paired with the baseline's. Both by replication,
/// alike as `alike` says.
[[nodiscard]] Response response_of(const std::vector<double>& values,
                                   const std::vector<double>& baseline, const Alike& alike = {});

/// responses.csv: a line for each point and output; the baseline is point 0.
[[nodiscard]] std::string responses_csv(const Sweep& sweep);

/// sensitivity.csv: a line for each output, factor and index.
[[nodiscard]] std::string sensitivity_csv(const Sweep& sweep);

/// manifest.json of a sweep.
[[nodiscard]] std::string sweep_manifest(const Sweep& sweep);

inline constexpr std::string_view responses_file = "responses.csv";
inline constexpr std::string_view sensitivity_file = "sensitivity.csv";

}  // namespace kinflow::results
