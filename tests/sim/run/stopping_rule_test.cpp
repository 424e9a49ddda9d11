#include "sim/run/stopping_rule.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "sim/core/random.h"

namespace kinflow::run {
namespace {

/// Normal values with mean 100 and a standard deviation, the same for a seed.
std::vector<double> values(double sd, std::uint64_t seed, int count) {
    core::Stream luck{{seed, 0}, 1, 1};
    std::vector<double> made;
    for (int i = 0; i < count; ++i) made.push_back(100.0 + sd * luck.normal());
    return made;
}

int needed(const std::vector<double>& values, double half_width) {
    StoppingRule rule{half_width};
    for (const double value : values) rule.add(value);
    return rule.needed();
}

/// The paper's algorithm, once more and from its text: the first n from which the interval is
/// narrow enough for all of the look-ahead, f(5, n) = 5 up to 100 replications and 5n/100 beyond.
int by_the_paper(const std::vector<double>& values, double half_width) {
    const auto narrow = [&](int n) {
        core::Tally tally;
        for (int i = 0; i < n; ++i) tally.add(values[static_cast<std::size_t>(i)]);
        const double half = core::student_t_quantile(0.975, n - 1.0) * tally.standard_error();
        return half <= half_width * std::abs(tally.mean());
    };
    for (int n = 3; n < static_cast<int>(values.size()); ++n) {
        const int last = n + (n <= 100 ? 5 : 5 * n / 100);
        if (last > static_cast<int>(values.size())) return 0;
        bool stays = true;
        for (int k = n; stays && k <= last; ++k) stays = narrow(k);
        if (stays) return n;
    }
    return 0;
}

TEST(StoppingRule, StopsWhereThePapersAlgorithmStops) {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        const auto sample = values(10.0, seed, 700);
        for (const double half_width : {0.10, 0.03, 0.015, 0.01}) {
            ASSERT_EQ(needed(sample, half_width), by_the_paper(sample, half_width)) << seed;
        }
    }
}

TEST(StoppingRule, NeedsAboutTheNumberThatTheSpreadAsksFor) {
    // n = (1.96 sd / half-width)^2 = 384 for a standard deviation of 10 in 100 and 1%.
    core::Tally numbers;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        numbers.add(needed(values(10.0, seed, 900), 0.01));
    }
    EXPECT_NEAR(numbers.mean(), 384.0, 30.0);
}

TEST(StoppingRule, NeverStopsBelowWhatHistoriesDifferBy) {
    // Means of the eight histories from 96.5 to 103.5: their mean is known to 2.0 at best.
    const auto luck = values(1.0, 1, 4000);
    StoppingRule narrow{0.01, 8};
    StoppingRule wide{0.03, 8};
    for (std::size_t i = 0; i < luck.size(); ++i) {
        const double value = luck[i] + static_cast<double>(i % 8) - 3.5;
        narrow.add(value);
        wide.add(value);
        if (i > 100) {
            ASSERT_EQ(narrow.estimate(), StoppingRule::endless);
        }
    }
    EXPECT_FALSE(narrow.satisfied());
    EXPECT_TRUE(wide.satisfied());
    EXPECT_GT(needed(luck, 0.01), 0);  // as if independent
}

TEST(StoppingRule, IsSatisfiedByEqualValuesAfterTheLookAhead) {
    StoppingRule rule{0.01};
    for (int i = 1; i <= 7; ++i) {
        rule.add(42.0);
        EXPECT_FALSE(rule.satisfied()) << i;
    }
    rule.add(42.0);
    EXPECT_TRUE(rule.satisfied());
    EXPECT_EQ(rule.needed(), 3);
}

TEST(StoppingRule, GoesOnFromWhereALateSurpriseBreaksIt) {
    StoppingRule rule{0.05};
    for (const double value : {100.0, 100.0, 100.0, 100.0, 180.0, 100.0, 100.0, 100.0, 100.0})
        rule.add(value);
    EXPECT_FALSE(rule.satisfied());
}

TEST(StoppingRule, WhatComesAfterItIsSatisfiedChangesNothing) {
    StoppingRule rule{0.05};
    for (int i = 0; i < 8; ++i) rule.add(100.0);
    const int before = rule.needed();
    for (int i = 0; i < 50; ++i) rule.add(i % 2 == 0 ? 0.0 : 1000.0);
    EXPECT_TRUE(rule.satisfied());
    EXPECT_EQ(rule.needed(), before);
}

TEST(StoppingRule, AMeanOfZeroIsNeverKnownToAShareOfItself) {
    StoppingRule rule{0.5};
    for (int i = 0; i < 200; ++i) rule.add(i % 2 == 0 ? 1.0 : -1.0);
    EXPECT_FALSE(rule.satisfied());
}

TEST(StoppingRule, EstimatesHowManyItWillNeed) {
    const auto sample = values(10.0, 3, 900);
    StoppingRule rule{0.01};
    for (std::size_t i = 0; i < 200; ++i) rule.add(sample[i]);
    EXPECT_NEAR(rule.estimate(), needed(sample, 0.01), 0.35 * needed(sample, 0.01));
}

TEST(Precision, IsAMeasureAndAHalfWidthInPercent) {
    for (const char* text :
         {"looked_after_count=±1.5%", "looked_after_count=+-1.5%", "looked_after_count=1.5%"}) {
        const Precision precision = parse_precision(text);
        EXPECT_EQ(precision.measure, "looked_after_count") << text;
        EXPECT_DOUBLE_EQ(precision.half_width, 0.015) << text;
    }
}

TEST(Precision, RefusesWhatIsNone) {
    for (const char* text : {"", "=", "looked_after_count", "looked_after_count=", "=±1%", "x=1",
                             "x=%", "x=±%", "x=0%", "x=-1%", "x=100%", "x=nan%", "x=inf%", "x=1%%",
                             "x=1 %", "x=one%", "x=1,5%", "x=1e400%", "x=±±1%"}) {
        EXPECT_THROW((void)parse_precision(text), std::invalid_argument) << text;
    }
}

TEST(Precision, SaysWhatWouldBeRight) {
    try {
        (void)parse_precision("nonsense");
        FAIL();
    } catch (const std::invalid_argument& error) {
        EXPECT_NE(std::string{error.what()}.find("'nonsense'"), std::string::npos);
        EXPECT_NE(std::string{error.what()}.find("MEASURE=±X%"), std::string::npos);
    }
}

}  // namespace
}  // namespace kinflow::run
