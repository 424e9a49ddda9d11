#include "sim/scenario/tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/scalar.h"

namespace kinflow::scenario {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Parsed {
    std::optional<Node> tree;
    std::vector<std::string> faults;
};

Parsed parse(const std::string& text) {
    FaultList faults;
    Parsed parsed{parse_tree(text, 0, faults), {}};
    for (const auto& fault : faults.sorted({"x.yaml"})) {
        parsed.faults.push_back(core::to_string(fault));
    }
    return parsed;
}

TEST(Tree, KnowsWhereEveryKeyAndValueStands) {
    const auto [tree, faults] = parse("a: 1\nb:\n  - {c: two}\n");
    ASSERT_THAT(faults, IsEmpty());
    EXPECT_EQ(tree->key_places[1], (Place{0, 2, 1}));
    const Node& two = *tree->find("b")->items[0].find("c");
    EXPECT_EQ(two.text, "two");
    EXPECT_EQ(two.place, (Place{0, 3, 9}));
}

TEST(Tree, TellsQuotedFromPlainScalars) {
    const auto tree = parse("a: 5\nb: '5'\nc: true\nd: 'true'\ne: 2013-04-01\n").tree;
    EXPECT_EQ(number_in(*tree->find("a")), 5.0);
    EXPECT_TRUE(is_text(*tree->find("b")));
    EXPECT_TRUE(is_plain_bool(*tree->find("c")));
    EXPECT_TRUE(is_text(*tree->find("d")));
    EXPECT_TRUE(is_text(*tree->find("e")));
}

TEST(Tree, ReadsTheNumbersOfYaml) {
    const auto tree =
        parse("[1, +2.5, -3e2, .5, 1., 0x10, 1_000, nan, infinity, 1.2.3, '']\n").tree;
    std::vector<bool> numbers;
    for (const Node& item : tree->items) numbers.push_back(is_plain_number(item));
    EXPECT_THAT(numbers, ElementsAre(true, true, true, true, true, false, false, false, false,
                                     false, false));
    EXPECT_EQ(number_in(tree->items[2]), -300.0);
}

TEST(Tree, CopiesAnAliasWithThePlaceOfItsAnchor) {
    const auto [tree, faults] = parse("a: &x {k: 1}\nb: *x\n");
    ASSERT_THAT(faults, IsEmpty());
    EXPECT_EQ(tree->find("b")->find("k")->place, (Place{0, 1, 11}));
}

TEST(Tree, SaysThatAFileIsEmpty) {
    for (const char* text : {"", "\n\n", "# only a comment\n", "---\n", "~\n"}) {
        EXPECT_THAT(parse(text).faults,
                    ElementsAre("x.yaml:1:1: error: the file is empty; a map of keys is needed"))
            << text;
    }
}

TEST(Tree, ReportsWhatIsNotYaml) {
    const auto [tree, faults] = parse("a: 1\nb: [1, 2\nc: 3\n");
    EXPECT_FALSE(tree.has_value());
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_THAT(faults[0], HasSubstr("x.yaml:3:2: error: not valid YAML: "));
}

TEST(Tree, FindsAKeyThatIsGivenTwice) {
    const auto [tree, faults] = parse("a: 1\nb: {c: 1, d: 2, c: 3}\na: 2\n");
    EXPECT_THAT(faults, ElementsAre("x.yaml:2:17: error: b.c: the key `c` is given twice",
                                    "x.yaml:3:1: error: a: the key `a` is given twice"));
    EXPECT_EQ(tree->find("a")->text, "1");
}

TEST(Tree, StopsAtAnAliasInsideItsOwnAnchor) {
    const auto [tree, faults] = parse("a: &a [1, *a]\n");
    EXPECT_THAT(faults, ElementsAre("x.yaml:1:11: error: a[1]: an alias inside the content of its "
                                    "own anchor"));
    EXPECT_EQ(tree->find("a")->items.size(), 2U);
}

TEST(Tree, DoesNotLetAliasesGrowWithoutBound) {
    std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
        for (int k = 0; k < 9; ++k) text += ", " + before;
        text += "]\n";
    }
    const auto [tree, faults] = parse(text);
    EXPECT_FALSE(tree.has_value());
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_THAT(faults[0], HasSubstr("the file grows beyond 200000 values here"));
}

TEST(Tree, DoesNotNestWithoutBound) {
    const auto deep = parse(std::string(100, '[') + std::string(100, ']'));
    EXPECT_THAT(deep.faults, ElementsAre("x.yaml:1:61: error: nested deeper than 60 levels"));
    std::string text = "a0: &a0 [x]\n";
    for (int i = 1; i < 80; ++i) {
        const std::string n = std::to_string(i);
        text += "a" + n + ": &a" + n + " [*a" + std::to_string(i - 1) + "]\n";
    }
    ASSERT_EQ(parse(text).faults.size(), 1U);
    EXPECT_THAT(parse(text).faults[0], HasSubstr("nested deeper than 60 levels"));
}

TEST(Tree, RefusesTabsInTheIndentation) {
    EXPECT_THAT(
        parse("a:\n\tb: 1\n  c: 2\n \td: 3\n").faults,
        ElementsAre("x.yaml:2:1: error: a tab in the indentation; only spaces are allowed",
                    "x.yaml:4:2: error: a tab in the indentation; only spaces are allowed"));
    EXPECT_THAT(parse("a: 'x\ty'\n").faults, IsEmpty());
}

TEST(Tree, RefusesBytesThatAreNotUtf8) {
    const std::string message = " error: a byte that is not UTF-8; save the file as UTF-8";
    for (const char* bytes : {"\xE9", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82"}) {
        EXPECT_THAT(parse("a: 1\nb: caf" + std::string{bytes} + "\n").faults,
                    ElementsAre("x.yaml:2:7:" + message));
    }
    EXPECT_THAT(parse("a: caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\n").faults, IsEmpty());
}

TEST(Tree, RefusesControlCharactersThatWouldEndTheDocument) {
    const auto parsed = parse(std::string("a: 1\nb: 2\0\nc: 3\n", 16));
    EXPECT_THAT(
        parsed.faults,
        ElementsAre("x.yaml:2:5: error: a control character; only printable text is allowed"));
}

TEST(Tree, AcceptsAByteOrderMarkAndWindowsLineEnds) {
    const auto [tree, faults] = parse(
        "\xEF\xBB\xBF"
        "a: 1\r\nb: 2\r\n");
    ASSERT_THAT(faults, IsEmpty());
    EXPECT_EQ(tree->find("b")->text, "2");
}

TEST(Tree, TakesOneDocument) {
    EXPECT_THAT(parse("a: 1\n---\nb: 2\n").faults,
                ElementsAre("x.yaml:3:1: error: a second document in the file; one is allowed"));
}

TEST(Tree, WantsTextForAKey) {
    EXPECT_THAT(parse("? [a, b]\n: 1\n").faults,
                ElementsAre("x.yaml:1:3: error: a key is a list; a key must be text"));
}

}  // namespace
}  // namespace kinflow::scenario
