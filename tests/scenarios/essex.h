#pragma once

#include <functional>
#include <string>
#include <vector>

#include "results/recorder.h"
#include "sim/model/scenario.h"

namespace kinflow::laws {

/// Essex as shipped.
[[nodiscard]] const model::Scenario& essex();

/// A change of a scenario, from a month of the run on (0 is the start).
struct Change {
    int month = 0;
    std::function<void(model::Scenario&)> apply;
};

/// Means over replications 0, 1, ... of a run of Essex with changes, which add up in their order.
/// The children of the first day and the luck are the same whatever the changes.
class Means {
  public:
    Means(const std::vector<Change>& changes, int replications);

    /// Of a month, counted from 0, or over months from..to; NaN where never defined.
    [[nodiscard]] double of(const std::string& measure, int from, int to) const;
    [[nodiscard]] double of_level(const std::string& measure, const std::string& breakdown,
                                  const std::string& level, int from, int to) const;

  private:
    [[nodiscard]] double of_row(std::size_t row, int from, int to) const;

    std::vector<std::vector<double>> records_;
};

/// The stage of a kind that the pathway has once, and a route of it by where it leads.
[[nodiscard]] model::Stage& stage_of(model::Scenario& scenario, const std::string& name);
[[nodiscard]] model::Route& route_to(model::Scenario& scenario, const std::string& stage,
                                     const std::string& to);

}  // namespace kinflow::laws
