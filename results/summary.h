#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "results/expectation.h"
#include "results/layout.h"

namespace kinflow::results {

/// The numbers of one replication, in the order of Layout; NaN where undefined (a share of
/// nothing).
using Record = std::vector<double>;

/// One number across replications. Replications in which it is undefined are left out; all fields
/// but `count` are NaN when it is undefined in all of them.
struct Statistics {
    double mean = 0.0;
    double sd = 0.0;  ///< of replications, divisor n - 1; 0 for a single one
    double p05 = 0.0;
    double p25 = 0.0;
    double p50 = 0.0;
    double p75 = 0.0;
    double p95 = 0.0;
    int count = 0;                ///< replications in which the number is defined
    double standard_error = 0.0;  ///< of the mean; NaN where it is not told, as for one replication
};

/// The statistics that are written, in order, by the names of series.csv.
struct NamedStatistic {
    std::string_view name;
    double Statistics::*value;
};
inline constexpr std::array<NamedStatistic, 7> named_statistics{{{"mean", &Statistics::mean},
                                                                 {"sd", &Statistics::sd},
                                                                 {"p05", &Statistics::p05},
                                                                 {"p25", &Statistics::p25},
                                                                 {"p50", &Statistics::p50},
                                                                 {"p75", &Statistics::p75},
                                                                 {"p95", &Statistics::p95}}};

/// Statistics of every number of a layout, at the same index (Layout::slot and its sisters).
struct Summary {
    int replications = 0;
    std::vector<Statistics> values;
};

/// Mean with its standard error, standard deviation and quantiles (type 7) of values that may hold
/// NaN; by replication, in order.
[[nodiscard]] Statistics statistics_of(std::span<const double> values, const Alike& alike = {});

/// Across replications. Sums run serially in the order given, so that the same records in the same
/// order give the same bits. Throws std::invalid_argument when a record's size differs from the
/// layout's.
[[nodiscard]] Summary summarise(const Layout& layout, std::span<const Record> records,
                                const Alike& alike = {});

}  // namespace kinflow::results
