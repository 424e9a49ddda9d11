#include <fmt/format.h>

#include "calibration/area/area_files.h"
#include "calibration/area/area_words.h"

namespace kinflow::calibration {

namespace {

using enum FigureId;

/// The period of a flow or the day of a stock, as the register writes it.
std::string when_of(const AreaFact& fact) {
    const FigureSpec& spec = spec_of(fact.figure);
    if (spec.file == "dfe/ons_mid-year_population_estimates.csv") {
        return fmt::format("date: {}-06-30", fact.wanted);
    }
    if (spec.file == "dfe/csww_indicators.csv") return fmt::format("date: {}-09-30", fact.wanted);
    const bool stock = fact.figure == looked_after || fact.figure == plans ||
                       fact.figure == children_in_need || fact.figure == care_leavers;
    if (stock) return fmt::format("date: {}-03-31", fact.wanted);
    return fmt::format("period: [{}-04-01, {}-03-31]", fact.wanted - 1, fact.wanted);
}

std::string entry_of(const PublishedFigures& figures, const AreaFacts& facts,
                     const AreaFact& fact) {
    const bool own = fact.standing == Standing::own;
    const bool near =
        fact.standing == Standing::other_year || fact.standing == Standing::worked_out;
    std::string defect = fact.absent;
    if (!fact.step.empty()) defect += (defect.empty() ? "" : "; ") + fact.step;
    std::string text = fmt::format(
        "  - id: {}\n    measure: {}\n    value: {:g}\n    unit: {}\n    {}\n    geography: {}\n"
        "    document: {}\n    place: {}\n    publisher: {}\n    says: {}\n"
        "    use: calibrate\n    confidence: {}\n",
        id_of(facts, fact), spec_of(fact.figure).name, told(fact),
        in_quotes(spec_of(fact.figure).unit), when_of(fact), in_quotes(title_of(figures, facts)),
        in_quotes(fact.document()), in_quotes(fact.place(figures, facts.authority)),
        in_quotes(fact.figure == population ? "Office for National Statistics"
                                            : "Department for Education"),
        in_quotes(fact.says(figures, facts.authority)),
        own    ? "high"
        : near ? "medium"
               : "low");
    if (!defect.empty()) text += fmt::format("    defect: {}\n", in_quotes(defect));
    return text + "\n";
}

}  // namespace

std::string evidence_yaml(const PublishedFigures& figures, const AreaFacts& facts,
                          const AreaPaths& paths) {
    std::string text = fmt::format(
        "# Written by `{}`.\n# Published under the Open Government Licence v3.0.\n"
        "kinflow: register\nname: {}\ntitle: {}\ndescription: {}\nentries:\n",
        paths.command, facts.name, in_quotes("Published figures of " + title_of(figures, facts)),
        in_quotes(
            "Figures of the department's files as published; flows are of years to 31 March"));
    for (const auto* list : {&facts.now, &facts.afterwards}) {
        for (const AreaFact& fact : *list) text += entry_of(figures, facts, fact);
    }
    return text;
}

}  // namespace kinflow::calibration
