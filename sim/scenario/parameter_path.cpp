#include "sim/scenario/parameter_path.h"

#include <algorithm>
#include <utility>

#include "sim/scenario/nearest.h"
#include "sim/scenario/parameter_walker.h"
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
    ParameterWalker walker{std::move(tokens), in_pathway, whole_durations};
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
