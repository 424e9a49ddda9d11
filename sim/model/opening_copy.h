#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/model/world.h"

namespace kinflow::model {

/// A family of a history, and what it would add to the printed stocks, in children.
struct OpeningFamily {
    FamilyId id;
    std::uint8_t looked_after = 0;
    std::uint8_t care_leavers = 0;
    std::uint8_t plans = 0;
    std::uint8_t in_need = 0;
    std::uint32_t first_placement = 0;  ///< of those looked after, in OpeningFamilies::placements
};

/// Families of a history of one kind.
struct OpeningFamilies {
    std::vector<OpeningFamily> families;
    std::vector<PlacementTypeId> placements;  ///< one for each child looked after

    void add(const World& history, FamilyId id);
    [[nodiscard]] std::span<const PlacementTypeId> placements_of(
        const OpeningFamily& family) const {
        return std::span{placements}.subspan(family.first_placement, family.looked_after);
    }
};

/// Copies families of a history, with their children and spells in care, into a world that starts,
/// gives them luck of their own from there on, and schedules what is due. Counts what it has
/// copied.
class OpeningCopy {
  public:
    OpeningCopy(const World& history, World& world);

    /// Copies family `number` of those.
    void add(const OpeningFamilies& of, std::size_t number);

    /// The same, unless a printed stock, or while `by_placement` a placement type's share, would be
    /// passed. True when it was copied.
    bool add_if_fits(const OpeningFamilies& of, std::size_t number, bool by_placement);

    [[nodiscard]] int looked_after() const { return stocks_.looked_after; }
    [[nodiscard]] int care_leavers() const { return stocks_.care_leavers; }
    [[nodiscard]] int plans() const { return stocks_.plans; }
    [[nodiscard]] int in_need() const { return stocks_.in_need; }

  private:
    struct Stocks {
        int looked_after = 0;
        int care_leavers = 0;
        int plans = 0;
        int in_need = 0;
        std::vector<int> by_placement;
    };
    [[nodiscard]] bool fits(const OpeningFamily& more, std::span<const PlacementTypeId> placements,
                            bool by_placement) const;
    void copy_family(FamilyId id);
    void copy_hold(const Family& source, FamilyId id);
    void copy_child(const Child& child, FamilyId family);
    void find_homes(FamilyId family);
    void copy_record(const CareRecord& record, ChildId child);

    const World& history_;
    World& world_;
    Stocks stocks_;
    std::vector<int> quotas_;  ///< by placement type; empty: as they come
};

}  // namespace kinflow::model
