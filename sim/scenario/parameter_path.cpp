#include "sim/scenario/parameter_path.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "sim/scenario/check.h"
#include "sim/scenario/duration_forms.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalar.h"
#include "sim/scenario/shapes.h"

namespace kinflow::scenario {
namespace {

/// "routes[2].cut" as routes, 2, cut.
std::vector<std::string> split(const std::string& path) {
    std::vector<std::string> tokens(1);
    for (const char c : path) {
        if (c == '.' || c == '[') {
            if (!tokens.back().empty()) tokens.emplace_back();
        } else if (c != ']') {
            tokens.back() += c;
        }
    }
    if (tokens.back().empty()) tokens.pop_back();
    return tokens;
}

bool is_index(const std::string& token) {
    return !token.empty() && token.size() < 6 &&
           std::all_of(token.begin(), token.end(), [](unsigned char c) { return std::isdigit(c); });
}

bool has_word(const Node& item, const std::string& word) {
    return std::any_of(item.items.begin(), item.items.end(),
                       [&](const Node& n) { return n.is_scalar() && n.text == word; });
}

/// The units in which a change is told: by then every number has been sized to the area.
std::vector<Unit> plain(std::vector<Unit> units) {
    std::erase_if(units, [](const Unit& unit) { return !unit.per.empty(); });
    return units;
}

const Shape* shape_of(const Shape& object, const std::string& key) {
    const auto field = std::find_if(object.fields.begin(), object.fields.end(),
                                    [&](const Field& f) { return f.key == key; });
    return field == object.fields.end() ? nullptr : &field->shape;
}

class Walker {
  public:
    Walker(std::vector<std::string> tokens, bool in_pathway, bool whole_durations)
        : tokens_{std::move(tokens)}, in_pathway_{in_pathway}, whole_durations_{whole_durations} {}

    void walk(const Shape& shape, const Node& node, const std::string& path, std::size_t token) {
        switch (shape.form) {
            case Form::object:
                return walk_object(shape, node, path, token);
            case Form::map:
                return walk_map(shape, node, path, token);
            case Form::list:
                return walk_list(shape, node, path, token);
            case Form::quantity:
                return walk_quantity(shape, node, path, token);
            case Form::duration:
                return walk_duration(node, path, token);
            case Form::number:
                return walk_number(shape, path, token);
            default:
                return fail(token, "`" + path + "` is not a number; a policy changes numbers");
        }
    }

    Resolved found;

  private:
    bool at_end(std::size_t token) const { return token >= tokens_.size(); }

    /// The problem of the way that led furthest is the one that is told.
    void fail(std::size_t token, std::string problem) {
        if (found.problem.empty() || token > furthest_) {
            furthest_ = token;
            found.problem = std::move(problem);
        }
    }

    void unknown(std::size_t token, const std::string& path,
                 const std::vector<std::string>& known) {
        fail(token, "there is no `" + tokens_[token] + "` in " +
                        (path.empty() ? "the scenario" : "`" + path + "`") + "; " +
                        suggestion(tokens_[token], known));
    }

    void ends_early(std::size_t token, const std::string& path,
                    const std::vector<std::string>& known) {
        fail(token,
             "`" + path + "` is more than one number; it goes on with one of: " + listed(known));
    }

    void enter(const Shape& shape, const Node& node, std::size_t index, const std::string& path,
               std::size_t token) {
        way_.push_back(index);
        walk(shape, node.items[index], path, token);
        way_.pop_back();
    }

    void walk_object(const Shape& shape, const Node& node, const std::string& path,
                     std::size_t token) {
        std::vector<std::string> known;
        for (const Field& field : shape.fields) {
            const Form form = field.shape.form;
            const bool words = form == Form::text || form == Form::date || form == Form::boolean ||
                               form == Form::choice;
            if (!words && node.has(field.key)) known.push_back(field.key);
        }
        if (at_end(token)) return ends_early(token, path, known);
        const std::string& key = tokens_[token];
        const Shape* inner = shape_of(shape, key);
        if (inner != nullptr && node.has(key)) {
            const auto index = static_cast<std::size_t>(
                std::find(node.keys.begin(), node.keys.end(), key) - node.keys.begin());
            return enter(*inner, node, index, join(path, key), token + 1);
        }
        if (inner != nullptr) {
            return fail(token, "`" + join(path, key) +
                                   "` is left out of the scenario, so there is no value to change; "
                                   "write it there first");
        }
        // A further word that picks among the items of a list: exits.return_home.section_20.
        if (token > 0 && !path.empty() && path.back() == ']' && has_word(node, key)) {
            return walk_object(shape, node, path, token + 1);
        }
        unknown(token, path, known);
    }

    void walk_map(const Shape& shape, const Node& node, const std::string& path,
                  std::size_t token) {
        if (at_end(token)) return ends_early(token, path, node.keys);
        bool met = false;
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            if (tokens_[token] != "*" && node.keys[i] != tokens_[token]) continue;
            met = true;
            enter(shape.item.front(), node, i, join(path, node.keys[i]), token + 1);
        }
        if (!met) unknown(token, path, node.keys);
    }

    void walk_list(const Shape& shape, const Node& node, const std::string& path,
                   std::size_t token) {
        std::vector<std::string> known{"[0]"};
        for (const Node& item : node.items) {
            for (const char* key : {"to", "reason", "status"}) {
                const Node* word = item.find(key);
                if (word == nullptr) continue;
                if (std::find(known.begin(), known.end(), word->text) == known.end()) {
                    known.push_back(word->text);
                }
            }
        }
        if (at_end(token)) return ends_early(token, path, known);
        const std::string& key = tokens_[token];
        bool met = false;
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const bool this_one =
                key == "*" || (is_index(key) ? std::stoul(key) == i : has_word(node.items[i], key));
            if (!this_one) continue;
            met = true;
            enter(shape.item.front(), node, i, join(path, i), token + 1);
        }
        if (!met) unknown(token, path, known);
    }

    Leaf leaf(const std::string& path) const {
        Leaf made;
        made.in_pathway = in_pathway_;
        made.way = way_;
        made.path = path;
        made.owner_path = in_pathway_ ? join("pathway", owner_path_) : owner_path_;
        made.owner = owner_;
        return made;
    }

    void own(const std::string& path) {
        owner_ = way_;
        owner_path_ = path;
    }

    /// All numbers below a node, or the one that the next token picks.
    void take(const Node& node, const std::string& path, std::size_t token, Leaf pattern,
              Aim& aim) {
        if (node.is_list()) {
            if (!at_end(token)) {
                const std::string& key = tokens_[token];
                if (!is_index(key) || std::stoul(key) >= node.items.size()) {
                    return fail(token, "`" + path + "` has the numbers [0] to [" +
                                           std::to_string(node.items.size() - 1) + "], not `" +
                                           key + "`");
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

    void take_part(const Node& node, std::size_t index, const std::string& path, std::size_t token,
                   const Range& range, const std::vector<Unit>& units, Aim& aim) {
        Leaf pattern = leaf(path);
        pattern.way.push_back(index);
        pattern.range = range;
        pattern.units = units;
        pattern.part = node.keys[index];
        take(node.items[index], path, token, pattern, aim);
    }

    void add(Aim aim) {
        if (!aim.leaves.empty()) found.aims.push_back(std::move(aim));
    }

    void walk_quantity(const Shape& shape, const Node& node, const std::string& path,
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
                take_part(node, i, inner, token + (named ? 1 : 0), part.range, plain(shape.units),
                          aim);
            }
        }
        add(std::move(aim));
    }

    void walk_duration(const Node& node, const std::string& path, std::size_t token) {
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
            const std::vector<Unit> units =
                parameter.is_time ? duration_units() : std::vector<Unit>{};
            take_part(node, index, join(path, parameter.key), token + 1, parameter.range, units,
                      aim);
        }
        // Of [probability, value], only the value is a time.
        if (form->distribution == "empirical" && at_end(token)) {
            std::erase_if(aim.leaves, [](const Leaf& l) { return l.way.back() == 0; });
            aim.rows.clear();
        }
        if (aim.leaves.empty() && !at_end(token)) return unknown(token, path, known);
        add(std::move(aim));
    }

    void walk_number(const Shape& shape, const std::string& path, std::size_t token) {
        if (!at_end(token)) return fail(token, "`" + path + "` is a number and has no parts");
        own(path);
        Leaf number = leaf(path);
        number.range = shape.range;
        number.in_owner = false;
        Aim aim;
        aim.leaves.push_back(std::move(number));
        add(std::move(aim));
    }

    std::vector<std::string> tokens_;
    bool in_pathway_;
    bool whole_durations_;
    std::vector<std::size_t> way_;
    std::vector<std::size_t> owner_;
    std::string owner_path_;
    std::size_t furthest_ = 0;
};

/// What describes the start or the files themselves stays as it is under every policy.
bool is_fixed(const std::string& key) {
    static const std::vector<std::string> fixed{
        "kinflow", "name", "title",   "description",         "overlays",     "register",
        "start",   "end",  "pathway", "population_under_18", "start_stocks", "targets"};
    return std::find(fixed.begin(), fixed.end(), key) != fixed.end();
}

}  // namespace

Resolved resolve(const std::string& path, const Trees& trees, bool whole_durations) {
    std::vector<std::string> tokens = split(path);
    Resolved none;
    const bool marked = tokens.size() > 1 && tokens.front() == "pathway";
    if (marked) tokens.erase(tokens.begin());
    if (tokens.empty()) {
        none.problem = "a key path is needed, such as teams.assessment.staff";
        return none;
    }
    static const Shape area = area_shape();
    static const Shape pathway = pathway_shape();
    const bool in_pathway = marked || tokens.front() == "stages";
    if (!in_pathway && is_fixed(tokens.front())) {
        none.problem = "`" + tokens.front() +
                       "` says where and when the scenario starts, which is the same under every "
                       "policy";
        return none;
    }
    if (in_pathway && !trees.pathway) return none;
    Shape open = in_pathway ? pathway : area;
    std::erase_if(open.fields,
                  [](const Field& field) { return is_fixed(field.key) && field.key != "stages"; });
    if (!in_pathway && shape_of(open, tokens.front()) == nullptr &&
        nearest(tokens.front(), {"stages"})) {
        none.problem = "there is no `" + tokens.front() + "`; did you mean `stages`?";
        return none;
    }
    Walker walker{std::move(tokens), in_pathway, whole_durations};
    walker.walk(open, in_pathway ? *trees.pathway : trees.area, "", 0);
    return std::move(walker.found);
}

const Node& follow(const Trees& trees, bool in_pathway, const std::vector<std::size_t>& way) {
    const Node* node = in_pathway ? &*trees.pathway : &trees.area;
    for (const std::size_t index : way) node = &node->items[index];
    return *node;
}

Node& follow(Trees& trees, bool in_pathway, const std::vector<std::size_t>& way) {
    return const_cast<Node&>(follow(std::as_const(trees), in_pathway, way));
}

}  // namespace kinflow::scenario
