#include "results/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "sim/core/statistics.h"

namespace kinflow::results {

Statistics statistics_of(std::span<const double> values, const Alike& alike) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> defined;
    defined.reserve(values.size());
    for (const double value : values) {
        if (!std::isnan(value)) defined.push_back(value);
    }
    if (defined.empty()) return {nan, nan, nan, nan, nan, nan, nan, 0, nan};

    const auto n = static_cast<double>(defined.size());
    double sum = 0.0;
    for (const double value : defined) sum += value;
    const double mean = sum / n;
    double squares = 0.0;
    for (const double value : defined) squares += (value - mean) * (value - mean);
    const double sd = defined.size() > 1 ? std::sqrt(squares / (n - 1.0)) : 0.0;

    std::sort(defined.begin(), defined.end());
    const auto quantile = [&](double p) { return core::quantile_sorted(defined, p); };
    return {mean,
            sd,
            quantile(0.05),
            quantile(0.25),
            quantile(0.5),
            quantile(0.75),
            quantile(0.95),
            static_cast<int>(defined.size()),
            expectation_of(values, alike).standard_error};
}

Summary summarise(const Layout& layout, std::span<const Record> records, const Alike& alike) {
    for (const Record& record : records) {
        if (record.size() != layout.size()) {
            throw std::invalid_argument("a record does not have the layout's size");
        }
    }
    Summary summary;
    summary.replications = static_cast<int>(records.size());
    summary.values.reserve(layout.size());
    std::vector<double> column(records.size());
    for (std::size_t slot = 0; slot < layout.size(); ++slot) {
        for (std::size_t i = 0; i < records.size(); ++i) column[i] = records[i][slot];
        summary.values.push_back(statistics_of(column, alike));
    }
    return summary;
}

}  // namespace kinflow::results
