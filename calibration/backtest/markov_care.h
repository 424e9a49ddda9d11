#pragma once

#include <string>
#include <vector>

#include "calibration/backtest/flow_chain.h"

namespace kinflow::calibration {

/// Published figures of a country's looked-after children by age, from which the rates of the
/// Markov model are worked out. Children, or children in a year.
struct CareAge {
    std::string name;
    double mix = 0.0;      ///< children on a 31 March: how a stock is spread where not known
    double entries = 0.0;  ///< started in a year: how starts are spread
    double before = 0.0;   ///< of the year whose balance gives the rates: children as it began,
    double after = 0.0;    ///< as it ended,
    double started = 0.0;  ///< who started in it,
    double left = 0.0;     ///< and who left in it before 18
    double for_adoption = 0.0;  ///< share of this age among children placed for adoption
};

struct CarePlacement {
    std::string name;
    double children = 0.0;       ///< on the same 31 March as CareAge::mix
    std::vector<double> by_age;  ///< weight by age band before it is fitted to the figures
};

/// Children placed for adoption are a placement of their own beside `placements`, the last one.
struct CareFigures {
    std::vector<CareAge> ages;              ///< from the youngest
    std::vector<CarePlacement> placements;  ///< without those for adoption
    double left_at_18 = 0.0;                ///< in the year of the balance
    double for_adoption = 0.0;              ///< children placed, on the day of CareAge::mix
    double for_adoption_before = 0.0;       ///< and as the year of the balance began,
    double for_adoption_after = 0.0;        ///< and ended
    double adopted = 0.0;                   ///< in the year of the balance
    double moves = 0.0;                     ///< placement changes for each child in a year
};

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

    /// Children looked after so many days from now, for each of `days`.
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
