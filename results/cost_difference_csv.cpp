#include "results/cost_difference_csv.h"

#include <fmt/format.h>

#include <iterator>

#include "results/cost_subject.h"
#include "results/costs_csv.h"
#include "results/csv.h"
#include "sim/core/calendar.h"

namespace kinflow::results {

namespace {

class Writer {
  public:
    Writer(const Comparison& comparison, const PolicyResults& policy, std::string& text)
        : scenario_{comparison.baseline.scenario},
          replications_{comparison.baseline.info.replications},
          policy_{*policy.policy},
          cost_{policy.cost},
          text_{text} {}

    void write_year(std::size_t y) {
        const auto& lines = scenario_.costs.lines;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (cost_.is_used(i)) add(y, subject_of(scenario_, lines[i]), cost_.lines[y][i]);
        }
        for (std::size_t i = 0; i < policy_.one_off.size(); ++i) {
            CostSubject about = subject_of("one_off", policy_.one_off[i].heading);
            about.label = policy_.one_off[i].label;
            add(y, about, cost_.one_off[y][i]);
        }
        for (std::size_t h = 0; h < model::cost_heading_count; ++h) {
            const auto heading = static_cast<model::CostHeading>(h);
            if (!cost_.is_used(heading)) continue;
            add(y, subject_of("heading", heading), cost_.headings[y][h]);
        }
        for (std::size_t i = 0; i < scenario_.teams.size(); ++i) {
            CostSubject about;
            about.row = "team";
            about.team = scenario_.teams[i].name;
            about.label = scenario_.teams[i].label;
            add(y, about, cost_.teams[y][i]);
        }
        for (std::size_t i = 0; i < scenario_.placements.types.size(); ++i) {
            CostSubject about;
            about.row = "placement";
            about.placement = scenario_.placements.types[i].name;
            about.label = scenario_.placements.types[i].label;
            add(y, about, cost_.placements[y][i]);
        }
        CostSubject total;
        total.row = "total";
        total.label = "Cost of the policy";
        add(y, total, cost_.totals[y]);
    }

  private:
    void add(std::size_t y, const CostSubject& about, const CostCell& cell) {
        const bool is_total = about.row == "total";
        for (std::size_t i = 0; i < prices_count; ++i) {
            const auto prices = static_cast<Prices>(i);
            const MoneyYear& year = cost_.years[y];
            const int of = prices == Prices::nominal ? year.year : scenario_.costs.price_base;
            const CostChange& change = cell.changes[i];
            fmt::format_to(std::back_inserter(text_),
                           "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}",
                           csv_field(scenario_.name), csv_field(policy_.name), year.label,
                           about.row, about.heading, csv_field(about.section_251),
                           csv_field(about.line), csv_field(about.label), about.kind,
                           csv_field(about.team), csv_field(about.placement), name_of(prices),
                           core::financial_year_label(of), pounds_and_pence(change.without),
                           pounds_and_pence(change.with), pounds_and_pence(change.difference()),
                           in_pounds(change.low), in_pounds(change.high));
            const bool has_chance = is_total && prices == Prices::discounted;
            text_ += (has_chance ? "," + number(cost_.payback[y].chance) : std::string{","}) +
                     fmt::format(",{}\n", replications_);
        }
    }

    const model::Scenario& scenario_;
    int replications_;
    const model::Policy& policy_;
    const CostDifference& cost_;
    std::string& text_;
};

}  // namespace

std::string cost_differences_csv(const Comparison& comparison) {
    std::string text =
        "scenario,policy,financial_year,row,heading,section_251_line,line,label,kind,team,"
        "placement_type,prices,prices_of,without,with,difference,low,high,chance_paid_back,"
        "replications\n";
    for (const PolicyResults& policy : comparison.policies) {
        Writer writer{comparison, policy, text};
        for (std::size_t y = 0; y < policy.cost.years.size(); ++y) writer.write_year(y);
    }
    return text;
}

}  // namespace kinflow::results
