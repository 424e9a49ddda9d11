#include "results/backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "results/csv.h"
#include "results/output_folder.h"

namespace kinflow::results {

namespace {

struct Sum {
    ForecastScore score;

    void add(const ScoredForecast& f) {
        ++score.forecasts;
        score.absolute_error += f.percent_error();
        score.crps += f.crps;
        score.crps_percent += 100.0 * f.crps / f.truth;
        score.covered_50 += f.in_50 ? 100.0 : 0.0;
        score.covered_80 += f.in_80 ? 100.0 : 0.0;
        score.covered_90 += f.in_90 ? 100.0 : 0.0;
    }
    [[nodiscard]] ForecastScore mean() const {
        ForecastScore made = score;
        const auto n = static_cast<double>(made.forecasts);
        for (double* sum : {&made.absolute_error, &made.crps, &made.crps_percent, &made.covered_50,
                            &made.covered_80, &made.covered_90}) {
            *sum /= n;
        }
        return made;
    }
};

const std::string score_columns =
    "forecasts,absolute_error_percent,crps,crps_percent,covered_50,covered_80,covered_90";

/// Measure, horizon, method and the scores.
std::string score_cells(const Backtest& backtest, const ForecastScore& s) {
    const bool point = backtest.methods[s.method].point;
    const auto covered = [&](double share) { return point ? std::string{} : number(share); };
    return fmt::format("{},{},{},{},{},{},{},{},{},{}", s.measure,
                       s.horizon.empty() ? "all" : csv_field(s.horizon),
                       backtest.methods[s.method].name, s.forecasts, number(s.absolute_error),
                       number(s.crps), number(s.crps_percent), covered(s.covered_50),
                       covered(s.covered_80), covered(s.covered_90));
}

}  // namespace

double ScoredForecast::percent_error() const { return 100.0 * std::abs(median() - truth) / truth; }

std::vector<ForecastScore> scores_of(const Backtest& backtest) {
    std::vector<ForecastScore> scores;
    for (const std::string& measure : backtest.measures) {
        std::vector<std::string> horizons = backtest.horizons;
        if (horizons.size() > 1) horizons.emplace_back();
        for (const std::string& horizon : horizons) {
            std::vector<Sum> sums(backtest.methods.size());
            for (const ScoredForecast& f : backtest.forecasts) {
                if (f.measure != measure || (!horizon.empty() && f.horizon != horizon)) continue;
                sums[f.method].add(f);
            }
            for (std::size_t m = 0; m < sums.size(); ++m) {
                if (sums[m].score.forecasts == 0) continue;
                sums[m].score.method = m;
                sums[m].score.measure = measure;
                sums[m].score.horizon = horizon;
                scores.push_back(sums[m].mean());
            }
        }
    }
    return scores;
}

std::vector<ForecastScore> area_scores_of(const Backtest& backtest) {
    // Measure, area, horizon, method; the horizon past the last is all of them.
    std::map<std::tuple<std::size_t, std::string, std::size_t, std::size_t>, Sum> sums;
    const auto place = [](const std::vector<std::string>& list, const std::string& word) {
        return static_cast<std::size_t>(std::find(list.begin(), list.end(), word) - list.begin());
    };
    for (const ScoredForecast& f : backtest.forecasts) {
        const std::size_t measure = place(backtest.measures, f.measure);
        for (const std::size_t horizon :
             {place(backtest.horizons, f.horizon), backtest.horizons.size()}) {
            sums[{measure, f.area, horizon, f.method}].add(f);
        }
    }
    std::vector<ForecastScore> scores;
    for (const auto& [key, sum] : sums) {
        const auto& [measure, area, horizon, method] = key;
        scores.push_back(sum.mean());
        scores.back().method = method;
        scores.back().measure = backtest.measures[measure];
        scores.back().area = area;
        if (horizon < backtest.horizons.size()) scores.back().horizon = backtest.horizons[horizon];
    }
    return scores;
}

std::string forecasts_csv(const Backtest& backtest) {
    std::string text =
        "study,method,measure,area,origin,date,horizon,now,truth,p05,p10,p25,p50,p75,p90,p95,crps,"
        "pit\n";
    for (const ScoredForecast& f : backtest.forecasts) {
        fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{}",
                       csv_field(backtest.name), backtest.methods[f.method].name, f.measure,
                       csv_field(f.area), f.origin, f.date, csv_field(f.horizon), number(f.now),
                       number(f.truth));
        for (const double q : f.quantiles) text += "," + number(q);
        text += "," + number(f.crps) + "," +
                (backtest.methods[f.method].point ? std::string{} : number(f.pit)) + "\n";
    }
    return text;
}

std::string scores_csv(const Backtest& backtest, const std::vector<ForecastScore>& scores) {
    std::string text = "study,measure,horizon,method," + score_columns + "\n";
    for (const ForecastScore& s : scores) {
        text += csv_field(backtest.name) + "," + score_cells(backtest, s) + "\n";
    }
    return text;
}

std::string area_scores_csv(const Backtest& backtest, const std::vector<ForecastScore>& scores) {
    std::string text = "study,area,measure,horizon,method," + score_columns + "\n";
    for (const ForecastScore& s : scores) {
        text += csv_field(backtest.name) + "," + csv_field(s.area) + "," +
                score_cells(backtest, s) + "\n";
    }
    return text;
}

std::string backtest_manifest(const Backtest& backtest) {
    using Json = nlohmann::ordered_json;
    Json methods = Json::array();
    for (const ForecastMethod& method : backtest.methods) {
        methods.push_back({{"name", method.name}, {"label", method.label}});
    }
    const Json manifest{{"kinflow", backtest.info.version},
                        {"study", {{"name", backtest.name}, {"title", backtest.title}}},
                        {"study_file", backtest.info.scenario_file},
                        {"hash", backtest.info.scenario_hash},
                        {"command", backtest.command},
                        {"seed", backtest.info.seed},
                        {"replications", backtest.info.replications},
                        {"forecasts", backtest.forecasts.size()},
                        {"methods", methods},
                        {"files", {scores_file, forecasts_file, report_file}},
                        {"machine", {{"threads", backtest.info.threads}}},
                        {"timing", {{"seconds", backtest.info.seconds}}}};
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kinflow::results
