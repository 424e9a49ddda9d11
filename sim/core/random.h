#pragma once

#include <Random123/philox.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "sim/core/normal.h"

namespace kinflow::core {

struct StreamSeed {
    std::uint64_t seed = 0;
    std::uint32_t replication = 0;
};

// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
// SC 2011): four random words for each counter and key.
inline std::array<std::uint32_t, 4> philox(const std::array<std::uint32_t, 4>& counter,
                                           const std::array<std::uint32_t, 2>& key) {
    const r123::Philox4x32::ctr_type c = {{counter[0], counter[1], counter[2], counter[3]}};
    const r123::Philox4x32::key_type k = {{key[0], key[1]}};
    const auto words = r123::Philox4x32{}(c, k);
    return {words[0], words[1], words[2], words[3]};
}

// A random stream found by its address, not by its history: the same seed, replication, entity,
// purpose and draw give the same numbers whatever else was drawn before, and on whichever thread.
//
// Addressing. `draw` numbers the occasions on which the entity uses the purpose; `block` numbers
// the four-word blocks of one occasion, computed when first needed.
//   counter = (entity low, entity high, purpose, low 20 bits of draw << 12 | low 12 bits of block)
//   key     = mix(mix(seed) + odd constant * lane)
//   lane    = replication | high 12 bits of draw << 32 | high 20 bits of block << 44
// For one seed, lane to key is one-to-one (mix is a bijection of 64 bits), so no two addresses
// share a block: all 2^32 draws may each use all 2^32 blocks. Across seeds the keys differ
// as by chance.
class Stream {
  public:
    Stream(StreamSeed seed, std::uint64_t entity, std::uint32_t purpose, std::uint32_t draw = 0)
        : lane_sum_{lane_sum(seed, draw)},
          counter_{static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(entity >> 32),
                   purpose, draw << block_bits} {}

    std::uint32_t next_u32() {
        if (used_ == 4) refill();
        return words_[used_++];
    }

    // Uniform on a grid of 2^52 points inside (0, 1): never 0, never 1. Takes two words.
    double uniform() {
        const std::uint64_t high = next_u32();
        const std::uint64_t bits = high << 32 | next_u32();
        return (static_cast<double>(bits >> 12) + 0.5) * 0x1.0p-52;
    }

    // Mean 1 and standard normal, each a rising function of one uniform. 1 - u is exact on the
    // grid.
    double exponential() { return -std::log(1.0 - uniform()); }
    double normal() { return inverse_normal(uniform()); }

  private:
    friend class AddressedWords;

    static constexpr std::uint32_t block_bits = 12;
    static constexpr std::uint32_t block_mask = (1U << block_bits) - 1;
    static constexpr std::uint64_t lane_step = 0x9E3779B97F4A7C15U;  // odd: 2^64 / golden ratio

    // The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    static constexpr std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }

    static constexpr std::uint64_t lane_sum(StreamSeed seed, std::uint32_t draw) {
        return mix(seed.seed) + lane_step * (seed.replication | std::uint64_t{draw >> 20} << 32);
    }

    void refill() {
        const std::uint64_t key = mix(lane_sum_);
        words_ = philox(counter_,
                        {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)});
        used_ = 0;
        const std::uint32_t block = (counter_[3] + 1) & block_mask;
        counter_[3] = (counter_[3] & ~block_mask) | block;
        if (block == 0) lane_sum_ += lane_step << 44;
    }

    std::uint64_t lane_sum_;
    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 4> words_{};
    std::uint32_t used_ = 4;
};

// Uniform on a grid of 2^32 points inside (0, 1), from one word: fine enough for a time or a
// choice, at a quarter of a block.
constexpr double uniform_of(std::uint32_t word) {
    return (static_cast<double>(word) + 0.5) * 0x1.0p-32;
}

// The first block of a stream by its address, for who keeps four words and draws from them one at a
// time: the same words as Stream gives, without the key's being made anew.
class AddressedWords {
  public:
    explicit AddressedWords(StreamSeed seed) {
        const std::uint64_t key = Stream::mix(Stream::lane_sum(seed, 0));
        key_ = {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)};
    }

    // For draws below 2^20. Written one by one: a block copied whole right after would wait for its
    // words.
    void fill(std::array<std::uint32_t, 4>& words, std::uint64_t entity, std::uint32_t purpose,
              std::uint32_t draw) const {
        const r123::Philox4x32::ctr_type counter = {{static_cast<std::uint32_t>(entity),
                                                     static_cast<std::uint32_t>(entity >> 32),
                                                     purpose, draw << Stream::block_bits}};
        const r123::Philox4x32::key_type key = {{key_[0], key_[1]}};
        const auto block = r123::Philox4x32{}(counter, key);
        for (std::size_t i = 0; i < 4; ++i) words[i] = block[i];
    }

  private:
    std::array<std::uint32_t, 2> key_{};
};

}  // namespace kinflow::core
