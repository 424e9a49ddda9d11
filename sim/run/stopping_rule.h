#pragma once

#include <string>
#include <vector>

#include "sim/core/statistics.h"

namespace kinflow::run {

/// The half-width of a 95% interval of a measure's mean that is wanted, as a share of the mean.
struct Precision {
    std::string measure;
    double half_width = 0.01;
};

/// Parses "looked_after_count=±1%" (the sign and "+-" may be left out). Throws
/// std::invalid_argument.
[[nodiscard]] Precision parse_precision(const std::string& text);

/// The replications algorithm of Hoad, Robinson and Davies, "Automated selection of the number of
/// replications for a discrete-event simulation", Journal of the Operational Research Society 61
/// (2010): stop at the first n whose interval is narrow enough, provided that it stays so over a
/// look-ahead of replications; otherwise go on from where it did not. Values are given in order of
/// replication number; those of one history are alike, so that there is a width below which no
/// number of replications goes.
class StoppingRule {
  public:
    /// Value i, from 0, starts from history i mod `histories`; 1: none are alike.
    explicit StoppingRule(double half_width, int histories = 1)
        : half_width_{half_width}, groups_(static_cast<std::size_t>(histories)) {}

    void add(double value);

    /// Enough replications: `needed()` is then fixed.
    [[nodiscard]] bool satisfied() const {
        return candidate_ > 0 && seen_ >= candidate_ + look_ahead(candidate_);
    }

    /// The first n from which the interval stayed narrow enough; 0 while there is none.
    [[nodiscard]] int needed() const { return satisfied() ? candidate_ : 0; }

    /// The number of replications that will do if the spread stays as it is now: `endless` when
    /// that of the histories is too great for any.
    static constexpr int endless = 1'000'000;
    [[nodiscard]] int estimate() const;

  private:
    /// Five replications, growing in proportion beyond a hundred (the paper's f(kLimit, n)).
    [[nodiscard]] static int look_ahead(int n) { return n <= 100 ? 5 : 5 * n / 100; }
    [[nodiscard]] bool groups_tell() const;  ///< some history has two values
    [[nodiscard]] double relative_half_width() const;

    double half_width_;
    std::vector<core::Tally> groups_;  ///< by history
    core::Tally all_;
    int seen_ = 0;
    int candidate_ = 0;
};

}  // namespace kinflow::run
