#include "sim/run/replication.h"

#include <string>

#include "sim/core/errors.h"
#include "sim/model/census.h"
#include "sim/model/demand.h"
#include "sim/model/engine.h"
#include "sim/model/follow_phase.h"
#include "sim/model/workforce.h"
#include "sim/model/world.h"

namespace kinflow::run {

namespace {

std::string in_replication(const model::World& world, const std::string& what) {
    return "replication " + std::to_string(world.seed.replication) + ", " + what;
}

std::string place(const model::World& world, const core::Event& event, const std::string& what) {
    return in_replication(world, model::describe(world, event) + ": " + what);
}

}  // namespace

void run_replication(const model::Timeline& timeline, const model::Opening& opening,
                     core::StreamSeed seed, model::Observer& observer) {
    model::World world{timeline.baseline(), seed, observer, 0, timeline.baseline().end()};

    model::start_phases(world, timeline);  // a policy's changes of parameters, at their dates
    try {
        opening.draw(world);  // the children of the printed stocks, and those known from before
    } catch (const std::exception& error) {
        throw core::SimulationError(in_replication(world, std::string{"opening: "} + error.what()));
    }
    model::start_workforce(world);    // who falls ill, who leaves, which posts are filled
    model::start_arrivals(world);     // the first family of each channel
    model::schedule_censuses(world);  // the stocks, on the last minute of each month

    while (const auto event = model::next_event(world)) {
        try {
            model::handle(
                world, *event);  // a contact, the end of a stay, an incident, a placement's end ...
        } catch (const std::exception& error) {
            throw core::SimulationError(place(world, *event, error.what()));
        }
    }
}

void run_replication(const model::Compiled& compiled, const model::Opening& opening,
                     core::StreamSeed seed, model::Observer& observer) {
    run_replication(model::Timeline{compiled}, opening, seed, observer);
}

}  // namespace kinflow::run
