#pragma once

#include <cstddef>
#include <vector>

namespace kinflow::bare {

/// First in, first out, in a ring that doubles when it is full.
template <class T>
class Fifo {
  public:
    [[nodiscard]] bool empty() const { return size_ == 0; }
    void push(const T& item) {
        if (size_ == ring_.size()) grow();
        ring_[(head_ + size_++) & (ring_.size() - 1)] = item;
    }
    T pop() {
        const T item = ring_[head_];
        head_ = (head_ + 1) & (ring_.size() - 1);
        --size_;
        return item;
    }

  private:
    void grow() {
        std::vector<T> larger(2 * ring_.size());
        for (std::size_t i = 0; i < size_; ++i) larger[i] = ring_[(head_ + i) & (ring_.size() - 1)];
        ring_.swap(larger);
        head_ = 0;
    }

    std::vector<T> ring_ = std::vector<T>(16);
    std::size_t head_ = 0;
    std::size_t size_ = 0;
};

}  // namespace kinflow::bare
