#include "sim/core/random.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>
#include <vector>

namespace kinflow::core {
namespace {

using Words = std::array<std::uint32_t, 4>;

Words next_block(Stream& stream) {
    return {stream.next_u32(), stream.next_u32(), stream.next_u32(), stream.next_u32()};
}

void skip(Stream& stream, int words) {
    for (int i = 0; i < words; ++i) stream.next_u32();
}

// Random123's known-answer file, philox4x32-10.
TEST(Philox, GivesTheKnownAnswers) {
    constexpr std::uint32_t ones = 0xffffffffU;
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
              (Words{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U}));
    EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}),
              (Words{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU}));
    EXPECT_EQ(
        philox({0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}, {0xa4093822U, 0x299f31d0U}),
        (Words{0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U}));
}

// From an implementation of the stated addressing in another language. A change here changes every
// published result.
TEST(Stream, KeepsItsAddressing) {
    EXPECT_EQ(Stream({1, 0}, 0, 0).next_u32(), 0x5b9b28f7U);
    const std::uint64_t entity = std::uint64_t{5} << 32 | 42;
    Stream stream({2013, 7}, entity, 9, 3);
    EXPECT_EQ(stream.next_u32(), 0x3775084eU);
    skip(stream, 4);
    EXPECT_EQ(stream.next_u32(), 0x61e22e38U);
    skip(stream, 4 * 4096 + 1 - 6);
    EXPECT_EQ(stream.next_u32(), 0x37eb41d3U);
    Stream late_draw({2013, 7}, 42, 9, (1U << 20) + 3);
    skip(late_draw, 2);
    EXPECT_EQ(late_draw.next_u32(), 0xd844990eU);
}

TEST(Stream, DoesNotDependOnWhatOthersDraw) {
    Stream alone({5, 0}, 11, 2);
    std::vector<double> expected(100);
    for (double& value : expected) value = alone.uniform();

    Stream again({5, 0}, 11, 2);
    Stream other({5, 0}, 12, 2);
    for (const double value : expected) {
        skip(other, 3);
        EXPECT_EQ(again.uniform(), value);
    }
}

TEST(Stream, DiffersWithEveryPartOfItsAddress) {
    std::set<Words> seen;
    const auto see = [&seen](Stream stream) { seen.insert(next_block(stream)); };
    see(Stream({1, 0}, 2, 3, 4));
    see(Stream({9, 0}, 2, 3, 4));
    see(Stream({1 + (std::uint64_t{1} << 40), 0}, 2, 3, 4));
    see(Stream({1, 9}, 2, 3, 4));
    see(Stream({1, 0}, 9, 3, 4));
    see(Stream({1, 0}, 2 + (std::uint64_t{1} << 40), 3, 4));
    see(Stream({1, 0}, 2, 9, 4));
    see(Stream({1, 0}, 2, 3, 9));
    EXPECT_EQ(seen.size(), 8U);
}

TEST(Stream, ALongDrawDoesNotRunIntoTheNextOne) {
    Stream long_draw({1, 0}, 2, 3, 0);
    std::set<Words> seen;
    for (int block = 0; block < 3 * 4096; ++block) seen.insert(next_block(long_draw));
    for (std::uint32_t draw : {1U, 2U, 3U, 1U << 20, (1U << 20) + 1U}) {
        Stream other({1, 0}, 2, 3, draw);
        for (int block = 0; block < 16; ++block) {
            EXPECT_FALSE(seen.contains(next_block(other))) << draw;
        }
    }
    EXPECT_EQ(seen.size(), 3U * 4096U);
}

// First values of neighbouring addresses, as a simulation uses them.
TEST(Stream, FirstUniformsOfNeighboursAreEvenAndUncorrelated) {
    constexpr int n = 100'000;
    constexpr std::size_t cells = 64;
    const auto check = [](auto make_stream) {
        std::array<int, cells> count{};
        double lag_sum = 0.0;
        double previous = 0.5;
        for (std::uint32_t i = 0; i < n; ++i) {
            Stream stream = make_stream(i);
            const double u = stream.uniform();
            ++count[static_cast<std::size_t>(u * cells)];
            lag_sum += (u - 0.5) * (previous - 0.5);
            previous = u;
        }
        double chi_squared = 0.0;
        for (const int c : count) chi_squared += std::pow(c - 1.0 * n / cells, 2) * cells / n;
        // 63 degrees of freedom: mean 63, standard deviation 11.2.
        EXPECT_GT(chi_squared, 30.0);
        EXPECT_LT(chi_squared, 103.0);
        EXPECT_LT(std::abs(lag_sum * 12.0 / n), 4.0 / std::sqrt(1.0 * n));
    };
    check([](std::uint32_t i) { return Stream({1, 0}, i, 0); });
    check([](std::uint32_t i) { return Stream({1, 0}, 0, i); });
    check([](std::uint32_t i) { return Stream({1, 0}, 0, 0, i); });
    check([](std::uint32_t i) { return Stream({1, i}, 0, 0); });
    check([](std::uint32_t i) { return Stream({i, 0}, 0, 0); });
}

TEST(Stream, UniformsStayInsideTheUnitInterval) {
    static_assert((static_cast<double>((std::uint64_t{1} << 52) - 1) + 0.5) * 0x1.0p-52 < 1.0);
    Stream stream({3, 0}, 1, 1);
    for (int i = 0; i < 100'000; ++i) {
        const double u = stream.uniform();
        ASSERT_GT(u, 0.0);
        ASSERT_LT(u, 1.0);
    }
}

TEST(Stream, NormalsAndExponentialsHaveTheirMoments) {
    constexpr int n = 200'000;
    Stream stream({4, 0}, 1, 1);
    double sum = 0.0;
    double squares = 0.0;
    double fourth = 0.0;
    double waits = 0.0;
    for (int i = 0; i < n; ++i) {
        const double z = stream.normal();
        sum += z;
        squares += z * z;
        fourth += z * z * z * z;
        waits += stream.exponential();
    }
    const double root_n = std::sqrt(1.0 * n);
    EXPECT_NEAR(sum / n, 0.0, 4.0 / root_n);
    EXPECT_NEAR(squares / n, 1.0, 4.0 * std::sqrt(2.0) / root_n);
    EXPECT_NEAR(fourth / n, 3.0, 4.0 * std::sqrt(96.0) / root_n);
    EXPECT_NEAR(waits / n, 1.0, 4.0 / root_n);
}

TEST(Stream, NormalsAndExponentialsRiseWithTheUniform) {
    for (std::uint64_t entity = 0; entity < 1000; ++entity) {
        const double u = Stream({6, 0}, entity, 0).uniform();
        EXPECT_EQ(Stream({6, 0}, entity, 0).normal(), inverse_normal(u));
        EXPECT_DOUBLE_EQ(Stream({6, 0}, entity, 0).exponential(), -std::log1p(-u));
    }
}

TEST(AddressedWords, AreTheFirstWordsOfTheStreamAtTheAddress) {
    for (const StreamSeed seed : {StreamSeed{1, 0}, StreamSeed{77, 1234}}) {
        const AddressedWords words(seed);
        for (std::uint32_t draw = 0; draw < 50; ++draw) {
            const std::uint64_t entity = 0x100000007U * draw;
            std::array<std::uint32_t, 4> block{};
            words.fill(block, entity, 3, draw);
            Stream stream(seed, entity, 3, draw);
            for (const std::uint32_t word : block) EXPECT_EQ(word, stream.next_u32());
        }
    }
}

TEST(AddressedWords, GiveUniformsThatAreNeverNoughtOrOne) {
    EXPECT_GT(uniform_of(0), 0.0);
    EXPECT_LT(uniform_of(0xFFFFFFFFU), 1.0);
    EXPECT_DOUBLE_EQ(uniform_of(0x80000000U), 0.5 + 0x1.0p-33);
}

}  // namespace
}  // namespace kinflow::core
