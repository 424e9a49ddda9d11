#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/model/scenario.h"
#include "sim/scenario/check.h"
#include "sim/scenario/register.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

/// The trees that a scenario is made of. Overlays are laid over the other two by merge_overlays().
struct Trees {
    Node area;  ///< laid over the areas that it starts from
    std::optional<Node> pathway;
    std::vector<Node> overlays;
};

/// All that is read for a scenario before it is checked.
struct Sources {
    Trees trees;
    Register evidence;
    std::size_t own_overlays = 0;  ///< those that the area itself names, the first of all
};

/// The value under a key, or an empty node.
[[nodiscard]] const Node& at(const Node& node, std::string_view key);

/// A file of another kind has one fault, not one for each key that it lacks; the tree is dropped.
void drop_other_kind(std::optional<Node>& tree, const std::string& kind, FaultList& faults);

/// What a file may cite or measure: the register's ids and the names of all measures.
[[nodiscard]] KnownNames names_cited(const Register& evidence);

/// Opens the evidence files that a tree names under `register`, once each.
void open_registers(const Node& tree, SourceFiles& files, Register& evidence);

/// Reads the area with its bases and the files that they name, and `overlays`. Nothing when there
/// is no area.
[[nodiscard]] std::optional<Sources> open_sources(const std::string& area,
                                                  const std::vector<std::string>& overlays,
                                                  SourceFiles& files);

/// Checks each file by itself, so that a fault shows even where an overlay replaces it.
void check_overlaid(const Trees& trees, FaultList& faults);

/// Lays the overlays from `first` on, and before `last`, over the area and the pathway, and sizes
/// what is relative to the area.
void lay_overlays(Trees& trees, std::size_t first, std::size_t last);

/// Lays the area's own overlays over it, and sizes what is relative to the area by the population
/// and the stocks that it has with all overlays.
void lay_own_overlays(Trees& trees, std::size_t own);

/// Both, for all overlays.
void merge_overlays(Trees& trees, FaultList& faults);

/// Whether a scenario holds from the first day, when the printed stocks must find their places, or
/// from a later date on, when a policy may have taken places away.
enum class From : std::uint8_t { first_day, later };

/// Checks the merged trees and makes the scenario of them; nothing when there is any fault, here or
/// in `faults` before.
[[nodiscard]] std::optional<model::Scenario> make_scenario(const Trees& trees,
                                                           const Register& evidence,
                                                           const SourceFiles& files,
                                                           FaultList& faults,
                                                           From from = From::first_day);

/// With overlays of the caller's, the scenario takes their names and titles.
void name_after_overlays(const Sources& sources, model::Scenario& scenario);

}  // namespace kinflow::scenario
