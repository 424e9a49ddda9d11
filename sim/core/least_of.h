#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace kinflow::core {

// The position of the least of many values that change one at a time: a tournament tree, in which a
// change plays its way up to the root and the winner is always known. Of equals the first wins.
class LeastOf {
  public:
    static constexpr float none = std::numeric_limits<float>::infinity();

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    // One more value, at position size().
    void push_back(float value) {
        if (size_ == leaves_) grow();
        ++size_;
        set(size_ - 1, value);
    }

    float operator[](std::size_t position) const { return values_[position]; }

    void set(std::size_t position, float value) {
        values_[position] = value;
        for (std::size_t node = (position + leaves_) / 2; node > 0; node /= 2) {
            const std::size_t before = winners_[node];
            winners_[node] = winner(2 * node);
            // It neither won here nor wins now: further up nobody has heard of it.
            if (winners_[node] == before && before != position) return;
        }
    }

    // There must be a value.
    std::size_t least() const { return winners_[1]; }

  private:
    std::size_t at(std::size_t node) const {
        return node >= leaves_ ? node - leaves_ : winners_[node];
    }
    std::size_t winner(std::size_t left) const {
        const std::size_t a = at(left);
        const std::size_t b = at(left + 1);
        return values_[b] < values_[a] ? b : a;
    }

    void grow() {
        leaves_ = leaves_ == 0 ? 2 : 2 * leaves_;
        values_.resize(leaves_, none);
        winners_.assign(leaves_, 0);
        for (std::size_t node = leaves_ - 1; node > 0; --node) winners_[node] = winner(2 * node);
    }

    std::size_t size_ = 0;
    std::size_t leaves_ = 0;            // a power of two; those beyond size_ are `none`
    std::vector<float> values_;         // by position
    std::vector<std::size_t> winners_;  // by inner node, the root at 1: positions
};

}  // namespace kinflow::core
