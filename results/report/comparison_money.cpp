#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "results/report/comparison_sections.h"
#include "results/report/cost_change_chart.h"
#include "results/report/format.h"
#include "results/report/html.h"
#include "sim/core/calendar.h"

namespace kinflow::results::report {
namespace {

constexpr double pence_per_million = 1e8;
constexpr double million = 1e6;

double millions(std::int64_t pence) { return static_cast<double>(pence) / pence_per_million; }

int decimals_for_millions(double amount) { return std::abs(amount) < 10.0 ? 2 : 1; }

/// "£1.23 million".
std::string pounds(double in_millions) {
    return fmt::format("\u00A3{} million",
                       number(std::abs(in_millions), decimals_for_millions(in_millions)));
}

std::string base_label(const Comparison& comparison) {
    return core::financial_year_label(comparison.baseline.scenario.costs.price_base);
}

/// "in 2013-14", "from 2013-14 to 2017-18".
std::string span_of(int from, int to) {
    if (from == to) return "in " + core::financial_year_label(from);
    return "from " + core::financial_year_label(from) + " to " + core::financial_year_label(to);
}

double one_off_millions(const model::Policy& policy) {
    double sum = 0.0;
    for (const model::OneOffCost& cost : policy.one_off) sum += cost.pounds / million;
    return sum;
}

/// What the policy costs over all the years, with its interval.
std::string cost_in_words(const CostChange& all) {
    const double mean = millions(all.difference());
    const double low = all.low / million;
    const double high = all.high / million;
    const int decimals = decimals_for_millions(mean);
    if (low <= 0.0 && high >= 0.0) {
        if (low == 0.0 && high == 0.0) return "<strong>it costs nothing and saves nothing</strong>";
        return fmt::format(
            "<strong>no difference in cost that could be told from chance</strong>, {} million "
            "pounds (90% interval {} to {})",
            signed_number(mean, decimals), signed_number(low, decimals),
            signed_number(high, decimals));
    }
    const double small = std::min(std::abs(low), std::abs(high));
    const double large = std::max(std::abs(low), std::abs(high));
    return fmt::format(
        "<strong>the council spends {} {} with it</strong> (90% interval {} to {} million)",
        pounds(mean), mean > 0.0 ? "more" : "less", number(small, decimals),
        number(large, decimals));
}

std::string payback_in_words(const CostDifference& cost, int pairs) {
    const PaybackYear& last = cost.payback.back();
    return fmt::format("By the end of {} the policy has paid for itself {}.", last.label,
                       in_pairs(last.chance, pairs));
}

std::string funding_in_words(const FundingFit& fit, int pairs) {
    return fmt::format(
        " Of the {} set aside {} (in the same prices) it takes {}, staff and placements together "
        "(90% interval {} to {} million); it stays within the money {}.",
        pounds(fit.funding.pounds / million), span_of(fit.funding.from, fit.funding.to),
        (fit.cost.difference() < 0 ? "minus " : "") + pounds(millions(fit.cost.difference())),
        number(fit.cost.low / million, 2), number(fit.cost.high / million, 2),
        in_pairs(fit.chance, pairs));
}

bool is_flat(const CostDifference& cost, std::size_t y) {
    const CostChange& change = cost.totals[y].in(Prices::base);
    return change.difference() == 0 && change.low == 0.0 && change.high == 0.0;
}

std::string cell(const CostChange& change) {
    constexpr double prints_as_nothing = 0.005 * million;
    const double nearer = std::min(std::abs(change.low), std::abs(change.high));
    const double farther = std::max(std::abs(change.low), std::abs(change.high));
    if (farther < prints_as_nothing) return "0";
    const std::string text = fmt::format(
        "{} <span class=\"range\">{} to {}</span>", signed_number(millions(change.difference()), 2),
        signed_number(change.low / million, 2), signed_number(change.high / million, 2));
    const bool certain = change.low > 0.0 || change.high < 0.0;
    return certain && nearer >= prints_as_nothing ? "<strong>" + text + "</strong>" : text;
}

using CellOf = std::function<const CostCell&(std::size_t year)>;

std::vector<std::string> row_of(const CostDifference& cost, std::string heading,
                                const CellOf& cell_of) {
    std::vector<std::string> row{std::move(heading)};
    for (std::size_t y = 0; y < cost.years.size(); ++y) {
        row.push_back(cell(cell_of(y).in(Prices::base)));
    }
    return row;
}

Table year_columns(const CostDifference& cost, std::string first, std::string caption,
                   std::string id) {
    Table table;
    table.caption = std::move(caption);
    table.style = "years";
    table.id = std::move(id);
    table.columns = {{std::move(first), false}};
    for (const MoneyYear& year : cost.years) table.columns.push_back({year.label, true});
    return table;
}

std::string headings_table(const Comparison& comparison, const PolicyResults& policy,
                           std::size_t index) {
    const CostDifference& cost = policy.cost;
    Table table = year_columns(
        cost, "Heading, and line of section 251",
        fmt::format("What the policy costs in the prices of {}: mean difference and its 90% "
                    "interval (\u00A3 million; below zero it saves)",
                    base_label(comparison)),
        fmt::format("cost-{}", index + 1));
    for (std::size_t h = 0; h < model::cost_heading_count; ++h) {
        const auto heading = static_cast<model::CostHeading>(h);
        if (!cost.is_used(heading)) continue;
        table.rows.push_back(
            row_of(cost,
                   fmt::format("{} <small>{}</small>", escape(model::label_of(heading)),
                               escape(model::section_251_line(heading))),
                   [&](std::size_t y) -> const CostCell& { return cost.headings[y][h]; }));
    }
    table.rows.push_back(row_of(cost, "<strong>Cost of the policy</strong>",
                                [&](std::size_t y) -> const CostCell& { return cost.totals[y]; }));
    std::vector<std::string> running{
        "Since the first year, discounted <small>5th to 95th percentile of runs</small>"};
    std::vector<std::string> chance{"Chance that it has paid for itself by the year\u2019s end"};
    bool begun = false;
    for (std::size_t y = 0; y < cost.years.size(); ++y) {
        const PaybackYear& year = cost.payback[y];
        begun = begun || !is_flat(cost, y);
        running.push_back(fmt::format("{} <span class=\"range\">{} to {}</span>",
                                      signed_number(year.cumulative.mean / million, 2),
                                      signed_number(year.cumulative.p05 / million, 2),
                                      signed_number(year.cumulative.p95 / million, 2)));
        chance.push_back(begun ? number(100.0 * year.chance, 0) + "%" : "\u2013");
    }
    table.rows.push_back(std::move(running));
    table.rows.push_back(std::move(chance));
    return to_html(table);
}

std::string teams_and_placements(const Comparison& comparison, const PolicyResults& policy,
                                 std::size_t index) {
    const model::Scenario& scenario = comparison.baseline.scenario;
    const CostDifference& cost = policy.cost;
    Table teams = year_columns(
        cost, "Team",
        "Pay and overheads by team: mean difference and its 90% interval (\u00A3 million)",
        fmt::format("cost-teams-{}", index + 1));
    for (std::size_t i = 0; i < scenario.teams.size(); ++i) {
        teams.rows.push_back(
            row_of(cost, escape(scenario.teams[i].label),
                   [&](std::size_t y) -> const CostCell& { return cost.teams[y][i]; }));
    }
    Table placements =
        year_columns(cost, "Placement type",
                     "Placements by type: mean difference and its 90% interval (\u00A3 million)",
                     fmt::format("cost-placements-{}", index + 1));
    for (std::size_t i = 0; i < scenario.placements.types.size(); ++i) {
        placements.rows.push_back(
            row_of(cost, escape(scenario.placements.types[i].label),
                   [&](std::size_t y) -> const CostCell& { return cost.placements[y][i]; }));
    }
    return details("By team and by placement type", to_html(teams) + to_html(placements));
}

std::string one_off_table(const Comparison& comparison, const PolicyResults& policy,
                          std::size_t index) {
    if (policy.policy->one_off.empty()) return {};
    Table table;
    table.caption = "What is paid once (\u00A3)";
    table.style = "series";
    table.id = fmt::format("one-off-{}", index + 1);
    table.columns = {{"For", false},
                     {"Financial year", false},
                     {"As found", true},
                     {"Prices of", false},
                     {"Prices of " + base_label(comparison), true},
                     {"Source or reason", false}};
    for (const model::OneOffCost& c : policy.policy->one_off) {
        table.rows.push_back({escape(c.label), core::financial_year_label(c.year),
                              number(c.found.pounds, 0), core::financial_year_label(c.found.year),
                              number(c.pounds, 0),
                              fmt::format("{}: {} <small>{}</small>", escape(c.standing),
                                          escape(c.source), escape(c.where))});
    }
    return to_html(table);
}

}  // namespace

std::string cost_answer(const Comparison& comparison, const PolicyResults& policy) {
    const CostDifference& cost = policy.cost;
    if (cost.empty()) return {};
    const double once = one_off_millions(*policy.policy);
    const int pairs = comparison.baseline.info.replications;
    std::string text = fmt::format("<p class=\"answer\">In money, {}, prices of {}: {}{}. {}",
                                   span_of(cost.years.front().year, cost.years.back().year),
                                   base_label(comparison), cost_in_words(cost.all.in(Prices::base)),
                                   once > 0.0 ? ", of which " + pounds(once) + " is paid once" : "",
                                   payback_in_words(cost, pairs));
    for (const FundingFit& fit : cost.funding) text += funding_in_words(fit, pairs);
    return text + "</p>\n";
}

std::string comparison_money_section(const Comparison& comparison) {
    if (comparison.policies.front().cost.empty()) return {};
    std::string body =
        "<p>What the council spends with each policy less what it spends without, run by run. "
        "<em>Since the first year</em> adds the years up, each later year weighed less by the "
        "discount rate; a run has paid for itself when that sum is not above zero. Each line, to "
        "the penny: <code>costs.csv</code>; with formulas, to carry on from: "
        "<code>costs.xlsx</code>. Placements saved are counted at their full price, also where "
        "some of it is fixed.</p>\n";
    for (std::size_t i = 0; i < comparison.policies.size(); ++i) {
        const PolicyResults& policy = comparison.policies[i];
        body += fmt::format(
            "<h3>{}</h3>\n<figure class=\"cost-change\">\n{}<figcaption>Bars: mean "
            "difference, prices of {}. Rules: its 90% interval.</figcaption>\n"
            "</figure>\n",
            escape(policy.policy->title),
            cost_change_svg(policy.cost,
                            "What it costs by financial year: " + policy.policy->title),
            base_label(comparison));
        body += headings_table(comparison, policy, i);
        body += one_off_table(comparison, policy, i);
        body += teams_and_placements(comparison, policy, i);
    }
    return section("money", "What each policy costs", body);
}

}  // namespace kinflow::results::report
