#pragma once

#include <vector>

namespace kinflow::calibration {

/// A Markov chain in continuous time that children enter, move about in and leave. Numbers only:
/// the states are whatever the caller takes them for.
struct FlowChain {
    explicit FlowChain(std::size_t states)
        : moves(states, std::vector<double>(states)), leaving(states), entries(states) {}

    [[nodiscard]] std::size_t states() const { return leaving.size(); }

    std::vector<std::vector<double>> moves;  ///< [from][to], for each child and day; [i][i] is 0
    std::vector<double> leaving;             ///< for each child and day
    std::vector<double> entries;             ///< children a day
};

/// Children by state after some days of constant rates: n' = n Q + entries, solved by the
/// exponential of the matrix that has the entries as one more row. `now` is by state; `days` is not
/// negative. The total moves by entries less leavers and by nothing else.
[[nodiscard]] std::vector<double> after_days(const FlowChain& chain, const std::vector<double>& now,
                                             double days);

/// Children who leave in a day for each child, as `now` is spread over the states.
[[nodiscard]] double leaving_rate(const FlowChain& chain, const std::vector<double>& now);

}  // namespace kinflow::calibration
