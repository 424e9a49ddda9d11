#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "results/results.h"

namespace kinflow::results {

inline constexpr std::string_view forecasts_file = "forecasts.csv";
inline constexpr std::string_view scores_file = "scores.csv";
inline constexpr std::string_view area_scores_file = "areas.csv";

/// A way of forecasting, as the reader sees it.
struct ForecastMethod {
    std::string name;      ///< in tables
    std::string label;     ///< for the reader
    bool point = false;    ///< says one number, without an interval
    bool variant = false;  ///< Kinflow with a part left out or replaced: what the part earns
};

/// Shares of a forecast's ensemble below its quantiles.
inline constexpr std::array<double, 7> forecast_shares{0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};

/// One forecast and what then happened.
struct ScoredForecast {
    std::size_t method = 0;
    std::string measure;
    std::string area;
    std::string origin;   ///< date of the last figure that the forecaster knew
    std::string date;     ///< that the forecast is of
    std::string horizon;  ///< "1 year"
    double now = 0.0;     ///< the figure at the origin
    double truth = 0.0;
    std::array<double, forecast_shares.size()> quantiles{};
    double crps = 0.0;  ///< in the measure's unit
    double pit = 0.0;
    bool in_50 = false;
    bool in_80 = false;
    bool in_90 = false;

    [[nodiscard]] double median() const { return quantiles[3]; }
    /// Per cent of what happened.
    [[nodiscard]] double percent_error() const;
};

/// The scores of a method over the forecasts of one measure and horizon, of all areas or of one.
struct ForecastScore {
    std::size_t method = 0;
    std::string measure;
    std::string horizon;    ///< empty: all of them
    std::string area = {};  ///< empty: all of them
    std::size_t forecasts = 0;
    double absolute_error = 0.0;  ///< mean, per cent of what happened
    double crps = 0.0;            ///< mean, in the measure's unit
    double crps_percent = 0.0;    ///< mean of CRPS as per cent of what happened
    double covered_50 = 0.0;      ///< per cent
    double covered_80 = 0.0;
    double covered_90 = 0.0;
};

/// A forecast that went wrong, and what published figures say of the years in between.
struct Miss {
    ScoredForecast forecast;
    std::string what;
};

/// A weight that the forecasts gave to one thing they are made of.
struct ForecastWeight {
    std::string measure;
    std::string horizon;
    std::string origin;
    std::string ingredient;
    double weight = 0.0;
};

struct Backtest {
    std::string name;
    std::string title;
    std::string description;
    std::string command;  ///< that makes it
    RunInfo info;
    std::vector<ForecastMethod> methods;  ///< the first is Kinflow's
    std::vector<std::string> measures;    ///< in the order of the tables
    std::vector<std::string> labels;      ///< of the measures
    std::vector<std::string> horizons;
    std::vector<ScoredForecast> forecasts;
    std::vector<ForecastWeight> weights;
    std::vector<Miss> misses;        ///< Kinflow's, the worst first
    std::vector<std::string> notes;  ///< what the reader must know
};

/// By measure, then horizon and all horizons together, then method.
[[nodiscard]] std::vector<ForecastScore> scores_of(const Backtest& backtest);

/// The same of each area: by measure, area in the order of the alphabet, horizon and all together,
/// method.
[[nodiscard]] std::vector<ForecastScore> area_scores_of(const Backtest& backtest);

/// Tables for other programs: results/README.md describes the columns.
[[nodiscard]] std::string forecasts_csv(const Backtest& backtest);
[[nodiscard]] std::string scores_csv(const Backtest& backtest,
                                     const std::vector<ForecastScore>& scores);
[[nodiscard]] std::string area_scores_csv(const Backtest& backtest,
                                          const std::vector<ForecastScore>& scores);
[[nodiscard]] std::string backtest_manifest(const Backtest& backtest);

}  // namespace kinflow::results
