#include "sim/scenario/care_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "sim/scenario/load_scenario.h"
#include "sim/scenario/register.h"
#include "sim/scenario/scalar.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario::test {
namespace {

const std::filesystem::path root{KINFLOW_SOURCE_DIR};
const std::filesystem::path shipped = root / "scenarios/studies/markov-looked-after.yaml";

std::string small(const std::string& share, const std::string& weights) {
    const std::string made = "{value: 10, assumed: as made up}";
    const std::string rest = ", entries: " + made + ", before: " + made + ", after: " + made +
                             ", started: " + made + ", left: " + made;
    return "kinflow: flows\nname: f\ntitle: F\nages:\n  - {age: young, mix: " + made + rest +
           ", for_adoption: {value: " + share +
           ", assumed: as made up}}\n  - {age: old, mix: " + made + rest +
           "}\nleft_at_18: " + made + "\nplacements:\n  - {placement: p, children: [" + made +
           "], by_age: {values: " + weights +
           ", assumed: as made up}}\nadoption: {children: " + made + ", before: " + made +
           ", after: " + made + ", adopted: " + made + "}\nmoves: " + made + "\n";
}

std::vector<std::string> faults_of(const std::string& text) {
    std::vector<std::string> lines;
    for (const core::Fault& fault : check_file_text({{"f.yaml", text}}, "f.yaml")) {
        lines.push_back(core::to_string(fault));
    }
    return lines;
}

TEST(CareFigures, HaveNoFaultsWhereEveryBandHasItsPlace) {
    EXPECT_THAT(faults_of(small("1", "[1, 1]")), ::testing::IsEmpty());
}

TEST(CareFigures, SayAtOnceWhatDoesNotAddUp) {
    EXPECT_THAT(faults_of(small("0.5", "[1]")),
                ::testing::UnorderedElementsAre(
                    ::testing::HasSubstr("their `for_adoption` add up to 0.5; to 1 is needed"),
                    ::testing::HasSubstr("found 1 weights for 2 age bands"),
                    ::testing::HasSubstr("ages[1]: has no weight in any placement")));
}

/// Every number that cites an entry is one of its figures, or the sum of some of them.
void expect_cited(const Node& node, const Register& evidence, int& met) {
    const auto value = number_in(at(node, "value"));
    const Entry* entry = evidence.find(at(node, "source").text);
    if (value && entry != nullptr) {
        ++met;
        bool found = false;
        for (const auto& [one, number] : entry->values) {
            found = found || number == *value;
            for (const auto& [other, second] : entry->values) {
                found = found || (one != other && number + second == *value);
            }
        }
        EXPECT_TRUE(found) << entry->id << " has no " << *value;
    }
    for (const Node& item : node.items) expect_cited(item, evidence, met);
}

TEST(CareFigures, ThatAreShippedAreThoseOfTheRegister) {
    SourceFiles files{read_from_disk};
    const auto tree = files.open(shipped.string());
    ASSERT_TRUE(tree);
    Register evidence;
    open_registers(*tree, files, evidence);
    int met = 0;
    expect_cited(*tree, evidence, met);
    EXPECT_EQ(met, 43);
    EXPECT_TRUE(open_flows(shipped.string(), files, evidence));
}

}  // namespace
}  // namespace kinflow::scenario::test
