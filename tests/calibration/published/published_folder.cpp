#include "tests/calibration/published/published_folder.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sim/core/random.h"

namespace kinflow::test {

namespace {

constexpr int first_year = 2012;
constexpr int last_year = 2022;
constexpr const char* mark = "\xEF\xBB\xBF";

/// A stock that wanders about its mean.
int wandering(int authority, int year, std::uint32_t what, double mean) {
    double level = 0.0;
    for (int y = first_year; y <= year; ++y) {
        core::Stream luck{
            {1, 0}, static_cast<std::uint64_t>(authority), what, static_cast<std::uint32_t>(y)};
        level = 0.9 * level + 0.08 * luck.normal();
    }
    return static_cast<int>(mean * (1.0 + 0.05 * authority) * std::exp(level));
}

std::string place(int year, int a) {
    return fmt::format("{},Reporting year,Local authority,{},\"Area {}\"", year, 301 + a, a + 1);
}

std::ofstream open(const std::filesystem::path& folder, const std::string& name) {
    std::filesystem::create_directories(folder / "dfe");
    return std::ofstream{folder / name, std::ios::binary};
}

}  // namespace

void write_published_files(const std::filesystem::path& folder, int authorities) {
    const std::string key = "time_period,time_identifier,geographic_level,old_la_code,la_name";
    auto b1 = open(folder, "dfe/b1_children_in_need.csv");
    auto c1 = open(folder, "dfe/c1_children_in_need_referrals_and_rereferrals.csv");
    auto d3 = open(folder, "dfe/d3_cpps_subsequent_plan.csv");
    auto d5 = open(folder, "dfe/d5_cpps_at31march_by_duration.csv");
    auto ons = open(folder, "dfe/ons_mid-year_population_estimates.csv");
    auto csww = open(folder, "dfe/csww_indicators.csv");
    auto lait = open(folder, "lait.csv");
    b1 << mark << key << ",At31_episodes,Started_episodes,Ended_episodes\r\n";
    b1 << "2022,Reporting year,National,,England,404310,413320,359830\r\n";
    c1 << key
       << ",referral_count,rereferral_percent,no_further_action_percent,not_in_need_percent\n";
    d3 << key << ",CPP_subsequent_percent,CPP_start\n";
    d5 << "CPP_At31," << key
       << ",3_months_or_less,more_than_3_months_6_months,more_than_6_months_less_than_1_year\n";
    ons << key << ",age_group,population_estimate\n";
    csww << key << ",inpost_fte,agency_fte,vacancy_fte,caseload_fte,turnover_rate_fte\n";
    lait << "measure,years,la_name,la_number,value\n";
    for (int a = 0; a < authorities; ++a) {
        for (int y = first_year; y <= last_year; ++y) {
            const std::string at = place(y, a);
            ons << at << ",Children aged 0 to 17 years," << 20000 + 1000 * a << "\n";
            if (y == first_year) continue;
            b1 << at << ',' << wandering(a, y, 1, 700) << ',' << wandering(a, y, 2, 750) << ','
               << wandering(a, y, 3, 745) << "\r\n";
            c1 << at << ',' << wandering(a, y, 4, 1100) << ",21.5," << (a == 0 ? "c" : "7.25")
               << ",28.4000000000000004\n";
            d3 << at << ",20.5," << wandering(a, y, 5, 110) << "\n";
            const int plans = wandering(a, y, 6, 90);
            d5 << plans << ',' << at << ',' << plans * 3 / 10 << ',' << plans / 4 << ','
               << (a == 1 ? "c" : std::to_string(plans * 3 / 10)) << "\n";
            if (y >= 2017) csww << at << ",60.5,9.1,10,16.6,z\n";
            if (y < 2016) continue;
            const auto measured = [&](const char* measure, const std::string& value) {
                lait << measure << ',' << y << ",Area " << a + 1 << ',' << 301 + a << ',' << value
                     << "\n";
            };
            measured("LACnum", std::to_string(wandering(a, y, 7, 140)));
            measured("LACnum_Start", std::to_string(wandering(a, y, 8, 55)));
            measured("LACceased", std::to_string(wandering(a, y, 9, 54)));
            measured("No_of LAC Adopted", "-");
            measured("LAC_ceased_SGO", "6");
            measured("NoCareLeavers", "60");
        }
    }
    auto near = open(folder, "dfe/sn_model_2025_wide.csv");
    near << mark << "old_la_code,la_name";
    for (int i = 1; i <= 10; ++i) near << ",SN_" << i << ",SN_" << i << "P";
    near << "\n";
    for (int a = 0; a < authorities; ++a) {
        near << 301 + a << ",Area " << a + 1;
        for (int i = 1; i <= 10; ++i) near << ',' << 301 + (a + i) % authorities << ",Close ";
        near << "\n";
    }
}

void rename_authority(const std::filesystem::path& folder, int number, int as_number,
                      const std::string& as_name) {
    const std::string name = fmt::format("Area {}", number - 300);
    const std::vector<std::pair<std::string, std::string>> forms{
        {fmt::format(",{},\"{}\"", number, name), fmt::format(",{},\"{}\"", as_number, as_name)},
        {fmt::format(",{},{},", name, number), fmt::format(",{},{},", as_name, as_number)},
        {fmt::format("\n{},{},", number, name), fmt::format("\n{},{},", as_number, as_name)}};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_directory()) continue;
        std::ifstream in{entry.path(), std::ios::binary};
        std::string text{std::istreambuf_iterator<char>{in}, {}};
        for (const auto& [from, to] : forms) {
            for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
                text.replace(at, from.size(), to);
            }
        }
        std::ofstream{entry.path(), std::ios::binary} << text;
    }
}

void edit(const std::filesystem::path& file, const std::string& what, const std::string& with) {
    std::ifstream in{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    const std::size_t at = text.find(what);
    if (at == std::string::npos) throw std::logic_error{what + " is not in " + file.string()};
    std::ofstream{file, std::ios::binary} << text.replace(at, what.size(), with);
}

}  // namespace kinflow::test
