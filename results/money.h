#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "results/layout.h"
#include "results/summary.h"
#include "sim/model/scenario.h"

namespace kinflow::results {

/// In whose prices an amount is stated.
enum class Prices : std::uint8_t {
    base,       ///< of the price base
    nominal,    ///< of the year itself
    discounted  ///< of the price base, weighed less by the discount rate for each year since the
                ///< first
};
inline constexpr std::size_t prices_count = 3;
[[nodiscard]] std::string_view name_of(Prices prices);

/// A mean that adds up, in whole pence, and the interval of replications, in pounds. The mean of a
/// sum is the sum of the parts' means as they are printed; its interval is the sum's own.
struct Amount {
    std::int64_t pence = 0;
    double p05 = 0.0;
    double p50 = 0.0;
    double p95 = 0.0;
};

struct MoneyYear {
    std::string label;       ///< 2013-14
    int year = 0;            ///< first calendar year
    double inflation = 1.0;  ///< prices of the year to those of the price base
    double discount = 1.0;   ///< weight of the year

    /// What a pound of the price base is in those prices.
    [[nodiscard]] double factor(Prices prices) const;
};

/// One line of costs in one year.
struct MoneyCell {
    double quantity = 0.0;  ///< in the line's unit, mean of replications
    std::array<Amount, prices_count> amounts;

    [[nodiscard]] const Amount& in(Prices prices) const {
        return amounts[static_cast<std::size_t>(prices)];
    }
};

/// Money set aside, and what the forecast is likely to need above it, in the year's own prices.
struct BudgetFit {
    model::Budget budget;
    std::string year;  ///< 2013-14
    Amount forecast;
    Amount over;          ///< forecast - budget
    double chance = 0.0;  ///< share of replications that spend more
};

/// What a run costs, by financial year. Empty when the scenario has no costs, or no whole financial
/// year.
struct Money {
    std::vector<MoneyYear> years;
    std::vector<std::vector<MoneyCell>> lines;     ///< by year, by line of the scenario
    std::vector<std::vector<MoneyCell>> headings;  ///< by year, by CostHeading; quantities are 0
    std::vector<MoneyCell> totals;                 ///< by year
    std::vector<BudgetFit> budget;

    [[nodiscard]] bool empty() const { return years.empty(); }
    /// False when a line costs nothing in any year of any replication.
    [[nodiscard]] bool is_used(std::size_t line) const;
    [[nodiscard]] bool is_used(model::CostHeading heading) const;
};

/// The whole financial years of a layout; none without costs.
[[nodiscard]] std::vector<MoneyYear> money_years(const model::Scenario& scenario,
                                                 const Layout& layout);

/// `records` in order of replication number, with the scenario's own prices throughout.
[[nodiscard]] Money make_money(const model::Scenario& scenario, const Layout& layout,
                               std::span<const Record> records);

}  // namespace kinflow::results
