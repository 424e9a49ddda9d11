#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "results/results.h"
#include "results/summary.h"
#include "results/targets.h"
#include "sim/core/statistics.h"

namespace kinflow::results {

/// What a calibration says of a printed figure.
enum class FitVerdict : std::uint8_t {
    inside,        ///< within the interval of what the members give
    within_error,  ///< within it once the figure's own error is allowed for
    outside,
    known_defect,  ///< not fitted: the figure, or the model of it, is known to be wrong
};
[[nodiscard]] std::string_view name_of(FitVerdict verdict);

/// A printed figure beside what prior and posterior give for it.
struct CalibrationTarget {
    model::Target target;
    std::string label;
    std::string unit;
    std::string note;    ///< how it is measured when not quite as printed
    std::string remark;  ///< why its error is another, or why it is not fitted
    double error = 0.0;  ///< standard deviation, in the figure's unit
    bool fitted = true;
    Statistics prior;        ///< of parameter sets drawn from the prior, with chance
    Statistics posterior;    ///< of the members, with chance
    double chance_sd = 0.0;  ///< of the replications of one member
    FitVerdict verdict = FitVerdict::inside;
};

/// How much the figures say of a parameter, by its posterior's width over its prior's.
enum class PinnedDown : std::uint8_t { yes, partly, no };
[[nodiscard]] std::string_view name_of(PinnedDown pinned);

/// A fitted parameter before and after. Widths are compared where the prior is standard normal.
struct CalibrationParameter {
    std::string name;
    std::string label;
    std::string moves;  ///< the key path, and what is done with the value
    std::string unit;
    std::string standing;  ///< of the prior: source or assumed, and which
    Statistics prior;
    Statistics posterior;
    /// Holds 90% of the posterior with 95% confidence, since a sample shows it only roughly.
    core::Interval interval{};
    core::Interval in_prior_sds{};  ///< the same, in standard deviations of the prior
    double prior_shift = 0.0;  ///< of the posterior's mean, in standard deviations of the prior
    double width = 1.0;        ///< standard deviation over the prior's
    PinnedDown pinned = PinnedDown::no;
};

/// Two parameters that the figures tie together.
struct Correlation {
    std::size_t first = 0;
    std::size_t second = 0;
    double value = 0.0;
};

/// A wave of history matching, or a round of sampling.
struct CalibrationWave {
    std::string name;
    std::size_t points = 0;
    std::size_t sound = 0;
    double share_left = 1.0;  ///< of the prior, not ruled out before; NaN when it is no wave
    double emulator_error = 0.0;
    double seconds = 0.0;  ///< simulating it; this and the next two are only in `timing`
    double emulating_seconds = 0.0;
    double sampling_seconds = 0.0;  ///< choosing its parameter sets
};

/// All that the files of a calibration are made of.
struct CalibrationResult {
    std::string name;
    std::string title;
    std::string description;
    std::string area;  ///< title of the area
    std::vector<CalibrationTarget> targets;
    std::vector<CalibrationParameter> parameters;
    std::vector<Correlation> correlations;  ///< the strongest first
    std::vector<CalibrationWave> waves;
    std::size_t members = 0;
    std::size_t means_held = 0;  ///< figures at which the posterior's mean is held
    double means_share = 1.0;    ///< of the sample that its weighing leaves
    RunInfo info;
    double analytic_seconds = 0.0;  ///< only in `timing`
};

/// Compares the posterior's width with the prior's: at most 0.6 is pinned down, 0.9 or more is not.
[[nodiscard]] PinnedDown pinned_down(double width);

/// Where a printed figure lies in the members' 90% interval. `error` is the figure's.
[[nodiscard]] FitVerdict verdict_of(const Statistics& posterior, double printed, double error,
                                    bool fitted);

/// fit.csv: a line for each target.
[[nodiscard]] std::string fit_csv(const CalibrationResult& result);
/// parameters.csv: a line for each parameter.
[[nodiscard]] std::string calibration_parameters_csv(const CalibrationResult& result);
/// Where the time went, in seconds: traffic equations, then each step's emulating, sampling and
/// simulating.
[[nodiscard]] std::vector<std::pair<std::string, double>> phases_of(
    const CalibrationResult& result);

/// manifest.json of a calibration.
[[nodiscard]] std::string calibration_manifest(const CalibrationResult& result);

inline constexpr std::string_view posterior_file = "posterior.yaml";
inline constexpr std::string_view fit_file = "fit.csv";
inline constexpr std::string_view parameters_file = "parameters.csv";

}  // namespace kinflow::results
