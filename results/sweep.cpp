#include "results/sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <nlohmann/json.hpp>

#include "results/csv.h"
#include "results/output_folder.h"
#include "results/posterior_json.h"

namespace kinflow::results {

namespace {

std::string output_columns(const SweepOutput& output) {
    return fmt::format("{},{},{},{}", output.measure, csv_field(output.breakdown),
                       csv_field(output.level), output.period);
}

}  // namespace

std::string in_words(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    if (!name.empty()) {
        name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    }
    return name;
}

Response response_of(const std::vector<double>& values, const std::vector<double>& baseline,
                     const Alike& alike) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < values.size() && i < baseline.size(); ++i) {
        differences.push_back(values[i] - baseline[i]);
    }
    const Expectation difference = expectation_of(differences, alike);
    return {statistics_of(values, alike), difference.mean, difference.standard_error};
}

std::string responses_csv(const Sweep& sweep) {
    std::string text = "study,point";
    for (const SweepFactor& factor : sweep.factors) text += "," + csv_field(factor.name);
    text +=
        ",measure,breakdown,level,time_period,mean,standard_error,sd,p05,p95,difference,"
        "difference_standard_error,replications,unit\n";
    for (std::size_t p = 0; p < sweep.points.size(); ++p) {
        const SweepPoint& point = sweep.points[p];
        std::string start = fmt::format("{},{}", csv_field(sweep.name), p);
        for (std::size_t i = 0; i < sweep.factors.size(); ++i) {
            start += "," + (point.values.empty() ? std::string{} : number(point.values[i]));
        }
        for (std::size_t o = 0; o < sweep.outputs.size(); ++o) {
            const Response& r = point.responses[o];
            const Statistics& s = r.statistics;
            fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{},{}\n", start,
                           output_columns(sweep.outputs[o]), number(s.mean),
                           number(s.standard_error), number(s.sd), number(s.p05), number(s.p95),
                           number(r.difference), number(r.difference_se), s.count,
                           csv_field(sweep.outputs[o].unit));
        }
    }
    return text;
}

std::string sensitivity_csv(const Sweep& sweep) {
    std::string text = "study,measure,breakdown,level,time_period,factor,index,value,low,high\n";
    for (std::size_t o = 0; o < sweep.sensitivities.size(); ++o) {
        for (const Sensitivity& s : sweep.sensitivities[o]) {
            fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{}\n",
                           csv_field(sweep.name), output_columns(sweep.outputs[o]),
                           csv_field(s.factor), s.index, number(s.value), number(s.low),
                           number(s.high));
        }
    }
    return text;
}

std::string sweep_manifest(const Sweep& sweep) {
    using Json = nlohmann::ordered_json;
    Json factors = Json::array();
    for (const SweepFactor& factor : sweep.factors) {
        factors.push_back({{"name", factor.name},
                           {"moves", factor.moves},
                           {"low", factor.low},
                           {"high", factor.high},
                           {"unit", factor.unit},
                           {"standing", factor.standing}});
    }
    Json files = {responses_file, report_file};
    if (!sweep.sensitivities.empty()) files.push_back(sensitivity_file);
    Json manifest{{"kinflow", sweep.info.version},
                  {"study", {{"name", sweep.name}, {"title", sweep.title}}},
                  {"study_file", sweep.info.scenario_file},
                  {"hash", sweep.info.scenario_hash},
                  {"design", sweep.design},
                  {"points", sweep.points.size() - 1},
                  {"seed", sweep.info.seed},
                  {"replications", sweep.info.replications},
                  {"files", files},
                  {"factors", factors},
                  {"machine", {{"threads", sweep.info.threads}}},
                  {"timing", {{"seconds", sweep.info.seconds}}}};
    if (sweep.info.posterior) manifest["posterior"] = posterior_json(*sweep.info.posterior);
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kinflow::results
