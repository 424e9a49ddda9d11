#include <string>
#include <utility>
#include <vector>

#include "tests/results/report/synthetic_run.h"

namespace kinflow::results {
namespace {

using namespace std::chrono_literals;
using model::StageKind;

constexpr core::Date day(int year, unsigned month, unsigned of_month) {
    return core::Date{std::chrono::year{year} / std::chrono::month{month} /
                      std::chrono::day{of_month}};
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

}  // namespace kinflow::results
