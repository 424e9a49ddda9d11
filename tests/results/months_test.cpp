#include "results/months.h"

#include <gtest/gtest.h>

#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

TEST(Months, AreCountedAsTheCalendarCountsThem) {
    auto scenario = sample::scenario();
    scenario.start = *core::parse_date("2013-11-15");
    const Months months{scenario};
    const core::Calendar calendar{scenario.start, scenario.start, scenario.end};
    for (int day = 0; day < 200; ++day) {
        const auto date = scenario.start + std::chrono::days{day};
        const int month = calendar.month_index(calendar.minute_of(date));
        EXPECT_EQ(months.index_of(date), month);
        EXPECT_EQ(months.label(month), calendar.month_label(month));
        EXPECT_LE(months.begin(month), date);
        EXPECT_GE(months.end(month), date);
    }
}

TEST(Months, TheNearestBeginningIsTheLaterOneOfTwo) {
    const Months months{sample::scenario()};
    const auto nearest = [&](const char* iso) {
        return months.label(months.nearest_begin(*core::parse_date(iso)));
    };
    EXPECT_EQ(nearest("2013-04-01"), "2013-04");
    EXPECT_EQ(nearest("2013-04-15"), "2013-04");  // 14 days after one, 16 before the other
    EXPECT_EQ(nearest("2013-04-16"), "2013-05");  // 15 days from both
    EXPECT_EQ(nearest("2013-12-31"), "2014-01");
}

TEST(Months, DatesAreWrittenInWords) {
    EXPECT_EQ(in_words(*core::parse_date("2014-01-31")), "31 January 2014");
    EXPECT_EQ(in_words(*core::parse_date("2013-12-01")), "1 December 2013");
}

}  // namespace
}  // namespace kinflow::results
