#include "results/money.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>

#include "results/months.h"

namespace kinflow::results {

namespace {

constexpr double pence_per_pound = 100.0;

/// Quantiles of the pounds of the lines that are chosen, at the price base.
template <class Chosen>
Statistics interval_of(const Layout& layout, std::span<const Record> records, std::size_t year,
                       Chosen chosen) {
    std::vector<double> pounds;
    pounds.reserve(records.size());
    for (const Record& record : records) {
        double pence = 0.0;
        for (std::size_t line = 0; line < layout.cost_lines; ++line) {
            if (chosen(line)) pence += record[layout.cost_slot(year, line) + 1];
        }
        pounds.push_back(pence / pence_per_pound);
    }
    return statistics_of(pounds);
}

void set_intervals(MoneyCell& cell, const MoneyYear& year, const Statistics& base) {
    for (std::size_t i = 0; i < prices_count; ++i) {
        const double factor = year.factor(static_cast<Prices>(i));
        Amount& amount = cell.amounts[i];
        amount.p05 = base.p05 * factor;
        amount.p50 = base.p50 * factor;
        amount.p95 = base.p95 * factor;
    }
}

void add(const MoneyCell& part, MoneyCell& whole) {
    for (std::size_t i = 0; i < prices_count; ++i) whole.amounts[i].pence += part.amounts[i].pence;
}

/// Quantity x price x factor, rounded to the penny: what a workbook's formula gives too.
MoneyCell line_cell(const model::CostLine& line, const MoneyYear& year, double counted) {
    MoneyCell cell;
    cell.quantity = counted / line.counts;
    for (std::size_t i = 0; i < prices_count; ++i) {
        const double pounds = cell.quantity * line.price * year.factor(static_cast<Prices>(i));
        cell.amounts[i].pence = std::llround(pounds * pence_per_pound);
    }
    return cell;
}

double mean_count(const Layout& layout, std::span<const Record> records, std::size_t slot) {
    double sum = 0.0;
    for (const Record& record : records) {
        if (record.size() != layout.size()) {
            throw std::invalid_argument("a record does not have the layout's size");
        }
        sum += record[slot];
    }
    return sum / static_cast<double>(records.size());
}

void add_year(const model::Scenario& scenario, const Layout& layout,
              std::span<const Record> records, std::size_t y, Money& money) {
    const MoneyYear& year = money.years[y];
    const std::vector<model::CostLine>& lines = scenario.costs.lines;
    auto& cells = money.lines.emplace_back();
    auto& headings = money.headings.emplace_back(model::cost_heading_count);
    MoneyCell total;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        cells.push_back(
            line_cell(lines[line], year, mean_count(layout, records, layout.cost_slot(y, line))));
        set_intervals(
            cells.back(), year,
            interval_of(layout, records, y, [line](std::size_t other) { return other == line; }));
        add(cells.back(), headings[static_cast<std::size_t>(lines[line].heading)]);
        add(cells.back(), total);
    }
    for (std::size_t h = 0; h < headings.size(); ++h) {
        const auto of_heading = [&](std::size_t line) {
            return static_cast<std::size_t>(lines[line].heading) == h;
        };
        set_intervals(headings[h], year, interval_of(layout, records, y, of_heading));
    }
    set_intervals(total, year, interval_of(layout, records, y, [](std::size_t) { return true; }));
    money.totals.push_back(total);
}

BudgetFit fit_of(const model::Scenario& scenario, const Layout& layout,
                 std::span<const Record> records, const Money& money, std::size_t y,
                 const model::Budget& budget) {
    BudgetFit fit;
    fit.budget = budget;
    fit.year = money.years[y].label;
    fit.forecast = money.headings[y][static_cast<std::size_t>(budget.heading)].in(Prices::nominal);
    fit.over = {fit.forecast.pence - std::llround(budget.pounds * pence_per_pound),
                fit.forecast.p05 - budget.pounds, fit.forecast.p50 - budget.pounds,
                fit.forecast.p95 - budget.pounds};
    int above = 0;
    for (const Record& record : records) {
        double pence = 0.0;
        for (std::size_t line = 0; line < layout.cost_lines; ++line) {
            if (scenario.costs.lines[line].heading == budget.heading) {
                pence += record[layout.cost_slot(y, line) + 1];
            }
        }
        above += pence / pence_per_pound * money.years[y].inflation > budget.pounds ? 1 : 0;
    }
    fit.chance = static_cast<double>(above) / static_cast<double>(records.size());
    return fit;
}

}  // namespace

std::string_view name_of(Prices prices) {
    switch (prices) {
        case Prices::base:
            return "base";
        case Prices::nominal:
            return "nominal";
        case Prices::discounted:
            return "discounted";
    }
    throw std::invalid_argument("no such prices");
}

double MoneyYear::factor(Prices prices) const {
    switch (prices) {
        case Prices::base:
            return 1.0;
        case Prices::nominal:
            return inflation;
        case Prices::discounted:
            return discount;
    }
    throw std::invalid_argument("no such prices");
}

bool Money::is_used(std::size_t line) const {
    return std::ranges::any_of(lines, [line](const std::vector<MoneyCell>& year) {
        return year[line].quantity != 0.0 && year[line].in(Prices::base).pence != 0;
    });
}

bool Money::is_used(model::CostHeading heading) const {
    return std::ranges::any_of(headings, [heading](const std::vector<MoneyCell>& year) {
        return year[static_cast<std::size_t>(heading)].in(Prices::base).pence != 0;
    });
}

std::vector<MoneyYear> money_years(const model::Scenario& scenario, const Layout& layout) {
    const model::CostParameters& costs = scenario.costs;
    const Months months{scenario};
    std::vector<MoneyYear> years;
    for (const Period& period : layout.cost_years) {
        MoneyYear year;
        year.label = period.label;
        year.year = static_cast<int>(months.at(period.first_month).year());
        year.inflation = costs.index_of(year.year) / costs.index_of(costs.price_base);
        const int later = years.empty() ? 0 : year.year - years.front().year;
        year.discount = 1.0 / std::pow(1.0 + costs.discount_rate, later);
        years.push_back(std::move(year));
    }
    return years;
}

Money make_money(const model::Scenario& scenario, const Layout& layout,
                 std::span<const Record> records) {
    Money money;
    if (records.empty()) return money;
    money.years = money_years(scenario, layout);
    for (std::size_t y = 0; y < money.years.size(); ++y) {
        add_year(scenario, layout, records, y, money);
    }
    for (const model::Budget& budget : scenario.costs.budget) {
        for (std::size_t y = 0; y < money.years.size(); ++y) {
            if (money.years[y].year != budget.year) continue;
            money.budget.push_back(fit_of(scenario, layout, records, money, y, budget));
        }
    }
    return money;
}

}  // namespace kinflow::results
