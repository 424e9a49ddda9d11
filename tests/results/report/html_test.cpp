#include "results/report/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace kinflow::results::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Escape, LeavesNoCharacterThatEndsTextOrAnAttribute) {
    EXPECT_EQ(escape("<b title=\"x\" id='y'>R&D</b>"),
              "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;R&amp;D&lt;/b&gt;");
}

TEST(Escape, LeavesOtherTextAlone) {
    EXPECT_EQ(escape("Children\u2019s homes, 8.8%"), "Children\u2019s homes, 8.8%");
}

TEST(EscapeJson, KeepsTheMeaningAndHoldsNoTag) {
    EXPECT_EQ(escape_json(R"({"a":"</script><!--"})"), R"({"a":"\u003c/script\u003e\u003c!--"})");
}

TEST(EscapeScript, CannotEndItsElement) {
    const std::string source = escape_script("f('</script>');g(\"<!-- \");a<b");
    EXPECT_EQ(source, "f('<\\/script>');g(\"<\\!-- \");a<b");
}

TEST(Slug, HoldsOnlyWhatAnIdMayHold) {
    EXPECT_EQ(slug("placement_share Children's home"), "placement-share-children-s-home");
    EXPECT_EQ(slug("  <x>"), "x");
}

TEST(ToHtml, NamesTheTableAndHeadsItsRowsAndColumns) {
    const std::string html = to_html({"Children <by> year",
                                      {{"Year", false}, {"Mean", true}},
                                      {{"2013-14", "1,139"}},
                                      "series",
                                      "t"});
    EXPECT_THAT(html, HasSubstr("<caption>Children &lt;by&gt; year</caption>"));
    EXPECT_THAT(html,
                HasSubstr("<th scope=\"col\">Year</th><th scope=\"col\" class=\"n\">Mean</th>"));
    EXPECT_THAT(html,
                HasSubstr("<tr><th scope=\"row\">2013-14</th><td class=\"n\">1,139</td></tr>"));
}

TEST(ToHtml, RefusesARowThatDoesNotFitTheColumns) {
    EXPECT_THROW((void)to_html({"t", {{"a", false}, {"b", true}}, {{"only one"}}, "", ""}),
                 std::invalid_argument);
}

}  // namespace
}  // namespace kinflow::results::report
