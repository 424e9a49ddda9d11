#include "sim/scenario/json_schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "sim/scenario/check.h"
#include "sim/scenario/scalar.h"
#include "sim/scenario/shapes.h"
#include "tests/sim/scenario/small_scenario.h"
#include "tests/support/json_schema_check.h"

namespace kinflow::scenario::test {
namespace {

using ::testing::IsEmpty;
using Json = nlohmann::ordered_json;

Json json_of(const Node& node) {
    if (node.is_map()) {
        Json json = Json::object();
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            json[node.keys[i]] = json_of(node.items[i]);
        }
        return json;
    }
    if (node.is_list()) {
        Json json = Json::array();
        for (const Node& item : node.items) json.push_back(json_of(item));
        return json;
    }
    if (node.kind == Node::Kind::null) return nullptr;
    if (const auto number = number_in(node)) return *number;
    if (is_plain_bool(node)) return node.text == "true";
    return node.text;
}

Node tree_of(const std::string& text) {
    FaultList faults;
    return parse_tree(text, 0, faults).value();
}

std::vector<std::string> checker_faults(const Shape& shape, const Node& tree) {
    FaultList faults;
    check(shape, tree, "", tree.place, {}, faults);
    std::vector<std::string> lines;
    for (const auto& fault : faults.sorted({})) lines.push_back(core::to_string(fault));
    return lines;
}

/// What one file's schema cannot say: relations between numbers.
bool beyond_a_schema(const std::string& fault) {
    for (const char* words : {"does not rise", "below the number before it",
                              "the probabilities must", "the values must not fall"}) {
        if (fault.find(words) != std::string::npos) return true;
    }
    return false;
}

Node scalar(const std::string& text, bool plain = true) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = text;
    node.plain = plain;
    return node;
}

/// One thing done wrong, or at least differently, at one place of a tree.
using Change = std::function<void(Node&)>;

std::vector<Change> changes() {
    std::vector<Change> all;
    for (const char* text : {"-1", "1.5", "1000", "true", "word", "2013-02-30", "2013-03-30"}) {
        all.emplace_back([text](Node& node) { node = scalar(text); });
    }
    all.emplace_back([](Node& node) { node = scalar("5", false); });
    all.emplace_back([](Node& node) { node = scalar("", false); });
    all.emplace_back([](Node& node) { node = Node{}; });
    all.emplace_back([](Node& node) {
        node = Node{};
        node.kind = Node::Kind::list;
    });
    all.emplace_back([](Node& node) {
        node = Node{};
        node.kind = Node::Kind::map;
    });
    all.emplace_back([](Node& node) {  // a key too many, or an item
        if (node.is_map()) {
            node.keys.emplace_back("unheard_of");
            node.key_places.push_back(node.place);
        }
        if (node.is_map() || node.is_list()) node.items.push_back(scalar("1"));
    });
    all.emplace_back([](Node& node) {  // the last key, or item, too few
        if (node.items.empty()) return;
        node.items.pop_back();
        if (node.is_map()) {
            node.keys.pop_back();
            node.key_places.pop_back();
        }
    });
    all.emplace_back([](Node& node) {  // a key in capitals
        if (node.is_map() && !node.keys.empty()) node.keys.front() = "KEY";
    });
    return all;
}

/// Pointers to every node of a tree, parents first.
void gather(Node& node, std::vector<Node*>& all) {
    all.push_back(&node);
    for (Node& item : node.items) gather(item, all);
}

void expect_agreement(const Shape& shape, const Node& original) {
    const kinflow::test::JsonSchema schema{Json::parse(json_schema(shape, "test"))};
    EXPECT_THAT(checker_faults(shape, original), IsEmpty());
    EXPECT_EQ(schema.fault(json_of(original)), "");
    Node tree = original;
    std::vector<Node*> places;
    gather(tree, places);
    const std::vector<Change> all = changes();
    std::size_t refused = 0;
    // From the last to the first: a change moves what is inside the place, and only that.
    for (std::size_t i = places.size(); i-- > 0;) {
        // Every third change at each place, in turn: the whole product would take a minute.
        for (std::size_t k = i % 3; k < all.size(); k += 3) {
            const Node before = *places[i];
            all[k](*places[i]);
            auto faults = checker_faults(shape, tree);
            const Json document = json_of(tree);
            const auto refusal = schema.fault(document);
            refused += refusal.empty() ? 0U : 1U;
            faults.erase(std::remove_if(faults.begin(), faults.end(), beyond_a_schema),
                         faults.end());
            ASSERT_EQ(faults.empty(), refusal.empty())
                << document.dump(1) << "\nchecker: " << ::testing::PrintToString(faults)
                << "\nschema: " << refusal;
            *places[i] = before;
        }
    }
    EXPECT_GT(refused, places.size());  // most changes are mistakes
}

TEST(JsonSchema, AgreesWithTheCheckerOnAnyChangeOfAnArea) {
    expect_agreement(area_shape(), tree_of(small_scenario().at(area_file)));
}

TEST(JsonSchema, AgreesWithTheCheckerOnAnyChangeOfAPathway) {
    expect_agreement(pathway_shape(), tree_of(small_scenario().at(pathway_file)));
}

TEST(JsonSchema, AgreesWithTheCheckerOnAnyChangeOfARegister) {
    expect_agreement(register_shape(), tree_of(small_scenario().at(register_file)));
}

TEST(JsonSchema, AgreesWithTheCheckerOnAnyChangeOfAnOverlay) {
    expect_agreement(overlay_shape(), tree_of(R"(kinflow: overlay
name: x
title: X
teams:
  workers:
    staff: {value: 4, unit: fte, policy: more}
pathway:
  stages:
    plan:
      review: {distribution: empirical, points: [[0, 1], [1, 2]], unit: weeks, policy: x}
      routes:
        - {to: closed, outcome: need_met}
)"));
}

}  // namespace
}  // namespace kinflow::scenario::test
