#include "results/calibration.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "results/csv.h"
#include "results/output_folder.h"
#include "sim/core/calendar.h"

namespace kinflow::results {

std::string_view name_of(FitVerdict verdict) {
    switch (verdict) {
        case FitVerdict::inside:
            return "inside";
        case FitVerdict::within_error:
            return "within the figure's error";
        case FitVerdict::outside:
            return "outside";
        case FitVerdict::known_defect:
            return "known defect";
    }
    return "";
}

std::string_view name_of(PinnedDown pinned) {
    switch (pinned) {
        case PinnedDown::yes:
            return "pinned down";
        case PinnedDown::partly:
            return "partly";
        case PinnedDown::no:
            return "not pinned down";
    }
    return "";
}

PinnedDown pinned_down(double width) {
    if (width <= 0.6) return PinnedDown::yes;
    return width < 0.9 ? PinnedDown::partly : PinnedDown::no;
}

FitVerdict verdict_of(const Statistics& posterior, double printed, double error, bool fitted) {
    if (!fitted) return FitVerdict::known_defect;
    if (posterior.p05 <= printed && printed <= posterior.p95) return FitVerdict::inside;
    // The interval of the figure itself: the members' spread and the figure's error together.
    constexpr double to_90 = 1.6448536269514722;
    const double reach = to_90 * std::hypot(posterior.sd, error);
    return std::abs(printed - posterior.mean) <= reach ? FitVerdict::within_error
                                                       : FitVerdict::outside;
}

std::string fit_csv(const CalibrationResult& result) {
    std::string text =
        "study,measure,level,from,to,printed,standard_error,prior_p05,prior_p95,mean,p05,p95,"
        "mean_over_printed,chance_sd,verdict,unit,source,place,remark\n";
    for (const CalibrationTarget& t : result.targets) {
        const double ratio = t.posterior.mean / t.target.value;
        fmt::format_to(
            std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
            csv_field(result.name), t.target.measure, csv_field(t.target.level),
            core::to_iso(t.target.from), core::to_iso(t.target.to), number(t.target.value),
            number(t.error), number(t.prior.p05), number(t.prior.p95), number(t.posterior.mean),
            number(t.posterior.p05), number(t.posterior.p95), number(ratio), number(t.chance_sd),
            name_of(t.verdict), csv_field(t.unit), csv_field(t.target.source),
            csv_field(t.target.where), csv_field(t.remark));
    }
    return text;
}

std::string calibration_parameters_csv(const CalibrationResult& result) {
    std::string text =
        "study,parameter,moves,unit,prior_mean,prior_sd,prior_p05,prior_p95,mean,sd,low,high,shift,"
        "width,verdict,prior_rests_on\n";
    for (const CalibrationParameter& p : result.parameters) {
        fmt::format_to(std::back_inserter(text),
                       "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(result.name),
                       csv_field(p.name), csv_field(p.moves), csv_field(p.unit),
                       number(p.prior.mean), number(p.prior.sd), number(p.prior.p05),
                       number(p.prior.p95), number(p.posterior.mean), number(p.posterior.sd),
                       number(p.interval.low), number(p.interval.high), number(p.prior_shift),
                       number(p.width), name_of(p.pinned), csv_field(p.standing));
    }
    return text;
}

std::vector<std::pair<std::string, double>> phases_of(const CalibrationResult& result) {
    std::vector<std::pair<std::string, double>> phases{
        {"traffic equations", result.analytic_seconds}};
    for (const CalibrationWave& w : result.waves) {
        if (w.emulating_seconds > 0.0)
            phases.emplace_back("emulating " + w.name, w.emulating_seconds);
        if (w.sampling_seconds > 0.0) phases.emplace_back("sampling " + w.name, w.sampling_seconds);
        phases.emplace_back("simulating " + w.name, w.seconds);
    }
    return phases;
}

std::string calibration_manifest(const CalibrationResult& result) {
    using Json = nlohmann::ordered_json;
    Json parameters = Json::array();
    for (const CalibrationParameter& p : result.parameters) {
        parameters.push_back({{"name", p.name},
                              {"moves", p.moves},
                              {"prior_rests_on", p.standing},
                              {"width", p.width},
                              {"verdict", name_of(p.pinned)}});
    }
    Json waves = Json::array();
    Json phases = Json::object();
    std::size_t evaluations = 0;
    for (const CalibrationWave& w : result.waves) {
        waves.push_back({{"name", w.name},
                         {"parameter_sets", w.points},
                         {"simulated", w.sound},
                         {"share_of_prior_left", w.share_left},
                         {"emulator_error", w.emulator_error}});
        evaluations += w.points;
    }
    for (const auto& [phase, seconds] : phases_of(result)) phases[phase] = seconds;
    const Json manifest{{"kinflow", result.info.version},
                        {"study", {{"name", result.name}, {"title", result.title}}},
                        {"study_file", result.info.scenario_file},
                        {"hash", result.info.scenario_hash},
                        {"seed", result.info.seed},
                        {"replications", result.info.replications},
                        {"evaluations", evaluations},
                        {"members", result.members},
                        {"files", {posterior_file, fit_file, parameters_file, report_file}},
                        {"parameters", parameters},
                        {"waves", waves},
                        {"machine", {{"threads", result.info.threads}}},
                        {"timing", {{"seconds", result.info.seconds}, {"phases", phases}}}};
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kinflow::results
