// A fact of an area in words, for the register and for the notes.

#include <fmt/format.h>

#include "calibration/area/area_facts.h"
#include "calibration/area/authority_meant.h"
#include "calibration/area/fact_of_figure.h"

namespace kinflow::calibration {

std::string instead(const PublishedFigures& figures, const AreaFact& fact) {
    switch (fact.standing) {
        case Standing::own:
            return {};
        case Standing::worked_out:
            return fmt::format(
                "{:g} in {}, worked out from LACnum, LACnum_Start and LACceased of "
                "the year after",
                fact.value, fact.year);
        case Standing::other_year:
            return fmt::format("its own figure of {}, {:g}", fact.year, fact.value);
        case Standing::neighbours:
            return fmt::format("{:.4g}, the mean of {} statistical neighbours in {}: {}",
                               fact.value, fact.neighbours.size(), fact.year,
                               names_of(figures, fact.neighbours));
    }
    return {};
}

std::string AreaFact::key() const { return fmt::format("{}-{}", spec_of(figure).name, wanted); }

std::string AreaFact::document() const { return std::string{spec_of(figure).file}; }

std::string AreaFact::place(const PublishedFigures& figures, std::size_t authority) const {
    const FigureSpec& spec = spec_of(figure);
    const bool measure = spec.file == "lait.csv";
    std::string text = fmt::format("{} {}, year {}", measure ? "measure" : "column", spec.column,
                                   standing == Standing::worked_out ? year + 1 : year);
    if (standing == Standing::worked_out) {
        return text + ", less LACnum_Start and with LACceased, authority " +
               figures.authorities()[authority].code;
    }
    if (standing == Standing::neighbours) {
        text += fmt::format("; authorities {}, which sn_model_2025_wide.csv gives as neighbours",
                            names_of(figures, neighbours));
        return text + (counts(figure) ? "; rates by population_estimate" : "");
    }
    return text + fmt::format(", authority {}, line {}", figures.authorities()[authority].code,
                              figures.at(authority, figure, year).line);
}

std::string AreaFact::says(const PublishedFigures& figures, std::size_t authority) const {
    std::string text =
        fmt::format("{}, {}: {:.6g} {}", spec_of(figure).label,
                    figures.authorities()[authority].name, value, spec_of(figure).unit);
    if (standing != Standing::own) text += "; " + instead(figures, *this);
    return text + ".";
}

}  // namespace kinflow::calibration
