#include "sim/scenario/check.h"

#include <algorithm>

#include "sim/scenario/checker.h"
#include "sim/scenario/nearest.h"

namespace kinflow::scenario {
namespace {

bool is_name(const std::string& word) {
    return !word.empty() && word.front() >= 'a' && word.front() <= 'z' &&
           word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

}  // namespace

const std::vector<std::string>& standing_words() {
    static const std::vector<std::string> words{"source", "calibrated", "assumed", "policy"};
    return words;
}

void check(const Shape& shape, const Node& node, const std::string& path, Place at,
           const KnownNames& names, FaultList& faults) {
    Checker{names, faults}.check(shape, {node, path, at});
}

Spot Spot::child(std::size_t index) const {
    const Node& item = node.items[index];
    if (node.is_list()) return {item, join(path, index), item.place};
    return {item, join(path, node.keys[index]), node.key_places[index]};
}

void Checker::check(const Shape& shape, const Spot& spot) {
    switch (shape.form) {
        case Form::object:
            return check_object(shape, spot);
        case Form::map:
            return check_map(shape, spot);
        case Form::list:
            return check_list(shape, spot);
        case Form::text:
            return check_text(shape, spot);
        case Form::choice:
            return check_choice(shape.words, spot);
        case Form::date:
            return check_date(spot);
        case Form::boolean:
            return check_boolean(spot);
        case Form::number:
            check_number(shape.range, &no_unit(), spot);
            return;
        case Form::values:
            return check_values(spot);
        case Form::figure:
            return check_figure(spot);
        case Form::quantity:
            return check_quantity(shape, spot);
        case Form::duration:
            return check_duration(spot);
    }
}

void Checker::check_object(const Shape& shape, const Spot& spot) {
    if (!expect(Node::Kind::map, "a map", spot)) return;
    std::vector<std::string> known;
    for (const Field& field : shape.fields) {
        known.push_back(field.key);
        if (field.required && !spot.node.has(field.key)) {
            faults_.add(spot.at, join(spot.path, field.key), "missing: " + field.doc);
        }
    }
    check_keys(known, spot);
    for (std::size_t i = 0; i < spot.node.items.size(); ++i) {
        const auto field = std::find_if(shape.fields.begin(), shape.fields.end(),
                                        [&](const Field& f) { return f.key == spot.node.keys[i]; });
        if (field != shape.fields.end()) check(field->shape, spot.child(i));
    }
}

void Checker::check_map(const Shape& shape, const Spot& spot) {
    if (!expect(Node::Kind::map, "a map of names", spot)) return;
    for (std::size_t i = 0; i < spot.node.items.size(); ++i) {
        const Spot inner = spot.child(i);
        const std::string& name = spot.node.keys[i];
        if (!is_name(name)) {
            faults_.add(inner.at, inner.path,
                        "`" + name +
                            "` is not a name; allowed: lower-case "
                            "letters, digits and underscores, a letter first");
        } else {
            check_name(name, shape.refers, inner.path, inner.at);
        }
        check(shape.item.front(), inner);
    }
}

void Checker::check_list(const Shape& shape, const Spot& spot) {
    if (!expect(Node::Kind::list, "a list", spot)) return;
    for (std::size_t i = 0; i < spot.node.items.size(); ++i) {
        check(shape.item.front(), spot.child(i));
    }
}

void Checker::check_keys(const std::vector<std::string>& known, const Spot& spot) {
    for (std::size_t i = 0; i < spot.node.keys.size(); ++i) {
        const std::string& key = spot.node.keys[i];
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        // {unit: a, b} is read as two keys, the second without a value.
        const bool cut_off = spot.node.items[i].kind == Node::Kind::null && i > 0;
        faults_.add(spot.node.key_places[i], join(spot.path, key),
                    "unknown key; " + suggestion(key, known) +
                        (cut_off ? "; inside { } a text that has a comma must be in quotes" : ""));
    }
}

bool Checker::expect(Node::Kind kind, const std::string& needed, const Spot& spot) {
    if (spot.node.kind == kind) return true;
    wrong(spot, needed);
    return false;
}

void Checker::wrong(const Spot& spot, const std::string& needed) {
    const Place at = spot.node.kind == Node::Kind::null ? spot.at : spot.node.place;
    faults_.add(at, spot.path, "found " + what_is(spot.node) + "; " + needed + " is needed");
}

}  // namespace kinflow::scenario
