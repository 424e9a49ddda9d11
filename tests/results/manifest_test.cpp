#include "results/manifest.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

TEST(Manifest, TheHashIsFnv1aOf64Bits) {
    // Test vectors of draft-eastlake-fnv, appendix C.
    EXPECT_EQ(scenario_hash(""), "cbf29ce484222325");
    EXPECT_EQ(scenario_hash("a"), "af63dc4c8601ec8c");
    EXPECT_EQ(scenario_hash("foobar"), "85944171f73967e8");
}

TEST(Manifest, SaysWhoRanWhat) {
    const auto scenario = sample::scenario();
    const auto manifest = nlohmann::json::parse(manifest_json(sample::results(scenario)));
    EXPECT_EQ(manifest["kinflow"], "0.1.0");
    EXPECT_EQ(manifest["scenario"]["name"], "sample");
    EXPECT_EQ(manifest["scenario"]["hash"], "0123456789abcdef");
    EXPECT_EQ(manifest["scenario"]["start"], "2013-01-01");
    EXPECT_EQ(manifest["seed"], 7);
    EXPECT_EQ(manifest["replications"], 3);
    EXPECT_TRUE(manifest["precision"].is_null());
    EXPECT_GE(manifest["machine"]["threads"], 1);
}

TEST(Manifest, ListsEveryParameterWithItsSource) {
    const auto scenario = sample::scenario();
    const auto manifest = nlohmann::json::parse(manifest_json(sample::results(scenario)));
    ASSERT_EQ(manifest["parameters"].size(), scenario.provenance.size());
    EXPECT_EQ(manifest["parameters"][0]["path"], "population_under_18");
    EXPECT_EQ(manifest["parameters"][0]["standing"], "observed");
    EXPECT_EQ(manifest["parameters"][0]["source"], "register.entry");
    EXPECT_EQ(manifest["parameters"][0]["line"], 7);
}

TEST(Manifest, OnlyMachineAndTimingDependOnTheRun) {
    const auto scenario = sample::scenario();
    auto results = sample::results(scenario);
    auto first = nlohmann::json::parse(manifest_json(results));
    results.info.threads = 64;
    results.info.seconds = 1000.0;
    auto second = nlohmann::json::parse(manifest_json(results));
    EXPECT_NE(first, second);
    for (auto* manifest : {&first, &second}) {
        manifest->erase("machine");
        manifest->erase("timing");
    }
    EXPECT_EQ(first, second);
}

TEST(Manifest, IsWrittenEvenWhenALabelIsNotUtf8) {
    auto scenario = sample::scenario();
    scenario.title = "\xff";
    const auto manifest = nlohmann::json::parse(manifest_json(sample::results(scenario)));
    EXPECT_EQ(manifest["scenario"]["title"], "\xEF\xBF\xBD");  // U+FFFD
}

}  // namespace
}  // namespace kinflow::results
