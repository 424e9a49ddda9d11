#pragma once

#include <cmath>
#include <cstdint>

namespace kinflow::bare {

/// xoshiro256+ (Blackman and Vigna, ACM Transactions on Mathematical Software 47, 2021): the
/// quickest good generator for one sequence of reals.
class Xoshiro {
  public:
    explicit Xoshiro(std::uint64_t seed) {
        for (std::uint64_t& word : state_) {  // SplitMix64
            std::uint64_t z = (seed += 0x9E3779B97F4A7C15U);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
            word = z ^ (z >> 31);
        }
    }

    double uniform() { return (static_cast<double>(next() >> 12) + 0.5) * 0x1.0p-52; }
    double exponential(double mean) { return -mean * std::log(uniform()); }

  private:
    std::uint64_t next() {
        const std::uint64_t result = state_[0] + state_[3];
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = state_[3] << 45 | state_[3] >> 19;
        return result;
    }

    std::uint64_t state_[4];
};

}  // namespace kinflow::bare
