#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "sim/model/measures.h"

namespace kinflow::model {

/// A scenario of two channels, two teams (the first is no social-work team) and three placement
/// types.
inline Scenario counted_scenario() {
    Scenario scenario;
    scenario.population_under_18 = 20000.0;
    scenario.channels.resize(2);
    scenario.channels[0].name = "police";
    scenario.channels[1].name = "schools";
    scenario.teams = {{"front_door", "Front door", 5.0, 20.0, false},
                      {"assessment", "Assessment", 8.0, 15.0, true}};
    scenario.placements.types.resize(3);
    scenario.placements.types[0].foster = true;
    scenario.placements.types[2].foster = true;
    scenario.placements.types[1].provider = Provider::private_or_voluntary;
    scenario.placements.types[1].residential = true;
    return scenario;
}

/// Counts of a span of months, all 0 until set.
struct Counts {
    explicit Counts(int length) : months{length} {
        census.looked_after_by_placement.assign(3, 0);
        census.out_of_area_by_placement.assign(3, 0);
        census.team_cases.assign(2, 0);
        census.team_waiting.assign(2, 0);
    }
    void add(Flow flow, std::size_t level, double children) {
        flows[slots.flow_begin[static_cast<std::size_t>(flow)] + level] += children;
    }
    void add(Sample sample, std::size_t level, double value) {
        sums[slots.sample_begin[static_cast<std::size_t>(sample)] + level] += value;
        counts[slots.sample_begin[static_cast<std::size_t>(sample)] + level] += 1.0;
    }
    void at_stage(StageKind kind, int children) {
        census.at_stage[static_cast<std::size_t>(kind)] = children;
    }
    [[nodiscard]] Base base() const {
        return {scenario, slots, months, flows, sums, counts, census};
    }
    [[nodiscard]] double operator[](const std::string& name) const {
        return find_measure(name)->total(base(), 0);
    }
    [[nodiscard]] double of_level(const std::string& name, const std::string& breakdown,
                                  std::size_t level) const {
        for (const auto& one : find_measure(name)->breakdowns) {
            if (one.name == breakdown) return one.formula(base(), level);
        }
        throw std::invalid_argument("no such breakdown");
    }

    const Scenario scenario = counted_scenario();
    const BaseSlots slots{scenario};
    int months;
    std::vector<double> flows = std::vector<double>(slots.flows(), 0.0);
    std::vector<double> sums = std::vector<double>(slots.samples(), 0.0);
    std::vector<double> counts = std::vector<double>(slots.samples(), 0.0);
    Census census;
};

}  // namespace kinflow::model
