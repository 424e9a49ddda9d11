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

constexpr core::Date day(int year, unsigned month, unsigned of_month) {
    return core::Date{std::chrono::year{year} / std::chrono::month{month} /
                      std::chrono::day{of_month}};
}

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

model::Pathway county_pathway() {
    model::Pathway pathway;
    pathway.name = "england-2013";
    pathway.title = "England from April 2013, single assessment";
    const auto add = [&](std::string name, std::string label, StageKind kind, int limit = 0) {
        model::Stage stage;
        stage.name = std::move(name);
        stage.label = std::move(label);
        stage.kind = kind;
        stage.clock.working_days = limit;
        pathway.stages.push_back(std::move(stage));
        return model::StageId{static_cast<std::uint32_t>(pathway.stages.size() - 1)};
    };
    pathway.contact = add("contact", "Contact", StageKind::contact, 1);
    add("early_help", "Early help", StageKind::early_help);
    add("referral", "Referral decision", StageKind::referral, 1);
    add("assessment", "Single assessment", StageKind::assessment, 45);
    add("section_47", "Section 47 enquiry", StageKind::section_47_enquiry, 15);
    add("initial_conference", "Initial child protection conference", StageKind::initial_conference);
    pathway.after_return_home =
        add("child_in_need_plan", "Child in need plan", StageKind::child_in_need_plan);
    add("child_protection_plan", "Child protection plan", StageKind::child_protection_plan);
    add("edge_of_care", "Edge of care service", StageKind::edge_of_care);
    add("pre_proceedings", "Pre-proceedings", StageKind::pre_proceedings);
    pathway.looked_after = add("looked_after", "Looked after", StageKind::looked_after);
    pathway.leaving_care = add("leaving_care", "Leaving care", StageKind::leaving_care);
    pathway.closed = add("closed", "Closed", StageKind::closed);
    return pathway;
}

std::vector<model::Target> county_targets() {
    const auto stock = [](std::string measure, core::Date at, double value, std::string id,
                          std::string where, std::string level = {}) {
        return model::Target{std::move(measure), std::move(level), at, at, value, 0.10,
                             std::move(id),      std::move(where)};
    };
    const core::Date jan = day(2014, 1, 31);
    const std::string report = "inspection report 2014, ";
    std::vector<model::Target> targets{
        stock("looked_after_count", jan, 1139, "essex-2014.looked-after-children",
              report + "children looked after in this area"),
        stock("child_protection_plan_count", jan, 438, "essex-2014.child-protection-plan-count",
              report + "children subject to a plan"),
        stock("children_in_need_count", jan, 6220, "essex-2014.children-in-need",
              report + "children living in this area"),
        stock("foster_care_share", jan, 75.6, "essex-2014.looked-after-in-foster-care",
              report + "861 of 1,139"),
        stock("social_worker_caseload", jan, 14, "essex-2014.social-worker-caseload",
              report + "paragraph 47"),
        stock("placements_3_plus_share", day(2013, 4, 30), 9.2,
              "essex-2013.placements-3-plus-share", report + "paragraph 78"),
        stock("placement_share", jan, 8.8, "essex-2014.looked-after-in-childrens-homes",
              report + "100 of 1,139", "childrens_home")};
    const auto flow = [&](std::string measure, core::Date from, core::Date to, double value,
                          std::string id, std::string where) {
        targets.push_back(
            {std::move(measure), {}, from, to, value, 0.10, std::move(id), std::move(where)});
    };
    flow("contacts", day(2013, 11, 1), jan, 12351, "essex-2014.contacts", report + "paragraph 29");
    flow("looked_after_ceased", day(2013, 2, 1), jan, 531, "essex-2014.ceased-looked-after",
         report + "paragraph 12");
    flow("re_referral_share", day(2012, 4, 1), day(2013, 3, 31), 25, "essex-2013.re-referral-share",
         report + "paragraph 31");
    flow("adoptions", day(2013, 2, 1), jan, 99, "essex-2014.adoptions", report + "paragraph 12");
    targets.back().tolerance = 0.15;
    return targets;
}

std::vector<model::Provenance> county_provenance() {
    using model::Standing;
    std::vector<model::Provenance> rows{
        {"population_under_18", "296683", "children", Standing::observed,
         "essex-2014.population-under-18", "scenarios/areas/essex-2013.yaml", 10},
        {"pathway.stages.contact.noise", "0.55", "sd", Standing::calibrated,
         "hand-set on Essex 2013-14", "scenarios/pathways/england-2013.yaml", 19},
        {"policies.early_help.posts", "24", "fte", Standing::policy,
         "four more early-help teams of six", "scenarios/policies/early-help.yaml", 7},
        {"care.exits[0].rates",
         "[[0.8, 0.8, 0.8, 0.8, 0.8], [0.3, 0.3, 0.3, 0.3, 0.3], [0.08, 0.08, 0.08, 0.08, 0.08]]",
         "per year", Standing::assumed,
         "shape of national leavers by time in care; see the evidence register",
         "scenarios/areas/essex-2013.yaml", 58}};
    for (int i = 0; i < 160; ++i) {
        rows.push_back({"placements.types.type_" + std::to_string(i / 8) + ".moves[" +
                            std::to_string(i % 8) + "]",
                        std::to_string(i % 7) + ".25", "per year",
                        i % 3 == 0   ? Standing::observed
                        : i % 3 == 1 ? Standing::assumed
                                     : Standing::calibrated,
                        i % 3 == 0 ? "national.cla_placement_moves_2013"
                                   : "no published rate by type of placement",
                        "scenarios/areas/essex-2013.yaml", 80 + i});
    }
    return rows;
}

}  // namespace

model::Scenario county_scenario() {
    model::Scenario scenario;
    scenario.name = "essex-2013";
    scenario.title = "Essex, from 31 March 2013";
    scenario.description =
        "Starts from the printed stocks of 31 March 2013 and runs five financial years.";
    scenario.start = day(2013, 4, 1);
    scenario.end = day(2018, 4, 1);
    scenario.population_under_18 = 296683;
    scenario.pathway = county_pathway();
    scenario.start_stocks.looked_after = 1260;
    scenario.start_stocks.child_protection_plan = 547;
    scenario.start_stocks.children_in_need = 6739;
    for (const auto& [name, label] : {std::pair{"police", "Police domestic-abuse notifications"},
                                      std::pair{"schools", "Schools"}}) {
        scenario.channels.emplace_back();
        scenario.channels.back().name = name;
        scenario.channels.back().label = label;
    }
    scenario.teams.push_back({"front_door", "Initial response team", 30.0, 20.0, true});
    for (const auto& [name, label] : {std::pair{"in_house_foster", "In-house foster care"},
                                      std::pair{"agency_foster", "Independent agency foster care"},
                                      std::pair{"childrens_home", "Children's home"},
                                      std::pair{"semi_independent", "Semi-independent living"},
                                      std::pair{"adoptive_family", "Placed for adoption"},
                                      std::pair{"parents", "Placed with parents"}}) {
        scenario.placements.types.emplace_back();
        scenario.placements.types.back().name = name;
        scenario.placements.types.back().label = label;
    }
    scenario.targets = county_targets();
    scenario.provenance = county_provenance();
    return scenario;
}

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
