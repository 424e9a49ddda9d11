#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "sim/core/time.h"

namespace kinflow::core {

// What happens to which entity when. The key orders by time, then priority (lower first), then the
// order of scheduling: 32 bits of time, biased to be unsigned; 4 of priority; 28 of sequence.
struct Event {
    std::uint64_t key;
    std::uint32_t entity;
    std::uint8_t kind;
    std::uint8_t version_low;
    std::uint16_t version_high;

    Minute time() const {
        return static_cast<Minute>(static_cast<std::uint32_t>(key >> 32) ^ 0x80000000U);
    }
    std::uint8_t priority() const { return static_cast<std::uint8_t>(key >> 28 & 0xFU); }
    std::uint32_t version() const { return version_low | std::uint32_t{version_high} << 8; }
};
static_assert(sizeof(Event) == 16);

// The future events, as an implicit heap of four children to a node, which touches half the cache
// lines of a binary one. Nothing is ever removed from its middle: an owner cancels by raising its
// own version, and ignores an event whose version is stale.
class EventList {
  public:
    static constexpr std::uint8_t max_priority = 15;
    static constexpr std::uint32_t max_version = (1U << 24) - 1;
    static constexpr std::uint32_t max_sequence = (1U << 28) - 1;

    explicit EventList(std::size_t reserve = 0) { heap_.reserve(reserve); }

    // Throws std::invalid_argument for a priority above 15 or a version above 2^24 - 1, and
    // std::overflow_error after 2^28 events since the last clear().
    void push(Minute time, std::uint8_t priority, std::uint8_t kind, std::uint32_t entity,
              std::uint32_t version) {
        if (priority > max_priority || version > max_version) {
            throw std::invalid_argument("event priority or version out of range");
        }
        if (sequence_ > max_sequence) throw std::overflow_error("event sequence exhausted");
        const std::uint64_t key = std::uint64_t{static_cast<std::uint32_t>(time) ^ 0x80000000U}
                                      << 32 |
                                  std::uint64_t{priority} << 28 | sequence_++;
        const Event event{key, entity, kind, static_cast<std::uint8_t>(version & 0xFFU),
                          static_cast<std::uint16_t>(version >> 8)};
        heap_.push_back(event);
        sift_up(heap_.size() - 1, event);
    }

    bool empty() const { return heap_.empty(); }
    std::size_t size() const { return heap_.size(); }

    // The list must not be empty.
    const Event& top() const {
        assert(!heap_.empty());
        return heap_.front();
    }

    Event pop() {
        assert(!heap_.empty());
        const Event first = heap_.front();
        const Event last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty()) sift_down(last);
        return first;
    }

    // Forgets every event and starts the sequence again; keeps the memory.
    void clear() {
        heap_.clear();
        sequence_ = 0;
    }

  private:
    void sift_up(std::size_t hole, const Event& event) {
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 4;
            if (heap_[parent].key < event.key) break;
            heap_[hole] = heap_[parent];
            hole = parent;
        }
        heap_[hole] = event;
    }

    // The child with the smallest key, of those from `first` on; written so that it compiles to
    // conditional moves, since which child is smallest cannot be predicted.
    std::size_t least_child(std::size_t first) const {
        const Event* const child = heap_.data() + first;
        if (first + 4 <= heap_.size()) {
            const std::size_t a = child[1].key < child[0].key ? 1 : 0;
            const std::size_t b = child[3].key < child[2].key ? 3 : 2;
            return first + (child[b].key < child[a].key ? b : a);
        }
        std::size_t least = 0;
        for (std::size_t c = 1; first + c < heap_.size(); ++c) {
            if (child[c].key < child[least].key) least = c;
        }
        return first + least;
    }

    // Fills the root: the smallest child moves up until `event` fits.
    void sift_down(const Event& event) {
        std::size_t hole = 0;
        for (std::size_t first = 1; first < heap_.size(); first = 4 * hole + 1) {
            const std::size_t least = least_child(first);
            if (event.key < heap_[least].key) break;
            heap_[hole] = heap_[least];
            hole = least;
        }
        heap_[hole] = event;
    }

    std::vector<Event> heap_;
    std::uint32_t sequence_ = 0;
};

}  // namespace kinflow::core
