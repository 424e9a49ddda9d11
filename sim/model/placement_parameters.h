#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/age_bands.h"
#include "sim/model/ids.h"
#include "sim/model/pathway.h"

namespace kinflow::model {

/// Who provides a placement, as the return on looked-after children groups them.
enum class Provider : std::uint8_t { own_provision, private_or_voluntary, other_public, parents };
inline constexpr std::size_t provider_count = 4;
[[nodiscard]] std::string_view name_of(Provider provider);

/// A part of the area. Families and foster households live in one.
struct District {
    std::string name;
    std::string label;
    double weight = 0.0;  ///< share of families and households, up to a factor
};

/// Ages that a foster household may be approved for.
struct ApprovedAges {
    double from = 0.0;
    double to = 18.0;  ///< years; younger than this
    double weight = 0.0;
};

/// The authority's own foster households of one placement type. A place on paper is not a place: a
/// household may be unused, resting, or keep its places for brothers and sisters.
struct HouseholdParameters {
    int start = 0;               ///< approved on the first day
    std::vector<double> places;  ///< weights of 1, 2, ... approved places
    std::vector<ApprovedAges> ages;
    double takes_siblings = 0.0;   ///< share that takes brothers and sisters together
    double takes_unrelated = 0.0;  ///< share that takes children of different families at once
    double unused = 0.0;  ///< share that is approved but not used for children looked after
    /// Chance that a household with a free place suits a child of the approved ages: who lives in
    /// it, the way to school, what the child needs and the carers can give. Drawn for each
    /// household and child once and for all, so that vacant homes and children placed elsewhere
    /// stand side by side.
    double suits = 1.0;
    double enquiries = 0.0;       ///< a year
    double approved_share = 0.0;  ///< of enquiries
    Duration approval;            ///< enquiry to approval
    double deregistered = 0.0;    ///< a year: rate at which a household leaves
    double rest_share = 0.0;      ///< of households that their last child leaves, those that rest
    Duration rest;
};

struct PlacementType {
    std::string name;
    std::string label;
    int places = 0;            ///< usable places; a negative number is no limit
    double out_of_area = 0.0;  ///< chance that a placement of this type is outside the authority
    ByAge preference{};        ///< weight of the type for a child of that age
    std::vector<double> move_rates;          ///< a year, one for each band of time in placement
    std::vector<PlacementTypeId> fall_back;  ///< in order, when no place is free
    /// Types that come before this one: it is used only when none of them has a home that suits the
    /// child in every respect.
    std::vector<PlacementTypeId> only_after;
    bool foster = false;        ///< counted in foster care
    bool for_adoption = false;  ///< used for children placed for adoption, and only for them
    bool residential = false;   ///< counted in residential care
    Provider provider = Provider::own_provision;
    double growth = 0.0;  ///< of the places, a year, as a fraction
    /// The authority's own foster households; none: a pool of places.
    std::optional<HouseholdParameters> households;
    /// Family and friends: share of children with such a home, by age at the placement. It is tried
    /// first, once in a spell, and approved for the child. None: not such a type.
    std::optional<ByAge> kin_available;
};

/// What fits less well than wished, and what follows from it.
struct MatchingParameters {
    double age_tolerance = 0.0;     ///< years by which a child may miss the approved ages
    double poor_match_moves = 1.0;  ///< a poor match ends in a move at this multiple of the rate
};

struct PlacementParameters {
    std::vector<double> time_breaks;  ///< years in placement at which move_rates step
    std::vector<PlacementType> types;
    MatchingParameters matching;
};

}  // namespace kinflow::model
