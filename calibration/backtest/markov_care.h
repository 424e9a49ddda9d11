#pragma once

#include <vector>

#include "calibration/backtest/flow_chain.h"
#include "sim/scenario/care_figures.h"

namespace kinflow::calibration {

using scenario::CareAge;
using scenario::CareFigures;
using scenario::CarePlacement;

/// The share of children looked after who are in the age bands from `first` to `last`, both in.
struct AgeShare {
    std::size_t first = 0;
    std::size_t last = 0;
    double share = 0.0;
};

/// What is known of one authority.
struct OwnCare {
    double now = 0.0;              ///< children looked after
    double starts = 0.0;           ///< a year
    double leaving = 0.0;          ///< children who leave in a year for each child looked after
    std::vector<AgeShare> shares;  ///< bands apart from each other; the rest is spread by the mix
};

/// A Markov model of children looked after with daily rates by age band and placement, as in the
/// models that authorities use today.
///
/// Ageing out of a band is what balances the band in the year of the figures: those who came of the
/// band below and started, less those who left and the growth. Leaving before 18 is by age, and by
/// placement in so far as children placed for adoption leave by adoption and others by the rest. A
/// move goes to each placement in proportion to the children of the age who are there. A child who
/// grows out of the ages that are placed for adoption goes to the other placements.
class MarkovCare {
  public:
    /// Of a back-test study: BacktestStudy::markov.
    explicit MarkovCare(const CareFigures& figures);

    [[nodiscard]] std::size_t ages() const { return ages_; }
    [[nodiscard]] std::size_t placements() const { return placements_; }
    [[nodiscard]] std::size_t state(std::size_t age, std::size_t placement) const {
        return age * placements_ + placement;
    }

    /// The country's rates with one child a day entering; `mix` is how its children are spread.
    [[nodiscard]] const FlowChain& national() const { return national_; }
    [[nodiscard]] const std::vector<double>& mix() const { return mix_; }

    /// The stock of an authority spread over the states.
    [[nodiscard]] std::vector<double> spread(const OwnCare& own) const;

    /// The authority's chain: its starts, and leaving before 18 multiplied so that in all as many
    /// leave of `spread(own)` as `own.leaving` says; leaving at 18 only where it alone is more.
    [[nodiscard]] FlowChain chain(const OwnCare& own) const;

    /// Children looked after so many days from now, for each of `days`. Of an area whose study
    /// names a file of flows, with 1,575 children of whom 198 are in the fifth band:
    ///
    ///     const OwnCare own{1575, starts, leaving, {{4, 4, 198.0 / 1575}}};
    ///     MarkovCare{*study.markov}.forecast(own, days)
    [[nodiscard]] std::vector<double> forecast(const OwnCare& own,
                                               const std::vector<double>& days) const;

  private:
    std::size_t ages_;
    std::size_t placements_;
    FlowChain national_;
    std::vector<double> mix_;    ///< shares by state
    std::vector<double> at_18_;  ///< the part of the leaving that is by age alone
};

}  // namespace kinflow::calibration
