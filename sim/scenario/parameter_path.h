#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/scenario/shape.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {

/// One number of a scenario's trees, found by the indices that lead to it, so that it can be found
/// again in a copy of them.
struct Leaf {
    bool in_pathway = false;
    std::vector<std::size_t> way;    ///< to the number (or to the word that stands for one)
    std::vector<std::size_t> owner;  ///< to the quantity or duration that it belongs to
    std::string path;                ///< key path, as messages and reports write it
    std::string owner_path;          ///< key path of the owner, as in the provenance
    std::vector<Unit> units;         ///< in which the owner may be written
    Range range;                     ///< in the model's unit
    bool in_owner = true;            ///< false for a bare number, which has no source
    bool is_word = false;            ///< such as `unlimited`: the owner is a word
    std::string part = "value";      ///< key of the number in its owner
};

/// What a change's path leads to: rows of numbers, in the order of the file. A list keeps its rows
/// so that a list of new values can be held against it.
struct Aim {
    std::vector<Leaf> leaves;
    std::vector<std::size_t> rows;  ///< lengths of the lists; {} for a single number
};

struct Resolved {
    std::vector<Aim> aims;  ///< more than one where `*` or a word meets several
    std::string problem;    ///< why there is none
};

/// Finds the numbers that a key path of the area or the pathway leads to, such as
/// `teams.assessment.staff`, `stages.contact.routes.referral.cut` or `care.proceedings.mean`. The
/// items of a list are met by index, [2], or by one of their words (the stage that a route leads
/// to, the reason or the legal status of an exit); `*` meets every item or name. A path may end at
/// a quantity with one number or list, at one number of a list, or at one parameter of a
/// distribution; `whole_durations` lets it end at a duration, which means all its times.
[[nodiscard]] Resolved resolve(const std::string& path, const Trees& trees, bool whole_durations);

/// The node that a way leads to.
[[nodiscard]] Node& follow(Trees& trees, bool in_pathway, const std::vector<std::size_t>& way);
[[nodiscard]] const Node& follow(const Trees& trees, bool in_pathway,
                                 const std::vector<std::size_t>& way);

}  // namespace kinflow::scenario
