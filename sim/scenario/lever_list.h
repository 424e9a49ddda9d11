#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/scenario/levers.h"

namespace kinflow::scenario {

/// What a lever's `of` names.
enum class Of : std::uint8_t { nothing, team, stage, channel, placement_type };

using Paths = std::vector<std::string>;

/// A named change: the parameters that it moves, and how it may be written.
struct Lever {
    std::string name;
    Of of = Of::nothing;
    bool needs_of = false;
    std::vector<Operation> operations;
    std::string moves;  ///< for the table
    Paths (*paths)(const LeverContext&, const std::string& of);
    std::string study;  ///< register's entry of the effect; empty: the user must say the size
};

/// Every lever, in the order of the table that the readers see.
[[nodiscard]] const std::vector<Lever>& levers();

/// The levers by subject, each list in a file of its own; those that move a gate by themselves.
[[nodiscard]] Lever threshold_lever();
[[nodiscard]] std::vector<Lever> workforce_levers();
[[nodiscard]] std::vector<Lever> placement_levers();
[[nodiscard]] std::vector<Lever> care_levers();
[[nodiscard]] std::vector<Lever> demand_levers();
[[nodiscard]] Lever conferences_lever();

/// Null when there is no lever of that name.
[[nodiscard]] const Lever* find_lever(const std::string& name);

/// "team", "placement type"; empty for nothing.
[[nodiscard]] std::string described(Of of);

/// The first stage of a kind; null when there is none.
[[nodiscard]] const model::Stage* stage_of_kind(const LeverContext& context, model::StageKind kind);

}  // namespace kinflow::scenario
