#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/time.h"
#include "sim/model/family.h"
#include "sim/model/free_homes.h"
#include "sim/model/ids.h"

namespace kinflow::model {

/// A foster household of the authority: what it is approved for, and how it stands.
struct FosterHousehold {
    core::Minute rests_until = long_ago;
    core::Minute leaves = core::never;  ///< de-registration; it takes nobody any more from then on
    std::uint32_t number = 0;           ///< address of its luck
    FamilyId family;                    ///< of a child in it
    std::uint16_t rests = 0;            ///< draws of its rest so far
    std::uint8_t places = 0;            ///< approved
    std::uint8_t placed = 0;            ///< children, and young people staying put
    std::uint8_t from_age = 0;          ///< years
    std::uint8_t to_age = 18;           ///< younger than this
    std::uint8_t district = 0;
    bool takes_siblings = true;
    bool takes_unrelated = false;
    bool out_of_area = false;
    bool unused = false;   ///< approved, and not used for children looked after
    bool closing = false;  ///< de-registered when the last child has gone
    bool gone = false;
    std::uint8_t listed_free = 0;  ///< list of Homes::free in which it is; 0: none
};

/// The foster households of one placement type, those that are gone included.
struct Homes {
    std::vector<FosterHousehold> households;
    FreeHomes free;
    std::vector<std::uint32_t> unused_slots;  ///< of households that were made for one child
    std::uint32_t made = 0;
    std::uint32_t gone = 0;
    std::uint32_t enquiries = 0;
    core::Minute next_enquiry = core::never;
    double enquiry_rate = 0.0;  ///< a year, as in force when next_enquiry was drawn
    double leave_rate = 0.0;    ///< a year, as in force when the households' `leaves` were drawn
    int stock = 0;              ///< HouseholdParameters::start in force
};

/// A child in a line, for a hearing or for adopters; stale when the spell is not the same any more.
struct InLine {
    ChildId child;
    std::uint8_t spell = 0;
};

/// The court's list of final hearings.
struct HearingList {
    std::vector<InLine> line;  ///< in the order in which they became ready
    std::size_t first = 0;     ///< of the line: heard up to here
    core::Minute next = core::never;
};

/// A family approved to adopt that waits for a child.
struct Adopters {
    core::Minute withdraws = core::never;
    std::uint8_t oldest = 0;    ///< age band
    std::uint8_t children = 1;  ///< that it would take together
};

struct AdoptionList {
    std::vector<Adopters> adopters;  ///< in the order of their approval
    std::vector<InLine> children;    ///< in the order in which they became ready
    std::uint32_t approved = 0;
    core::Minute next_approval = core::never;
    double rate = 0.0;  ///< a year, as in force when next_approval was drawn
};

}  // namespace kinflow::model
