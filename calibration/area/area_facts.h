#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/published/figures.h"

namespace kinflow::calibration {

/// Whose figure stands for the one that was wanted.
enum class Standing : std::uint8_t {
    own,         ///< the authority's, of the year
    worked_out,  ///< the stock of the year after, less who started and with who ceased
    other_year,  ///< the authority's, of a year near by
    neighbours   ///< its statistical neighbours'
};

/// A number of the new area, and the published cells that it rests on.
struct AreaFact {
    FigureId figure = FigureId::population;
    int wanted = 0;  ///< the year that it stands for, as the files count it
    int year = 0;    ///< the year of the cells that it is from
    Standing standing = Standing::own;
    double value = 0.0;
    std::vector<std::size_t> neighbours;  ///< whose mean it is; empty when its own
    std::optional<double> spread;         ///< among the neighbours, of the logarithm of the rate
    std::string absent;                   ///< why the cell that was wanted is not used; or empty
    std::string step;                     ///< a jump from the year before; or empty

    /// The register's id of it, after the area's name and a point.
    [[nodiscard]] std::string key() const;
    /// File, column, year, authority and line, for the register.
    [[nodiscard]] std::string document() const;
    [[nodiscard]] std::string place(const PublishedFigures& figures, std::size_t authority) const;
    /// What it is, in a sentence.
    [[nodiscard]] std::string says(const PublishedFigures& figures, std::size_t authority) const;
};

/// What the published files say of an authority on 31 March of a year and in the year after.
struct AreaFacts {
    std::size_t authority = 0;
    std::string name;  ///< of the area: suffolk-2018
    int year = 0;
    std::vector<AreaFact> now;         ///< stocks, population and staff known on the first day
    std::vector<AreaFact> afterwards;  ///< what the first year must give: the targets
    std::vector<std::string> notes;    ///< what is absent, what stands for it, and jumps

    [[nodiscard]] const AreaFact* find(FigureId figure) const;       ///< of `now`
    [[nodiscard]] const AreaFact* following(FigureId figure) const;  ///< of `afterwards`
};

/// Where a figure is absent, in this order: the authority's own of up to three years before or
/// after, the nearest first; the mean rate of its statistical neighbours, for its population; none.
/// Throws core::InputError as authority_meant(), and when no population is known.
[[nodiscard]] AreaFacts gather_area(const PublishedFigures& figures, std::string_view la, int year);

}  // namespace kinflow::calibration
