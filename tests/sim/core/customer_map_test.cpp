#include "sim/core/customer_map.h"

#include <gtest/gtest.h>

#include <map>

#include "sim/core/random.h"

namespace kinflow::core {
namespace {

TEST(CustomerMap, RemembersWhatAnOrderedMapDoes) {
    Stream stream({1, 0}, 0, 0);
    CustomerMap map;
    std::map<std::uint32_t, std::uint32_t> reference;
    for (std::uint32_t step = 0; step < 50'000; ++step) {
        const std::uint32_t customer = stream.next_u32() % 300;
        if (reference.contains(customer)) {
            map.erase(customer);
            reference.erase(customer);
        } else {
            map.insert(customer, step);
            reference[customer] = step;
        }
        ASSERT_EQ(map.size(), reference.size());
        if (step % 97 != 0) continue;
        for (std::uint32_t c = 0; c < 300; ++c) {
            const auto known = reference.find(c);
            const auto found = map.find(c);
            ASSERT_EQ(found.has_value(), known != reference.end());
            if (found) {
                ASSERT_EQ(*found, known->second);
            }
        }
    }
}

TEST(CustomerMap, HoldsEveryCustomerNumber) {
    CustomerMap map;
    EXPECT_FALSE(map.contains(0));
    map.insert(0, 1);
    map.insert(0xffffffffU, 2);
    EXPECT_EQ(map.find(0), 1U);
    EXPECT_EQ(map.find(0xffffffffU), 2U);
}

}  // namespace
}  // namespace kinflow::core
