#include "sim/scenario/parameter_walker.h"

#include <algorithm>
#include <cctype>

#include "sim/scenario/check.h"
#include "sim/scenario/nearest.h"

namespace kinflow::scenario {

namespace {

bool has_word(const Node& item, const std::string& word) {
    return std::any_of(item.items.begin(), item.items.end(),
                       [&](const Node& n) { return n.is_scalar() && n.text == word; });
}

}  // namespace

bool is_index(const std::string& token) {
    return !token.empty() && token.size() < 6 &&
           std::all_of(token.begin(), token.end(), [](unsigned char c) { return std::isdigit(c); });
}

const Shape* shape_of(const Shape& object, const std::string& key) {
    const auto field = std::find_if(object.fields.begin(), object.fields.end(),
                                    [&](const Field& f) { return f.key == key; });
    return field == object.fields.end() ? nullptr : &field->shape;
}

void ParameterWalker::walk(const Shape& shape, const Node& node, const std::string& path,
                           std::size_t token) {
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

void ParameterWalker::fail(std::size_t token, std::string problem) {
    if (found.problem.empty() || token > furthest_) {
        furthest_ = token;
        found.problem = std::move(problem);
    }
}

void ParameterWalker::unknown(std::size_t token, const std::string& path,
                              const std::vector<std::string>& known) {
    fail(token, "there is no `" + tokens_[token] + "` in " +
                    (path.empty() ? "the scenario" : "`" + path + "`") + "; " +
                    suggestion(tokens_[token], known));
}

void ParameterWalker::ends_early(std::size_t token, const std::string& path,
                                 const std::vector<std::string>& known) {
    fail(token, "`" + path + "` is more than one number; it goes on with one of: " + listed(known));
}

void ParameterWalker::enter(const Shape& shape, const Node& node, std::size_t index,
                            const std::string& path, std::size_t token) {
    way_.push_back(index);
    walk(shape, node.items[index], path, token);
    way_.pop_back();
}

void ParameterWalker::walk_object(const Shape& shape, const Node& node, const std::string& path,
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

void ParameterWalker::walk_map(const Shape& shape, const Node& node, const std::string& path,
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

void ParameterWalker::walk_list(const Shape& shape, const Node& node, const std::string& path,
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

}  // namespace kinflow::scenario
