#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/model/age_bands.h"
#include "sim/model/pathway.h"

namespace kinflow::model {

enum class LegalStatus : std::uint8_t {
    section_20,
    interim_care_order,
    care_order,
    placement_order
};
inline constexpr std::size_t legal_status_count = 4;
[[nodiscard]] std::string_view name_of(LegalStatus status);

/// Why a child ceases to be looked after.
enum class CareExit : std::uint8_t {
    return_home,
    relatives,
    special_guardianship,
    adoption,
    independence,
    eighteenth_birthday
};
inline constexpr std::size_t care_exit_count = 6;
[[nodiscard]] std::string_view name_of(CareExit reason);

/// Competing hazards of leaving care, a year, by age band and by time in care.
struct ExitHazard {
    CareExit reason = CareExit::return_home;
    LegalStatus status = LegalStatus::section_20;
    std::vector<ByAge> rates;  ///< one row for each band of time in care
};

struct CourtOutcomes {  ///< shares at the end of care proceedings, by age band; the rest get a care
                        ///< order
    ByAge placement_order{};
    ByAge special_guardianship{};
    ByAge return_home{};
};

/// Approved adopters, as families. They are a stock: each is approved, waits for a child that fits,
/// and is matched or withdraws.
struct AdopterParameters {
    int start = 0;                 ///< approved and not matched on the first day
    double approved = 0.0;         ///< families approved a year
    double withdrawn = 0.0;        ///< a year: rate at which one that waits gives up
    double change_of_plan = 0.0;   ///< a year: rate at which the plan of a child that waits changes
                                   ///< to long-term care
    ByAge oldest{};                ///< weights of the oldest age band that a family would take
    std::vector<double> children;  ///< weights of 1, 2, ... children that it would take together
};

struct CareParameters {
    double siblings_together = 1.0;   ///< chance that each brother or sister at home enters too
    ByAge proceedings_share{};        ///< of entries that do not come by pre-proceedings, under an
                                      ///< interim order
    std::vector<double> time_breaks;  ///< years in care at which the rows of ExitHazard end
    std::vector<ExitHazard> exits;
    Duration proceedings;                        ///< issue until ready for the final hearing
    std::optional<Duration> proceedings_before;  ///< the same in the history; of the children in
                                                 ///< proceedings on the first day what is left
                                                 ///< shrinks or grows as the means do
    CourtOutcomes court;
    Duration family_finding;               ///< placement order to placed for adoption
    Duration adoption_placement;           ///< placed for adoption to adoption order
    double leaving_care_until_age = 21.0;  ///< years
    double support_after_exit_share =
        0.0;                 ///< of children who return home, those whose family case stays open
    double hearings = -1.0;  ///< children whose final hearing the court can hold in a month;
                             ///< negative: no limit
    std::optional<AdopterParameters> adopters;  ///< none: an adopter for every child
    double staying_put = 0.0;  ///< of young people who turn 18 in a foster home, those who stay on
    double staying_put_until_age = 21.0;
    double in_education = 0.0;  ///< of care leavers, those supported until 25
};

}  // namespace kinflow::model
