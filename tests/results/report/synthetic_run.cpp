#include "tests/results/report/synthetic_run.h"

#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <string>
#include <string_view>
#include <utility>

namespace kinflow::results {
namespace {

using namespace std::chrono_literals;
using model::StageKind;

/// Splitmix64 (Steele, Lea and Flood 2014), for numbers that look like a run's.
class Noise {
  public:
    explicit Noise(std::uint64_t seed) : state_(seed) {}

    double uniform() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1.0p-53;
    }

    double normal() {  // sum of twelve uniforms
        double sum = -6.0;
        for (int i = 0; i < 12; ++i) sum += uniform();
        return sum;
    }

  private:
    std::uint64_t state_;
};

/// A measure's course: from first to last month, and how far runs differ.
struct Course {
    double first;
    double last;
    double spread;  // standard deviation between runs at the end
};

const std::map<std::string_view, Course>& courses() {
    static const std::map<std::string_view, Course> all{
        {"looked_after_count", {1255, 1172, 38}},
        {"looked_after_started", {44, 43, 4}},
        {"looked_after_ceased", {47, 43, 4}},
        {"foster_care_share", {76.8, 75.2, 1.1}},
        {"child_protection_plan_count", {540, 452, 22}},
        {"children_in_need_count", {6700, 6480, 120}},
        {"contacts", {4090, 4230, 80}},
        {"referrals", {1020, 1050, 35}},
        {"re_referral_share", {22.5, 23.4, 1.2}},
        {"contact_backlog", {62, 118, 24}},
        {"assessment_timeliness", {83.0, 78.5, 2.2}},
        {"social_worker_caseload", {14.6, 16.2, 0.6}},
        {"unallocated_cases", {140, 260, 38}},
        {"adoptions", {8.2, 8.0, 2.5}}};
    return all;
}

Course course_of(const Row& row) {
    if (const auto found = courses().find(row.measure->name);
        found != courses().end() && row.level.empty()) {
        return found->second;
    }
    if (row.measure->name == "placement_share") {
        constexpr std::array<double, 6> shares{52.0, 24.0, 9.0, 4.0, 7.0, 4.0};
        const double share = shares[row.level_index % shares.size()];
        return {share, share * 0.97, 0.03 * share + 0.3};
    }
    if (row.measure->unit == "percent") return {31.0, 33.0, 2.0};
    if (row.measure->kind == model::MeasureKind::mean) return {21.0, 23.0, 1.4};
    return {230.0, 245.0, 16.0};
}

void draw_row(Record& record, const Layout& layout, std::size_t row, Noise& noise) {
    const Course course = course_of(layout.rows[row]);
    const model::Measure& measure = *layout.rows[row].measure;
    const bool is_flow = measure.kind == model::MeasureKind::flow;
    std::vector<double> months(static_cast<std::size_t>(layout.months), 0.0);
    double drift = 0.0;
    for (std::size_t m = 0; m < months.size(); ++m) {
        const double t = static_cast<double>(m + 1) / static_cast<double>(months.size());
        drift = 0.9 * drift + noise.normal() * 0.43;
        const double season =
            is_flow ? 0.05 * std::sin(2.0 * std::numbers::pi * static_cast<double>(m) / 6.0) : 0.0;
        const double level =
            course.first + (course.last - course.first) * (1.0 - std::exp(-3.0 * t));
        months[m] = std::max(0.0, level * (1.0 + season) + course.spread * std::sqrt(t) * drift);
        if (measure.kind == model::MeasureKind::stock || is_flow) months[m] = std::round(months[m]);
    }
    for (std::size_t p = 0; p < layout.periods.size(); ++p) {
        const Period& span = layout.periods[p];
        double sum = 0.0;
        for (int m = span.first_month; m <= span.last_month; ++m)
            sum += months[static_cast<std::size_t>(m)];
        const bool at_end = measure.timing == model::Timing::period_end;
        const double mean = sum / (span.last_month - span.first_month + 1);
        record[layout.slot(row, p)] = at_end    ? months[static_cast<std::size_t>(span.last_month)]
                                      : is_flow ? sum
                                                : mean;
    }
    for (std::size_t i = 0; i < layout.targets.size(); ++i) {
        const TargetPlan& plan = layout.targets[i];
        if (plan.row != row || !plan.measured()) continue;
        double sum = 0.0;
        for (int m = plan.first_month; m <= plan.last_month; ++m)
            sum += months[static_cast<std::size_t>(m)];
        const bool at_end = measure.timing == model::Timing::period_end;
        const double mean = sum / (plan.last_month - plan.first_month + 1);
        record[layout.target_slot(i)] = at_end ? months[static_cast<std::size_t>(plan.last_month)]
                                        : is_flow ? sum * plan.scale
                                                  : mean;
    }
}

struct Move {
    std::string_view from;
    std::string_view to;
    double children;
};

constexpr std::array<Move, 34> moves{{
    {"closed", "contact", 49200},
    {"contact", "closed", 31900},
    {"contact", "early_help", 5100},
    {"contact", "referral", 12200},
    {"early_help", "closed", 4300},
    {"early_help", "contact", 760},
    {"referral", "closed", 1450},
    {"referral", "assessment", 10750},
    {"assessment", "closed", 5480},
    {"assessment", "section_47", 1720},
    {"assessment", "child_in_need_plan", 3420},
    {"assessment", "looked_after", 105},
    {"section_47", "closed", 210},
    {"section_47", "child_in_need_plan", 640},
    {"section_47", "initial_conference", 860},
    {"section_47", "looked_after", 18},
    {"initial_conference", "child_in_need_plan", 190},
    {"initial_conference", "child_protection_plan", 665},
    {"child_in_need_plan", "closed", 3900},
    {"child_in_need_plan", "child_in_need_plan", 2100},
    {"child_in_need_plan", "section_47", 330},
    {"child_in_need_plan", "edge_of_care", 240},
    {"edge_of_care", "child_in_need_plan", 150},
    {"edge_of_care", "looked_after", 85},
    {"child_protection_plan", "child_protection_plan", 720},
    {"child_protection_plan", "child_in_need_plan", 520},
    {"child_protection_plan", "pre_proceedings", 160},
    {"child_protection_plan", "looked_after", 130},
    {"pre_proceedings", "child_in_need_plan", 45},
    {"pre_proceedings", "looked_after", 110},
    {"looked_after", "child_in_need_plan", 180},
    {"looked_after", "closed", 190},
    {"looked_after", "leaving_care", 150},
    {"leaving_care", "closed", 0.3},
}};

void draw_moves(Record& record, const Layout& layout, const model::Pathway& pathway, Noise& noise) {
    for (std::size_t year = 0; year < layout.flow_years.size(); ++year) {
        for (const Move& move : moves) {
            const auto from = pathway.find(move.from).value;
            const auto to = pathway.find(move.to).value;
            record[layout.moved_slot(year, from, to)] =
                std::max(0.0, move.children * (1.0 + 0.02 * noise.normal()));
        }
    }
}

/// Most assessments end early or in a spike before the 45th working day.
void draw_assessments(Record& record, const Layout& layout, Noise& noise) {
    for (std::size_t bin = 0; bin < assessment_bins; ++bin) {
        const auto d = static_cast<double>(bin);
        const double early = 700.0 * std::exp(-0.5 * std::pow((d - 22.0) / 11.0, 2));
        const double spike = 2600.0 * std::exp(-0.5 * std::pow((d - 43.0) / 1.8, 2));
        const double late = d > 45.0 ? 520.0 * std::exp(-(d - 45.0) / 14.0) : 0.0;
        const double last = bin + 1 == assessment_bins ? 90.0 : 0.0;
        record[layout.histogram_slot(bin)] =
            std::round((d > 45.0 ? late + last : early + spike) * (1.0 + 0.05 * noise.normal()));
    }
}

}  // namespace

RunResults county_results(const model::Scenario& scenario, int replications) {
    const Layout layout = make_layout(scenario);
    std::vector<Record> records;
    for (int r = 0; r < replications; ++r) {
        Noise noise(static_cast<std::uint64_t>(r) + 1U);
        Record record(layout.size(), 0.0);
        for (std::size_t i = 0; i < layout.targets.size(); ++i) {
            if (!layout.targets[i].measured()) record[layout.target_slot(i)] = std::nan("");
        }
        for (std::size_t row = 0; row < layout.rows.size(); ++row)
            draw_row(record, layout, row, noise);
        draw_moves(record, layout, scenario.pathway, noise);
        draw_assessments(record, layout, noise);
        records.push_back(std::move(record));
    }
    RunInfo info;
    info.version = "0.1.0";
    info.scenario_file = "scenarios/areas/essex-2013.yaml";
    info.scenario_hash = "5f0c6e2ab1d94a37";
    info.seed = 1;
    info.replications = replications;
    info.threads = 2;
    return make_results(scenario, records, std::move(info));
}

}  // namespace kinflow::results
