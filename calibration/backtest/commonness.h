#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "calibration/backtest/stock_history.h"
#include "calibration/published/figures.h"
#include "sim/scenario/backtest_study.h"

namespace kinflow::calibration {

/// How many authorities' published stocks changed as much as one of interest did.
struct Commonness {
    int first_year = 0;  ///< of the first figure of any change counted; 0: none counted
    int last_year = 0;   ///< of the last
    std::size_t changes = 0;
    struct Change {
        std::string authority;
        int from = 0;  ///< 31 March of this year
        double ratio = 0.0;
    };
    std::vector<Change> as_large;  ///< the largest first
};

/// Every change of a stock over so many years, from 31 March to 31 March, of each authority and
/// each first year for which both figures are published and above 0: overlapping spans count each.
/// As large is a change to `ratio` of the first figure or beyond: no more where `ratio` is below 1,
/// no less where it is above.
[[nodiscard]] Commonness commonness_of(const PublishedFigures& figures, Stock stock, int years,
                                       double ratio);

/// A sentence for each outcome of a stock whose last known figure is printed: how many changes over
/// as many whole years, rounded up, were as large.
[[nodiscard]] std::vector<std::string> commonness_notes(const scenario::AreaBacktest& plan,
                                                        const PublishedFigures& figures);

}  // namespace kinflow::calibration
