#pragma once

#include <vector>

#include "sim/model/world.h"

namespace kinflow::model {

/// Copies families of a history, with their children and spells in care, into a world that starts,
/// gives them luck of their own from there on, and schedules what is due. Counts what it has
/// copied.
class OpeningCopy {
  public:
    OpeningCopy(const World& history, World& world);

    void add(FamilyId id);

    /// Copies the family unless a printed stock, or while `by_placement` a placement type's share,
    /// would be passed. True when it was copied.
    bool add_if_fits(FamilyId id, bool by_placement);

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
    [[nodiscard]] Stocks stocks_of(const Family& family) const;
    [[nodiscard]] bool fits(const Stocks& more, bool by_placement) const;
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
