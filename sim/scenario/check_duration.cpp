#include <algorithm>

#include "sim/scenario/checker.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalar.h"

namespace kinflow::scenario {
namespace {

/// Keys of the words `low`, `mode` and `high` must not fall in this order.
const std::vector<std::string>& ordered_keys() {
    static const std::vector<std::string> keys{"low", "mode", "high"};
    return keys;
}

}  // namespace

void Checker::check_duration(const Spot& spot) {
    if (!expect(Node::Kind::map,
                "a duration, {distribution, its parameters, unit, source | "
                "calibrated | assumed | policy},",
                spot)) {
        return;
    }
    const Unit* unit = check_unit(duration_units(), false, spot);
    check_standing(spot);
    const std::vector<std::string> words = distribution_words();
    const Node* word = spot.node.find("distribution");
    if (word == nullptr) {
        faults_.add(spot.at, join(spot.path, "distribution"), "missing; allowed: " + listed(words));
        return;
    }
    check_choice(words, {*word, join(spot.path, "distribution"), spot.at});
    if (const DurationForm* form = form_of(spot.node)) check_parameters(*form, unit, spot);
}

void Checker::check_parameters(const DurationForm& form, const Unit* unit, const Spot& spot) {
    std::vector<std::string> known{"distribution", "unit"};
    known.insert(known.end(), standing_words().begin(), standing_words().end());
    for (const Parameter& parameter : form.parameters) {
        known.push_back(parameter.key);
        if (!spot.node.has(parameter.key)) {
            faults_.add(spot.at, join(spot.path, parameter.key),
                        "missing: a parameter of the distribution `" + form.distribution + "`");
        }
    }
    check_keys(known, spot);
    std::optional<double> before;
    for (const Parameter& parameter : form.parameters) {
        const auto key = std::find(spot.node.keys.begin(), spot.node.keys.end(), parameter.key);
        if (key == spot.node.keys.end()) continue;
        const Spot inner = spot.child(static_cast<std::size_t>(key - spot.node.keys.begin()));
        if (parameter.key == "points") return check_points(unit, inner);
        const auto value =
            check_number(parameter.range, parameter.is_time ? unit : &no_unit(), inner);
        const auto& ordered = ordered_keys();
        if (std::find(ordered.begin(), ordered.end(), parameter.key) == ordered.end()) continue;
        if (before && value && *value < *before) {
            faults_.add(inner.node.place, inner.path,
                        inner.node.text +
                            " is below the number before it; low, mode and high "
                            "must rise");
        }
        before = value;
    }
}

void Checker::check_points(const Unit* unit, const Spot& spot) {
    if (!expect(Node::Kind::list, "a list of [probability, value]", spot)) return;
    double last_probability = -1.0;
    double last_value = 0.0;
    const std::size_t size = spot.node.items.size();
    if (size < 2) faults_.add(spot.node.place, spot.path, "at least two points are needed");
    for (std::size_t i = 0; i < size; ++i) {
        const Spot point = spot.child(i);
        if (!expect(Node::Kind::list, "[probability, value]", point)) continue;
        if (point.node.items.size() != 2) {
            faults_.add(point.node.place, point.path, "two numbers are needed: probability, value");
            continue;
        }
        const auto probability = check_number(between(0.0, 1.0), &no_unit(), point.child(0));
        const auto value = check_number(at_least(0.0), unit, point.child(1));
        const bool end = i == 0 || i + 1 == size;
        if (probability && end && *probability != (i == 0 ? 0.0 : 1.0)) {
            faults_.add(point.node.items[0].place, point.child(0).path,
                        "the probabilities must run from 0 to 1");
        } else if (probability && *probability <= last_probability) {
            faults_.add(point.node.items[0].place, point.child(0).path,
                        "the probabilities must rise");
        }
        if (value && *value < last_value) {
            faults_.add(point.node.items[1].place, point.child(1).path, "the values must not fall");
        }
        last_probability = probability.value_or(last_probability);
        last_value = value.value_or(last_value);
    }
}

}  // namespace kinflow::scenario
