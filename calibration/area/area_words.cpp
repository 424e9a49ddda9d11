#include "calibration/area/area_words.h"

#include <cmath>

namespace kinflow::calibration {

std::string in_quotes(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') made += '\\';
        made += c;
    }
    return made + '"';
}

const std::string& title_of(const PublishedFigures& figures, const AreaFacts& facts) {
    return figures.authorities()[facts.authority].name;
}

double told(const AreaFact& fact) {
    const bool people = spec_of(fact.figure).unit != "percent" &&
                        spec_of(fact.figure).unit != "fte" && fact.figure != FigureId::caseload;
    if (people) return std::round(fact.value);
    constexpr double hundred = 100.0;
    return std::round(fact.value * hundred) / hundred;
}

std::string id_of(const AreaFacts& facts, const AreaFact& fact) {
    return facts.name + "." + fact.key();
}

}  // namespace kinflow::calibration
