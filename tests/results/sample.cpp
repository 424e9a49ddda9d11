#include "tests/results/sample.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>

namespace kinflow::results::sample {

namespace fs = std::filesystem;

model::Scenario scenario() {
    model::Scenario made;
    made.name = "sample";
    made.title = "A sample, with a comma";
    made.start = *core::parse_date("2013-01-01");
    made.end = *core::parse_date("2014-07-01");
    made.population_under_18 = 20000.0;
    made.source_text = "sample";
    for (const char* name : {"contact", "assessment", "looked_after", "closed"}) {
        model::Stage stage;
        stage.name = name;
        stage.label = name;
        made.pathway.stages.push_back(stage);
    }
    made.channels.resize(2);
    made.channels[0].name = "police";
    made.channels[0].label = "Police";
    made.channels[1].name = "schools";
    made.channels[1].label = "Schools, and colleges";
    made.teams = {{"front_door", "Front door", 5.0, 20.0, false},
                  {"assessment", "Assessment", 10.0, 15.0, true}};
    made.placements.types.resize(3);
    const char* types[] = {"in_house_foster", "agency_foster", "childrens_home"};
    for (std::size_t i = 0; i < 3; ++i) {
        made.placements.types[i].name = types[i];
        made.placements.types[i].label = types[i];
        made.placements.types[i].foster = i < 2;
    }
    made.provenance = {{"population_under_18", "20000", "children", model::Standing::observed,
                        "register.entry", "sample.yaml", 7}};
    return made;
}

core::Minute at(const model::Scenario& scenario, const std::string& iso) {
    const auto days = (*core::parse_date(iso) - scenario.start).count();
    return static_cast<core::Minute>(days * core::minutes_per_day);
}

model::Census census(const model::Scenario& scenario, int month, int looked_after) {
    model::Census made;
    made.month = month;
    made.looked_after = looked_after;
    made.looked_after_by_placement.assign(scenario.placements.types.size(), 0);
    made.looked_after_by_placement[0] = looked_after * 3 / 4;
    made.looked_after_by_placement[2] = looked_after - looked_after * 3 / 4;
    made.team_cases = {10, 120};
    made.team_waiting = {4, 1};
    made.out_of_area_by_placement.assign(scenario.placements.types.size(), 0);
    made.households = {6, 10, 20, 3, 1};
    made.foster_places = 80;
    made.foster_places_filled = 50;
    return made;
}

Record record(const model::Scenario& scenario, const Layout& layout, int replication) {
    using model::Flow;
    using model::Sample;
    Recorder recorder{scenario, layout};
    const core::Calendar calendar{scenario.start, scenario.start, scenario.end};
    for (int month = 0; month < layout.months; ++month) {
        const auto middle = calendar.month_begin(month) + 14 * core::minutes_per_day;
        const int busy = 10 + month + replication;
        recorder.moved(model::StageId{3}, model::StageId{0}, middle, busy, 0);
        recorder.moved(model::StageId{0}, model::StageId{1}, middle, 4, 60);
        recorder.counted(Flow::contacts, 0, middle, busy);
        recorder.counted(Flow::contacts, 1, middle, 5);
        recorder.counted(Flow::repeat_contacts, 0, middle, 3);
        recorder.counted(Flow::referrals, 0, middle, 4);
        recorder.counted(Flow::assessments_completed, 0, middle, 4);
        recorder.counted(Flow::assessments_in_time, 0, middle, 3);
        recorder.sampled(Sample::assessment_working_days, 0, middle, 40.0 + replication);
        recorder.sampled(Sample::days_waiting, 1, middle, 2.5);
        recorder.month_ended(census(scenario, month, 100 + month + replication));
    }
    return recorder.finish();
}

RunResults results(const model::Scenario& scenario) {
    const Layout layout = make_layout(scenario);
    std::vector<Record> records;
    records.reserve(3);
    for (int i = 0; i < 3; ++i) records.push_back(record(scenario, layout, i));
    RunInfo info;
    info.version = "0.1.0";
    info.scenario_file = "sample.yaml";
    info.scenario_hash = "0123456789abcdef";
    info.seed = 7;
    info.threads = 2;
    info.seconds = 1.5;
    return make_results(scenario, records, info);
}

std::string text_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::string golden(const std::string& path_in_repository, const std::string& text) {
    const fs::path file = fs::path{KINFLOW_SOURCE_DIR} / path_in_repository;
    const char* update = std::getenv("KINFLOW_UPDATE_GOLDENS");
    if (update != nullptr && std::string{update} == "1") {
        std::ofstream{file, std::ios::binary} << text;
    }
    return text_of(file);
}

std::string unpacked(const std::filesystem::path& workbook, const std::string& part) {
    const std::filesystem::path folder = workbook.parent_path();
    const std::string command = "cd '" + folder.string() + "' && '" KINFLOW_CMAKE "' -E tar xf '" +
                                workbook.filename().string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
    return text_of(folder / part);
}

std::map<std::string, std::string> formula_values(const std::string& sheet_xml) {
    std::map<std::string, std::string> values;
    const std::regex cell{R"re(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f><v>([^<]*)</v>)re"};
    for (std::sregex_iterator it{sheet_xml.begin(), sheet_xml.end(), cell};
         it != std::sregex_iterator{}; ++it) {
        values[(*it)[1]] = (*it)[2];
    }
    return values;
}

}  // namespace kinflow::results::sample
