#include "results/backtest.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

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
    std::string text =
        "study,measure,horizon,method,forecasts,absolute_error_percent,crps,crps_percent,"
        "covered_50,covered_80,covered_90\n";
    for (const ForecastScore& s : scores) {
        const bool point = backtest.methods[s.method].point;
        const auto covered = [&](double share) { return point ? std::string{} : number(share); };
        fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{},{}\n",
                       csv_field(backtest.name), s.measure,
                       s.horizon.empty() ? "all" : csv_field(s.horizon),
                       backtest.methods[s.method].name, s.forecasts, number(s.absolute_error),
                       number(s.crps), number(s.crps_percent), covered(s.covered_50),
                       covered(s.covered_80), covered(s.covered_90));
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
