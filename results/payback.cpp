#include "results/payback.h"

#include <algorithm>
#include <stdexcept>

namespace kinflow::results {

namespace {

void check_sizes(std::size_t years, std::span<const std::vector<double>> before,
                 std::span<const std::vector<double>> after, std::span<const double> one_off) {
    const auto whole = [years](const std::vector<double>& row) { return row.size() == years; };
    if (before.size() != after.size() || !std::ranges::all_of(before, whole) ||
        !std::ranges::all_of(after, whole) || (!one_off.empty() && one_off.size() != years)) {
        throw std::invalid_argument("costs are not of the same replications and years");
    }
}

}  // namespace

std::vector<PaybackYear> payback(std::span<const std::string> years,
                                 std::span<const std::vector<double>> before,
                                 std::span<const std::vector<double>> after,
                                 std::span<const double> one_off) {
    check_sizes(years.size(), before, after, one_off);
    std::vector<PaybackYear> made;
    std::vector<double> net(before.size());
    std::vector<double> cumulative(before.size(), 0.0);
    for (std::size_t year = 0; year < years.size(); ++year) {
        int paid = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            net[i] = after[i][year] - before[i][year] + (one_off.empty() ? 0.0 : one_off[year]);
            cumulative[i] += net[i];
            paid += cumulative[i] <= 0.0 ? 1 : 0;
        }
        const double chance =
            before.empty() ? 0.0 : static_cast<double>(paid) / static_cast<double>(before.size());
        made.push_back({years[year], statistics_of(net), statistics_of(cumulative), chance});
    }
    return made;
}

std::vector<std::vector<double>> cost_by_year(const Layout& layout,
                                              std::span<const Record> records) {
    constexpr double pence_per_pound = 100.0;
    std::vector<std::vector<double>> costs;
    costs.reserve(records.size());
    for (const Record& record : records) {
        std::vector<double>& years = costs.emplace_back();
        for (std::size_t year = 0; year < layout.cost_years.size(); ++year) {
            double pence = 0.0;
            for (std::size_t line = 0; line < layout.cost_lines; ++line) {
                pence += record[layout.cost_slot(year, line) + 1];
            }
            years.push_back(pence / pence_per_pound);
        }
    }
    return costs;
}

}  // namespace kinflow::results
