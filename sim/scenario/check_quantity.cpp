#include <algorithm>

#include "sim/scenario/checker.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalar.h"

namespace kinflow::scenario {
namespace {

std::vector<std::string> names_of(const std::vector<Unit>& units) {
    std::vector<std::string> names;
    names.reserve(units.size());
    for (const Unit& unit : units) names.push_back(unit.name);
    return names;
}

std::string written(const Shape& shape) {
    std::string text = "a quantity, {";
    for (const Part& part : shape.parts) text += part.key + ", ";
    text += "unit, source | calibrated | assumed | policy},";
    for (const std::string& word : shape.words) text += " or the word `" + word + "`";
    return text;
}

}  // namespace

void Checker::check_quantity(const Shape& shape, const Spot& spot) {
    if (!shape.words.empty() && is_text(spot.node)) return check_choice(shape.words, spot);
    if (!expect(Node::Kind::map, written(shape), spot)) return;
    std::vector<std::string> known;
    for (const Part& part : shape.parts) {
        known.push_back(part.key);
        if (!spot.node.has(part.key)) {
            faults_.add(spot.at, join(spot.path, part.key), "missing: the number itself");
        }
    }
    known.push_back("unit");
    known.insert(known.end(), standing_words().begin(), standing_words().end());
    for (const Field& field : shape.fields) {
        known.push_back(field.key);
        if (field.required && !spot.node.has(field.key)) {
            faults_.add(spot.at, join(spot.path, field.key), "missing: " + field.doc);
        }
    }
    check_keys(known, spot);

    const Unit* unit = check_unit(shape.units, shape.unit_optional, spot);
    for (std::size_t i = 0; i < spot.node.keys.size(); ++i) {
        for (const Part& part : shape.parts) {
            if (part.key == spot.node.keys[i]) check_numbers(shape, part, unit, spot.child(i));
        }
        for (const Field& field : shape.fields) {
            if (field.key == spot.node.keys[i]) check(field.shape, spot.child(i));
        }
    }
    check_standing(spot);
}

void Checker::check_numbers(const Shape& shape, const Part& part, const Unit* unit,
                            const Spot& spot) {
    if (shape.rank == 0) {
        check_number(part.range, unit, spot);
        return;
    }
    if (shape.rank == 1) return check_row(shape, part, unit, spot);
    if (!expect(Node::Kind::list, "a list of lists of numbers", spot)) return;
    for (std::size_t i = 0; i < spot.node.items.size(); ++i) {
        check_row(shape, part, unit, spot.child(i));
    }
}

void Checker::check_row(const Shape& shape, const Part& part, const Unit* unit, const Spot& spot) {
    if (!expect(Node::Kind::list, "a list of numbers", spot)) return;
    const std::size_t size = spot.node.items.size();
    if ((shape.count != 0 && size != shape.count) || size == 0) {
        faults_.add(
            spot.node.place, spot.path,
            "found " + std::to_string(size) + " numbers; " +
                (shape.count == 0 ? "at least 1 is" : std::to_string(shape.count) + " are") +
                " needed");
    }
    std::optional<double> before;
    for (std::size_t i = 0; i < size; ++i) {
        const Spot item = spot.child(i);
        const auto value = check_number(part.range, unit, item);
        if (shape.ascending && before && value && *value <= *before) {
            faults_.add(item.node.place, item.path,
                        item.node.text +
                            " does not rise; each number must be above the one "
                            "before it");
        }
        before = value;
    }
}

const Unit* Checker::check_unit(const std::vector<Unit>& units, bool may_lack, const Spot& spot) {
    const std::vector<std::string> names = names_of(units);
    const Node* word = spot.node.find("unit");
    const std::string path = join(spot.path, "unit");
    if (word == nullptr) {
        if (may_lack) return &units.front();
        faults_.add(spot.at, path, "the unit is missing; allowed: " + listed(names));
        return nullptr;
    }
    const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) {
        return word->is_scalar() && unit.name == word->text;
    });
    if (found != units.end()) return &*found;
    faults_.add(word->place, path, "found " + what_is(*word) + "; allowed units: " + listed(names));
    return nullptr;
}

void Checker::check_standing(const Spot& spot) {
    std::vector<std::string> given;
    for (std::size_t i = 0; i < spot.node.keys.size(); ++i) {
        const std::string& key = spot.node.keys[i];
        const auto& words = standing_words();
        if (std::find(words.begin(), words.end(), key) == words.end()) continue;
        given.push_back(key);
        const Spot reason = spot.child(i);
        if (!is_text(reason.node) || reason.node.text.empty()) {
            wrong(reason,
                  key == "source" ? "the id of an entry of the register" : "a reason in words");
        } else if (key == "source") {
            check_name(reason.node.text, Reference::register_entry, reason.path, reason.node.place);
        }
        if (given.size() == 2) {
            faults_.add(reason.at, reason.path,
                        "a number has one standing, and `" + given.front() + "` is given already");
        }
    }
    if (given.empty()) {
        faults_.add(spot.at, spot.path,
                    "nothing says where the number comes from; one is needed of: source (an id of "
                    "the register), calibrated, assumed, policy");
    }
}

}  // namespace kinflow::scenario
