#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/ids.h"

namespace kinflow::model {

/// What money is spent on. Each stands for one line of the section 251 outturn statement, the
/// return in which English authorities report what they spent on children's services.
enum class CostHeading : std::uint8_t {
    residential_care,
    fostering,
    family_and_friends,
    adoption,
    special_guardianship,
    leaving_care,
    other_looked_after,
    social_work,
    commissioning,
    targeted_family_support,
    disabled_children
};
inline constexpr std::size_t cost_heading_count = 11;
[[nodiscard]] std::string_view name_of(CostHeading heading);
[[nodiscard]] std::string_view label_of(CostHeading heading);
/// Number and name of the line, e.g. "3.1.1 Residential care".
[[nodiscard]] std::string_view section_251_line(CostHeading heading);

/// What sort of quantity a line of costs is a price of.
enum class CostKind : std::uint8_t {
    permanent_staff,  ///< full-time equivalents in post, whether ill or at work
    agency_staff,     ///< the same of agency workers
    overheads,        ///< pounds of the team's pay
    placement,        ///< children in a placement
    allowance,        ///< children and young people who are supported out of care
    process           ///< what happens, one by one
};
inline constexpr std::size_t cost_kind_count = 6;
[[nodiscard]] std::string_view name_of(CostKind kind);
[[nodiscard]] std::string_view label_of(CostKind kind);

/// Support by allowance, in the order of its lines.
enum class Allowance : std::uint8_t { special_guardianship, staying_put, leaving_care };
inline constexpr std::size_t allowance_count = 3;

/// What is paid for one by one, in the order of its lines.
enum class CostedProcess : std::uint8_t {
    early_help,          ///< a child starts early help
    initial_conference,  ///< a child is the subject of an initial conference
    court_fee,           ///< care proceedings are issued for a child
    legal,               ///< the same: lawyers and experts
    adoption_fee         ///< a child is placed for adoption
};
inline constexpr std::size_t costed_process_count = 5;

/// A price as it was found.
struct Price {
    double pounds = 0.0;  ///< for a unit of the line
    int year = 0;         ///< financial year of its prices, by its first calendar year
};

/// A price and what it is the price of. The lines of a scenario stand in a fixed order: staff by
/// team, grade and holder; overheads by team; placement types; allowances; processes.
struct CostLine {
    std::string name;   ///< e.g. staff.assessment.social_worker.agency
    std::string label;  ///< for the reader
    CostKind kind = CostKind::process;
    CostHeading heading = CostHeading::social_work;
    std::uint8_t provider = 0;  ///< a Provider
    TeamId team;                ///< none where no team's
    PlacementTypeId placement;  ///< none where not a placement
    Price found;                ///< as in the source
    double price = 0.0;         ///< pounds for a unit, in the price base
    std::string unit;           ///< e.g. fte-year, child-week
    double counts = 1.0;        ///< what is counted (minutes, pence) in one unit
    std::string path;           ///< of the price in the scenario, as in its provenance
};

/// Money that is set aside for a heading in a financial year, in that year's prices.
struct Budget {
    int year = 0;  ///< first calendar year
    CostHeading heading = CostHeading::social_work;
    double pounds = 0.0;
};

struct CostParameters {
    int price_base = 0;  ///< first calendar year of the financial year of all prices; 0: no costs
    int index_from = 0;  ///< first year of the price index
    std::vector<double> index;   ///< by financial year
    double later_growth = 0.0;   ///< of the index, a year, after its last year
    double discount_rate = 0.0;  ///< a year
    double overheads = 0.0;      ///< pounds for a pound of pay
    std::vector<CostLine> lines;
    std::vector<Budget> budget;

    [[nodiscard]] bool present() const { return price_base != 0; }
    /// The index of a financial year; 0 for one before the first.
    [[nodiscard]] double index_of(int year) const;
    /// Pounds of a year's prices in the price base.
    [[nodiscard]] double in_base(const Price& price) const;
};

}  // namespace kinflow::model
