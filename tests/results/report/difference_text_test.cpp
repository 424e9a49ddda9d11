#include <gtest/gtest.h>

#include "results/report/comparison_sections.h"
#include "sim/model/measures.h"

namespace kinflow::results::report {
namespace {

std::string text_of(const char* measure, double mean, double low, double high) {
    Row row;
    row.measure = model::find_measure(measure);
    Difference d;
    d.mean = mean;
    d.low = low;
    d.high = high;
    d.count = 40;
    return difference_with_interval(row, d);
}

TEST(DifferenceText, HasADecimalWhereItIsSmall) {
    EXPECT_EQ(text_of("looked_after_count", 109.7, 106.2, 113.4), "+110 (+106 to +113)");
    EXPECT_EQ(text_of("looked_after_count", 0.31, -1.12, 1.58), "+0.3 (\u22121.1 to +1.6)");
    EXPECT_EQ(text_of("foster_care_share", 12.34, 11.0, 13.7), "+12.3 (+11.0 to +13.7)");
}

TEST(DifferenceText, ShowsThatWhatIsToldFromNothingIsSo) {
    EXPECT_EQ(text_of("foster_care_share", 0.11, 0.04, 0.18), "+0.11 (+0.04 to +0.18)");
    EXPECT_EQ(text_of("looked_after_count", -15.0, -29.7, -0.3),
              "\u221215.0 (\u221229.7 to \u22120.3)");
    EXPECT_EQ(text_of("foster_care_share", 0.11, -0.04, 0.26), "+0.1 (0.0 to +0.3)");
}

}  // namespace
}  // namespace kinflow::results::report
