#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/load_comparison.h"
#include "tests/sim/scenario/small_scenario.h"

namespace kinflow::scenario::test {

// Policies over the small scenario, written in a line of a test.

inline const std::string file = "policies/p.yaml";

inline std::string policy_of(const std::string& body, const std::string& name = "p") {
    return "kinflow: policy\nname: " + name + "\ntitle: A policy\n" + body;
}

inline Texts with(const std::string& body) {
    Texts texts = small_scenario();
    texts[file] = policy_of(body);
    return texts;
}

inline LoadedComparison load(const Texts& texts, const std::vector<std::string>& policies = {file},
                             const PerceivedNeed& perceived = {}) {
    return load_comparison_text(texts, area_file, policies, perceived);
}

inline std::vector<std::string> faults(const LoadedComparison& loaded) {
    std::vector<std::string> lines;
    for (const core::Fault& fault : loaded.faults) lines.push_back(core::to_string(fault));
    return lines;
}

/// The only policy of a comparison that has no faults.
inline model::Policy the_policy(const std::string& body) {
    LoadedComparison loaded = load(with(body));
    EXPECT_THAT(faults(loaded), testing::ElementsAre());
    if (!loaded.baseline) throw std::logic_error("the policy has faults");
    return std::move(loaded.policies.front());
}

/// The only fault.
inline std::string the_fault(const std::string& body) {
    const auto all = faults(load(with(body)));
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? "" : all.front();
}

inline std::vector<std::string> dates(const model::Policy& policy) {
    std::vector<std::string> all;
    for (const auto& phase : policy.phases) all.push_back(core::to_iso(phase.from));
    return all;
}

inline std::string change(const std::string& words) {
    return "changes:\n  - {" + words + ", from: 2013-06-01, policy: a choice}\n";
}

inline double staff(const model::DatedScenario& phase) {
    return phase.scenario.teams[1].full_time_equivalents;
}

inline std::string lever(const std::string& words) {
    return "levers:\n  - {lever: " + words + ", from: 2013-06-01, policy: a choice}\n";
}

}  // namespace kinflow::scenario::test
