#include "sim/scenario/care_figures.h"

#include <fmt/format.h>

#include <cmath>

#include "sim/scenario/check.h"
#include "sim/scenario/read.h"
#include "sim/scenario/scalar.h"
#include "sim/scenario/shapes.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {

namespace {

double value_in(const Node& quantity) { return number_in(at(quantity, "value")).value_or(0.0); }

/// Whether a band's children have a placement to be in.
bool placed(const Node& placements, std::size_t band) {
    for (const Node& placement : placements.items) {
        const Node& weights = at(at(placement, "by_age"), "values");
        if (band < weights.items.size() && number_in(weights.items[band]).value_or(0.0) > 0.0) {
            return true;
        }
    }
    return false;
}

void check_bands(const Node& tree, FaultList& faults) {
    const Node& ages = at(tree, "ages");
    const Node& placements = at(tree, "placements");
    if (ages.is_list() && ages.items.size() < 2) {
        faults.add(ages.place, "ages",
                   fmt::format("found {}; at least two are needed", ages.items.size()));
    }
    double for_adoption = 0.0;
    for (std::size_t a = 0; a < ages.items.size(); ++a) {
        for_adoption += value_in(at(ages.items[a], "for_adoption"));
        if (!placed(placements, a)) {
            faults.add(ages.items[a].place, join("ages", a), "has no weight in any placement");
        }
    }
    if (std::abs(for_adoption - 1.0) > 1e-6) {
        faults.add(
            ages.place, "ages",
            fmt::format("their `for_adoption` add up to {:.4g}; to 1 is needed", for_adoption));
    }
    for (std::size_t p = 0; p < placements.items.size(); ++p) {
        const Node& weights = at(at(placements.items[p], "by_age"), "values");
        if (!weights.is_list() || weights.items.size() == ages.items.size()) continue;
        faults.add(weights.place, join(join("placements", p), "by_age") + ".values",
                   fmt::format("found {} weights for {} age bands", weights.items.size(),
                               ages.items.size()));
    }
}

CareAge age_in(const Reader& age) {
    return {age["age"].text(),      age["mix"].number(),         age["entries"].number(),
            age["before"].number(), age["after"].number(),       age["started"].number(),
            age["left"].number(),   age["for_adoption"].number()};
}

CarePlacement placement_in(const Reader& placement) {
    CarePlacement made;
    made.name = placement["placement"].text();
    for (std::size_t i = 0; i < placement["children"].size(); ++i) {
        made.children += placement["children"].item(i).number();
    }
    made.by_age = placement["by_age"].numbers();
    return made;
}

}  // namespace

void check_flows(const Node& tree, const Register* evidence, FaultList& faults) {
    check(flows_shape(), tree, "", tree.place,
          evidence == nullptr ? KnownNames{} : names_cited(*evidence), faults);
    check_bands(tree, faults);
}

std::optional<CareFigures> open_flows(const std::string& file, SourceFiles& files,
                                      Register& evidence) {
    auto tree = files.open(file);
    drop_other_kind(tree, "flows", files.faults);
    if (!tree) return std::nullopt;
    open_registers(*tree, files, evidence);
    check_flows(*tree, &evidence, files.faults);
    if (!files.faults.empty()) return std::nullopt;
    const Shape shape = flows_shape();
    const Reader root{shape, *tree};
    CareFigures made;
    for (std::size_t a = 0; a < root["ages"].size(); ++a) {
        made.ages.push_back(age_in(root["ages"].item(a)));
    }
    for (std::size_t p = 0; p < root["placements"].size(); ++p) {
        made.placements.push_back(placement_in(root["placements"].item(p)));
    }
    const Reader adoption = root["adoption"];
    made.left_at_18 = root["left_at_18"].number();
    made.for_adoption = adoption["children"].number();
    made.for_adoption_before = adoption["before"].number();
    made.for_adoption_after = adoption["after"].number();
    made.adopted = adoption["adopted"].number();
    made.moves = root["moves"].number();
    return made;
}

}  // namespace kinflow::scenario
