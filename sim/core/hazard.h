#pragma once

#include <cstddef>
#include <vector>

namespace kinflow::core {

// A hazard rate that is constant between breaks, in events per unit of x (years, say). Rate i
// applies from breaks[i - 1] up to breaks[i], at which the next begins; the first reaches back
// without end and the last forward.
class PiecewiseHazard {
  public:
    PiecewiseHazard() : rates_{0.0} {}  // never

    // Throws std::invalid_argument unless rates.size() == breaks.size() + 1, the breaks rise
    // strictly and are finite, and the rates are finite and at least 0.
    PiecewiseHazard(std::vector<double> breaks, std::vector<double> rates);

    double rate(double x) const { return rates_[piece(x)]; }

    // The integral of the rate; 0 when to <= from. The chance of no event between is
    // exp(-cumulative).
    double cumulative(double from, double to) const;

    // The x >= from with cumulative(from, x) == target; `from` itself for a target of 0 or less,
    // and +infinity when the hazard never adds up to the target. With target =
    // Stream::exponential() this is the time of the event for someone who is at `from` now.
    double time_to(double from, double target) const;

    const std::vector<double>& breaks() const { return breaks_; }
    const std::vector<double>& rates() const { return rates_; }

  private:
    std::size_t piece(double x) const {
        std::size_t i = 0;
        while (i < breaks_.size() && x >= breaks_[i]) ++i;
        return i;
    }

    std::vector<double> breaks_;
    std::vector<double> rates_;
};

}  // namespace kinflow::core
