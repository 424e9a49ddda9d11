// Whatever stands in a file, loading it ends with a scenario or with faults; it never throws, hangs
// or crashes.
#include <gtest/gtest.h>

#include "sim/core/random.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {
namespace {

std::size_t below(core::Stream& stream, std::size_t limit) {
    return static_cast<std::size_t>(stream.uniform() * static_cast<double>(limit));
}

/// Deletes, doubles, swaps or overwrites a piece of a text.
void damage(std::string& text, core::Stream& stream) {
    const std::string letters = "{}[]:,-&*!|>'\"#%@`?~ \n\t\\0aZ9.";
    const std::size_t at = below(stream, text.size());
    const std::size_t length = 1 + below(stream, 30);
    switch (below(stream, 5)) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, text.substr(below(stream, text.size()), length));
            break;
        case 2:
            text[at] = letters[below(stream, letters.size())];
            break;
        case 3:
            text.insert(at, 1, letters[below(stream, letters.size())]);
            break;
        default:
            text[at] = static_cast<char>(below(stream, 256));
            break;
    }
}

TEST(DamagedFiles, GiveFaultsOrAScenarioAndNothingElse) {
    int with_faults = 0;
    constexpr int trials = 600;
    for (int trial = 0; trial < trials; ++trial) {
        core::Stream stream({20130401, 0}, static_cast<std::uint64_t>(trial), 1);
        Texts texts = small_scenario();
        auto& [name, text] =
            *std::next(texts.begin(), static_cast<long>(below(stream, texts.size())));
        const std::size_t times = 1 + below(stream, 3);
        for (std::size_t k = 0; k < times; ++k) damage(text, stream);
        Loaded loaded;
        ASSERT_NO_THROW(loaded = load_scenario_text(texts, area_file)) << text;
        EXPECT_NE(loaded.scenario.has_value(), !loaded.faults.empty()) << text;
        with_faults += loaded.faults.empty() ? 0 : 1;
    }
    EXPECT_GT(with_faults, trials / 2);
}

TEST(DamagedFiles, MayEndAnywhere) {
    const std::string whole = small_scenario().at(area_file);
    for (std::size_t size = 0; size < whole.size(); size += 37) {
        Texts texts = small_scenario();
        texts[area_file] = whole.substr(0, size);
        ASSERT_NO_THROW((void)load_scenario_text(texts, area_file)) << size;
    }
}

TEST(DamagedFiles, MayBeMadeOfTheWrongThings) {
    for (const char* text :
         {"[]", "{}", "x", "5", "[[[]]]", "{a: {b: [c]}}", "{teams: [a, b]}",
          "{kinflow: area, teams: 5, demand: {channels: [x]}, pathway: [y]}",
          "{kinflow: [area], overlays: {a: b}, register: 7, targets: {x: y}}",
          "{placements: {types: [a]}, start_stocks: {placement_shares: {a: 1}}}"}) {
        Texts texts = small_scenario();
        texts[area_file] = text;
        Loaded loaded;
        ASSERT_NO_THROW(loaded = load_scenario_text(texts, area_file)) << text;
        EXPECT_FALSE(loaded.faults.empty()) << text;
    }
    for (const char* text :
         {"[]", "{stages: [a]}", "{kinflow: pathway, stages: {a: 1, b: [c], c: {}}}",
          "{stages: {a: {routes: {to: b}, escalate: 5}}}"}) {
        Texts texts = small_scenario();
        texts[pathway_file] = text;
        ASSERT_NO_THROW((void)load_scenario_text(texts, area_file)) << text;
    }
}

}  // namespace
}  // namespace kinflow::scenario::test
