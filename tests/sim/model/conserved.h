#pragma once

#include "sim/model/world.h"

namespace kinflow::model {

// What must hold in a world at any time; each fails the test that calls it.

/// Stages, teams and placements hold the children whom the families and the spells say.
void expect_children_conserved(World& world);

/// A child in care and its spell name each other.
void expect_records_and_children_agree(const World& world);

/// What a family remembers of its children at home is so, for as long as it remembers it.
void expect_families_know_who_is_at_home(World& world);

/// The lists have each household once that a child from elsewhere may come to, and no other.
void expect_free_homes_listed(const World& world);

/// Every household that was made is there or gone; its places hold the children who say so, and no
/// more than it has.
void expect_households_conserved(World& world);

/// The census counts what the world does.
void expect_census_agrees(World& world);

}  // namespace kinflow::model
