#pragma once

#include <utility>

#include "sim/model/adoption.h"
#include "sim/model/census.h"
#include "sim/model/demand.h"
#include "sim/model/engine.h"
#include "sim/model/households.h"
#include "sim/model/workforce.h"
#include "sim/model/world.h"
#include "tests/support/tallying_observer.h"

namespace kinflow::test {

/// A world that starts from nothing at minute 0, with its scenario and its listener.
class Simulation {
  public:
    explicit Simulation(model::Scenario scenario, double years, std::uint64_t seed = 1,
                        model::Limits limits = model::Limits::finite)
        : scenario_{std::move(scenario)},
          tables_{scenario_},
          seen{scenario_.pathway.stages.size()},
          world{tables_, {seed, 0}, seen, 0, core::minutes_from_years(years), limits} {}
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;

    /// Families arrive until the end; `after` is called with each event that has happened.
    template <class After>
    void run(After&& after) {
        model::start_workforce(world);
        model::start_households(world);
        model::start_adopters(world);
        model::start_arrivals(world);
        while (const auto event = model::next_event(world)) {
            model::handle(world, *event);
            after(*event);
        }
    }
    void run() {
        run([](const core::Event&) {});
    }

    /// As run(), and forgets what was seen in the years of the warm-up.
    void run_after_warm_up(double years) {
        bool warm = false;
        run([&](const core::Event& event) {
            if (warm || event.time() < core::minutes_from_years(years)) return;
            seen.forget(event.time());
            counted_from_ = event.time();
            warm = true;
        });
    }

    /// Minutes since the end of the warm-up.
    [[nodiscard]] double span() const { return static_cast<double>(world.end) - counted_from_; }

  private:
    model::Scenario scenario_;
    model::Compiled tables_;
    core::Minute counted_from_ = 0;

  public:
    TallyingObserver seen;
    model::World world;
};

}  // namespace kinflow::test
