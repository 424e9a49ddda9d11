#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinflow::calibration {

/// The published figures that are read, one for each authority and year.
enum class FigureId : std::uint8_t {
    children_in_need,       ///< open episodes on 31 March
    need_episodes_started,  ///< in the year to 31 March, as are all flows
    need_episodes_ended,
    referrals,
    re_referral_share,                  ///< per cent of referrals
    referrals_no_further_action_share,  ///< per cent of referrals
    assessments_not_in_need_share,      ///< per cent of referrals
    plans,                              ///< child protection plans on 31 March
    plans_to_3_months,                  ///< of those, by how long they have lasted
    plans_to_6_months,
    plans_to_1_year,
    plans_started,
    second_plan_share,  ///< per cent of plans started
    looked_after,       ///< children on 31 March
    looked_after_started,
    looked_after_ceased,
    adopted,
    special_guardianship,
    care_leavers,     ///< former relevant young people aged 19 to 21
    population,       ///< aged 0 to 17, at the middle of the year
    workers_in_post,  ///< social workers, full-time equivalents, 30 September, as are the next
    agency_workers,
    vacancies,
    caseload,
    worker_turnover,  ///< per cent a year
};
inline constexpr std::size_t figure_count = 25;

/// Where a figure is found in the published files, and what it is.
struct FigureSpec {
    FigureId id;
    std::string_view name;   ///< as in messages and register ids
    std::string_view label;  ///< for the reader
    std::string_view unit;
    std::string_view file;    ///< below the folder
    std::string_view column;  ///< of the file; of lait.csv the measure whose `value` is meant
    int lag;                  ///< years by which a figure of year Y is younger than 31 March Y
};
[[nodiscard]] const std::array<FigureSpec, figure_count>& figure_specs();
[[nodiscard]] const FigureSpec& spec_of(FigureId id);

/// One cell of a published file.
struct PublishedFigure {
    std::optional<double> value;
    std::string code;  ///< what stands in place of a number: c, z, x, k, u, low, : or -
    int line = 0;      ///< of the file; 0: the files have no row for the authority and year
};

/// What a suppression code means, in words; empty for a code that is not known.
[[nodiscard]] std::string_view meaning_of(std::string_view code);

struct Authority {
    std::string code;  ///< the department's number of three digits
    std::string name;
    std::vector<std::string> neighbours;  ///< codes of its statistical neighbours, nearest first
};

/// A change of boundaries: who took whose place on 1 April of a year.
struct Reorganisation {
    int year;
    std::vector<std::string> before;  ///< codes
    std::vector<std::string> after;
};
/// Those of the published years: Dorset, Bournemouth and Poole (2019), Northamptonshire (2021) and
/// Cumbria (2023).
[[nodiscard]] const std::vector<Reorganisation>& reorganisations();

/// Authority x year x figure, as published. Immutable but for blanking; years run from first_year()
/// to last_year().
class PublishedFigures {
  public:
    /// Reads the files that figure_specs() name, below `folder`, and the table of statistical
    /// neighbours. Throws core::InputError with every fault: a file that is missing, a column that
    /// is missing or renamed, a cell that is neither a number nor a known code, an authority and
    /// year given twice with different figures.
    [[nodiscard]] static PublishedFigures read(const std::filesystem::path& folder);

    [[nodiscard]] const std::vector<Authority>& authorities() const { return authorities_; }
    [[nodiscard]] int first_year() const { return first_year_; }
    [[nodiscard]] int last_year() const { return first_year_ + years_ - 1; }

    /// Index of an authority by its name (capitals and punctuation do not matter) or code.
    /// Throws core::InputError naming `option` and the nearest names when there is none.
    [[nodiscard]] std::size_t find(std::string_view name, const std::string& option) const;
    [[nodiscard]] std::optional<std::size_t> by_code(std::string_view code) const;

    /// Outside the years: a figure without a line.
    [[nodiscard]] const PublishedFigure& at(std::size_t authority, FigureId figure, int year) const;
    [[nodiscard]] std::optional<double> value(std::size_t authority, FigureId figure,
                                              int year) const {
        return at(authority, figure, year).value;
    }

    /// What was known on 31 March of `year`: every figure of a later date is blank. (The files are
    /// those of today: revisions of earlier years are in them.)
    [[nodiscard]] PublishedFigures until(int year) const;

    /// For tests: the same with one figure changed.
    [[nodiscard]] PublishedFigures with(std::size_t authority, FigureId figure, int year,
                                        std::optional<double> value) const;

  private:
    [[nodiscard]] std::size_t place(std::size_t authority, FigureId figure, int year) const;

    std::vector<Authority> authorities_;
    int first_year_ = 0;
    int years_ = 0;
    std::vector<PublishedFigure> figures_;  // authority x figure x year
};

}  // namespace kinflow::calibration
