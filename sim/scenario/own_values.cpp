#include "sim/scenario/own_values.h"

#include <algorithm>

#include "sim/scenario/parameter_path.h"
#include "sim/scenario/scalar.h"

namespace kinflow::scenario {
namespace {

std::string written_unit(const Leaf& leaf, const Trees& trees) {
    if (!leaf.in_owner || leaf.units.empty()) return "";
    const Node& unit = at(follow(trees, leaf.in_pathway, leaf.owner), "unit");
    return unit.is_scalar() ? unit.text : leaf.units.front().name;
}

double factor_of(const Leaf& leaf, const std::string& name) {
    const auto found = std::find_if(leaf.units.begin(), leaf.units.end(),
                                    [&](const Unit& unit) { return unit.name == name; });
    return found == leaf.units.end() ? 1.0 : found->factor;
}

OwnValues own_value(const VariedParameter& parameter, const Trees& trees) {
    OwnValues own;
    const bool scale = parameter.by == Operation::scale;
    const Resolved resolved = resolve(parameter.parameter, trees, scale);
    if (resolved.aims.empty()) return own;
    own.unit = parameter.unit;
    if (scale) return {{1.0}, "ratio"};
    for (const Aim& aim : resolved.aims) {
        for (const Leaf& leaf : aim.leaves) {
            const std::string unit = written_unit(leaf, trees);
            if (own.unit.empty()) own.unit = unit;
            const auto number = number_in(follow(trees, leaf.in_pathway, leaf.way));
            if (!number) continue;
            own.values.push_back(*number * factor_of(leaf, unit) / factor_of(leaf, own.unit));
        }
    }
    if (parameter.by == Operation::add) own.values = {0.0};
    return own;
}

}  // namespace

std::vector<OwnValues> own_values(const std::vector<VariedParameter>& parameters,
                                  const Trees& trees) {
    std::vector<OwnValues> all;
    all.reserve(parameters.size());
    for (const VariedParameter& parameter : parameters) all.push_back(own_value(parameter, trees));
    return all;
}

}  // namespace kinflow::scenario
