// The end of a parameter's way: the numbers of a quantity or of a distribution.

#include <algorithm>

#include "sim/scenario/check.h"
#include "sim/scenario/duration_forms.h"
#include "sim/scenario/parameter_walker.h"

namespace kinflow::scenario {

namespace {

/// The units in which a change is told: by then every number has been sized to the area.
std::vector<Unit> plain(std::vector<Unit> units) {
    std::erase_if(units, [](const Unit& unit) { return !unit.per.empty(); });
    return units;
}

}  // namespace

Leaf ParameterWalker::leaf(const std::string& path) const {
    Leaf made;
    made.in_pathway = in_pathway_;
    made.way = way_;
    made.path = path;
    made.owner_path = in_pathway_ ? join("pathway", owner_path_) : owner_path_;
    made.owner = owner_;
    return made;
}

void ParameterWalker::own(const std::string& path) {
    owner_ = way_;
    owner_path_ = path;
}

void ParameterWalker::take(const Node& node, const std::string& path, std::size_t token,
                           Leaf pattern, Aim& aim) {
    if (node.is_list()) {
        if (!at_end(token)) {
            const std::string& key = tokens_[token];
            if (!is_index(key) || std::stoul(key) >= node.items.size()) {
                return fail(token, "`" + path + "` has the numbers [0] to [" +
                                       std::to_string(node.items.size() - 1) + "], not `" + key +
                                       "`");
            }
            const std::size_t index = std::stoul(key);
            pattern.way.push_back(index);
            return take(node.items[index], join(path, index), token + 1, pattern, aim);
        }
        if (!node.items.empty() && !node.items.front().is_list()) {
            aim.rows.push_back(node.items.size());
        }
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            Leaf inner = pattern;
            inner.way.push_back(i);
            take(node.items[i], join(path, i), token, inner, aim);
        }
        return;
    }
    if (!at_end(token)) return fail(token, "`" + path + "` is a number and has no parts");
    pattern.path = path;
    aim.leaves.push_back(std::move(pattern));
}

void ParameterWalker::take_part(const Node& node, std::size_t index, const std::string& path,
                                std::size_t token, const Range& range,
                                const std::vector<Unit>& units, Aim& aim) {
    Leaf pattern = leaf(path);
    pattern.way.push_back(index);
    pattern.range = range;
    pattern.units = units;
    pattern.part = node.keys[index];
    take(node.items[index], path, token, pattern, aim);
}

void ParameterWalker::add(Aim aim) {
    if (!aim.leaves.empty()) found.aims.push_back(std::move(aim));
}

void ParameterWalker::walk_quantity(const Shape& shape, const Node& node, const std::string& path,
                                    std::size_t token) {
    own(path);
    Aim aim;
    if (node.is_scalar()) {  // a word such as `unlimited`
        Leaf word = leaf(path);
        word.range = shape.parts.front().range;
        word.units = plain(shape.units);
        word.is_word = true;
        word.part = shape.parts.front().key;
        aim.leaves.push_back(std::move(word));
        return add(std::move(aim));
    }
    std::vector<std::string> parts;
    for (const Part& part : shape.parts) parts.push_back(part.key);
    const bool named =
        !at_end(token) && std::find(parts.begin(), parts.end(), tokens_[token]) != parts.end();
    if (parts.size() > 1 && !named) {
        return at_end(token) ? ends_early(token, path, parts) : unknown(token, path, parts);
    }
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        for (const Part& part : shape.parts) {
            if (part.key != node.keys[i] || (named && part.key != tokens_[token])) continue;
            const std::string inner = parts.size() > 1 ? join(path, part.key) : path;
            take_part(node, i, inner, token + (named ? 1 : 0), part.range, plain(shape.units), aim);
        }
    }
    add(std::move(aim));
}

void ParameterWalker::walk_duration(const Node& node, const std::string& path, std::size_t token) {
    own(path);
    const DurationForm* form = form_of(node);
    if (form == nullptr) return;
    std::vector<std::string> known;
    for (const Parameter& parameter : form->parameters) known.push_back(parameter.key);
    if (at_end(token) && !whole_durations_) return ends_early(token, path, known);
    Aim aim;
    for (const Parameter& parameter : form->parameters) {
        const bool meant = at_end(token) ? parameter.is_time : parameter.key == tokens_[token];
        const auto key = std::find(node.keys.begin(), node.keys.end(), parameter.key);
        if (!meant || key == node.keys.end()) continue;
        const auto index = static_cast<std::size_t>(key - node.keys.begin());
        const std::vector<Unit> units = parameter.is_time ? duration_units() : std::vector<Unit>{};
        take_part(node, index, join(path, parameter.key), token + 1, parameter.range, units, aim);
    }
    // Of [probability, value], only the value is a time.
    if (form->distribution == "empirical" && at_end(token)) {
        std::erase_if(aim.leaves, [](const Leaf& l) { return l.way.back() == 0; });
        aim.rows.clear();
    }
    if (aim.leaves.empty() && !at_end(token)) return unknown(token, path, known);
    add(std::move(aim));
}

void ParameterWalker::walk_number(const Shape& shape, const std::string& path, std::size_t token) {
    if (!at_end(token)) return fail(token, "`" + path + "` is a number and has no parts");
    own(path);
    Leaf number = leaf(path);
    number.range = shape.range;
    number.in_owner = false;
    Aim aim;
    aim.leaves.push_back(std::move(number));
    add(std::move(aim));
}

}  // namespace kinflow::scenario
