#include "sim/core/least_of.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/core/random.h"

namespace kinflow::core {
namespace {

TEST(LeastOf, IsTheFirstOfTheLeastWhateverChanges) {
    Stream draws{{1, 0}, 0, 0};
    LeastOf least;
    std::vector<float> values;
    for (int i = 0; i < 3000; ++i) {
        const auto value = static_cast<float>(static_cast<int>(draws.uniform() * 20.0));
        if (values.empty() || draws.uniform() < 0.05) {
            values.push_back(value);
            least.push_back(value);
        } else {
            const auto place =
                static_cast<std::size_t>(draws.uniform() * static_cast<double>(values.size()));
            values[place] = value;
            least.set(place, value);
        }
        const auto first = std::min_element(values.begin(), values.end());
        ASSERT_EQ(least.least(), static_cast<std::size_t>(first - values.begin()));
        ASSERT_EQ(least.size(), values.size());
    }
}

TEST(LeastOf, KnowsWhenThereIsNone) {
    LeastOf least;
    EXPECT_TRUE(least.empty());
    least.push_back(LeastOf::none);
    least.push_back(LeastOf::none);
    EXPECT_EQ(least[least.least()], LeastOf::none);
    least.set(1, 3.0F);
    EXPECT_EQ(least.least(), 1U);
}

}  // namespace
}  // namespace kinflow::core
