#include <algorithm>

#include "calibration/published/figures.h"

namespace kinflow::calibration {

namespace {

constexpr std::string_view census = "dfe/b1_children_in_need.csv";
constexpr std::string_view referred = "dfe/c1_children_in_need_referrals_and_rereferrals.csv";
constexpr std::string_view plan_starts = "dfe/d3_cpps_subsequent_plan.csv";
constexpr std::string_view plans_open = "dfe/d5_cpps_at31march_by_duration.csv";
constexpr std::string_view interactive = "lait.csv";
constexpr std::string_view people = "dfe/ons_mid-year_population_estimates.csv";
constexpr std::string_view workforce = "dfe/csww_indicators.csv";

// Social workers are counted on 30 September and people on 30 June:
// those of year Y are not known on 31 March Y.
constexpr int on_31_march = 0;
constexpr int later = 1;

using enum FigureId;

constexpr std::array<FigureSpec, figure_count> specs{{
    {children_in_need, "children-in-need", "Children in need on 31 March", "children", census,
     "At31_episodes", on_31_march},
    {need_episodes_started, "episodes-started", "Episodes of need started", "children", census,
     "Started_episodes", on_31_march},
    {need_episodes_ended, "episodes-ended", "Episodes of need ended", "children", census,
     "Ended_episodes", on_31_march},
    {referrals, "referrals", "Referrals", "referrals", referred, "referral_count", on_31_march},
    {re_referral_share, "re-referral-share", "Referrals within 12 months of an earlier one",
     "percent", referred, "rereferral_percent", on_31_march},
    {referrals_no_further_action_share, "referrals-no-further-action-share",
     "Referrals that ended in no further action", "percent", referred, "no_further_action_percent",
     on_31_march},
    {assessments_not_in_need_share, "assessed-not-in-need-share",
     "Referrals assessed as not in need", "percent", referred, "not_in_need_percent", on_31_march},
    {plans, "child-protection-plan-count", "Child protection plans on 31 March", "children",
     plans_open, "CPP_At31", on_31_march},
    {plans_to_3_months, "plans-to-3-months", "Plans of three months or less", "children",
     plans_open, "3_months_or_less", on_31_march},
    {plans_to_6_months, "plans-to-6-months", "Plans of three to six months", "children", plans_open,
     "more_than_3_months_6_months", on_31_march},
    {plans_to_1_year, "plans-to-1-year", "Plans of six months to a year", "children", plans_open,
     "more_than_6_months_less_than_1_year", on_31_march},
    {plans_started, "plans-started", "Child protection plans started", "children", plan_starts,
     "CPP_start", on_31_march},
    {second_plan_share, "second-plan-share", "Second or subsequent plans", "percent", plan_starts,
     "CPP_subsequent_percent", on_31_march},
    {looked_after, "looked-after-children", "Children looked after on 31 March", "children",
     interactive, "LACnum", on_31_march},
    {looked_after_started, "looked-after-started", "Children who started to be looked after",
     "children", interactive, "LACnum_Start", on_31_march},
    {looked_after_ceased, "looked-after-ceased", "Children who ceased to be looked after",
     "children", interactive, "LACceased", on_31_march},
    {adopted, "adoptions", "Looked-after children adopted", "children", interactive,
     "No_of LAC Adopted", on_31_march},
    {special_guardianship, "special-guardianship-orders", "Special guardianship orders", "children",
     interactive, "LAC_ceased_SGO", on_31_march},
    {care_leavers, "care-leavers", "Care leavers", "young people", interactive, "NoCareLeavers",
     on_31_march},
    {population, "population-under-18", "Children aged 0 to 17", "children", people,
     "population_estimate", later},
    {workers_in_post, "workers-in-post", "Social workers in post", "fte", workforce, "inpost_fte",
     later},
    {agency_workers, "agency-workers", "Agency social workers", "fte", workforce, "agency_fte",
     later},
    {vacancies, "vacancies", "Social work vacancies", "fte", workforce, "vacancy_fte", later},
    {caseload, "average-caseload", "Cases for each social worker who holds cases", "children",
     workforce, "caseload_fte", later},
    {worker_turnover, "worker-turnover", "Turnover of social workers", "percent", workforce,
     "turnover_rate_fte", later},
}};

}  // namespace

const std::array<FigureSpec, figure_count>& figure_specs() { return specs; }

const FigureSpec& spec_of(FigureId id) { return specs[static_cast<std::size_t>(id)]; }

std::string_view meaning_of(std::string_view code) {
    if (code == "c") return "suppressed, so that nobody can be recognised";
    if (code == "z") return "not applicable";
    if (code == "x") return "not available";
    if (code == "k") return "a percentage that rounds to nothing";
    if (code == "u") return "of low reliability";
    if (code == "low") return "above nothing, but rounds to nothing";
    if (code == ":") return "not available";
    if (code == "-") return "no figure";
    return {};
}

const std::vector<Reorganisation>& reorganisations() {
    static const std::vector<Reorganisation> all{
        {2019, {"835", "836", "837"}, {"838", "839"}},
        {2021, {"928"}, {"940", "941"}},
        {2023, {"909"}, {"942", "943"}},
    };
    return all;
}

}  // namespace kinflow::calibration
