#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/core/event.h"
#include "sim/core/large_array.h"

namespace kinflow::core {

// Many lists of events, each in the order of putting in, in chunks of sixteen events from one
// store: a put touches one cache line of the list's last chunk, and what a list gives back the next
// one uses. Nothing is given back to the system before the end.
class EventBuckets {
  public:
    explicit EventBuckets(std::size_t buckets = 0) : buckets_(buckets) {}

    std::size_t buckets() const { return buckets_.size(); }
    std::size_t size() const { return size_; }  // events in all of them
    std::size_t size(std::size_t bucket) const { return buckets_[bucket].size; }
    std::size_t bytes() const {
        return buckets_.capacity() * sizeof(Bucket) + blocks_.size() * sizeof(Block) +
               blocks_.capacity() * sizeof(void*) + groups_.capacity() * sizeof(Group) +
               previous_.capacity() * sizeof(std::uint32_t);
    }

    void put(std::size_t bucket, const Event& event) {
        Bucket& b = buckets_[bucket];
        if (b.size % chunk_size == 0) add_chunk(b);
        *b.next++ = event;
        ++b.size;
        ++size_;
    }

    // Empties a bucket to the end of `events`, in the order of putting in.
    void take(std::size_t bucket, std::vector<Event>& events) {
        Bucket& b = buckets_[bucket];
        std::size_t left = b.size;
        if (left == 0) return;
        events.resize(events.size() + left);
        Event* const out = events.data() + (events.size() - left);
        for (std::uint32_t chunk = b.chunk; left > 0;) {
            const std::size_t begin = (left - 1) / chunk_size * chunk_size;
            const std::uint32_t before = previous_[chunk];
            if (begin > 0) fetch(events_of(before));
            const Event* const from = events_of(chunk);
            std::copy(from, from + (left - begin), out + begin);
            previous_[chunk] = unused_;
            unused_ = chunk;
            chunk = before;
            left = begin;
        }
        size_ -= b.size;
        b.size = 0;
    }

    void clear() {
        for (Bucket& b : buckets_) b.size = 0;
        size_ = 0;
        unused_ = no_chunk;
        for (std::uint32_t chunk = 0; chunk < previous_.size(); ++chunk) {
            previous_[chunk] = unused_;
            unused_ = chunk;
        }
    }

  private:
    static constexpr std::size_t chunk_size = 16;
    static constexpr std::size_t chunks_of_block = 256;
    static constexpr std::uint32_t no_chunk = 0xFFFFFFFFU;
    // Blocks are made one by one, and once there are so many, in groups on large pages.
    static constexpr std::size_t many_blocks = 128;
    static constexpr std::size_t blocks_of_group = 256;
    struct alignas(64) Block {
        Event events[chunk_size * chunks_of_block];
    };
    using Group = std::unique_ptr<Block[]>;
    struct Bucket {
        Event* next = nullptr;  // free place of the last chunk
        std::uint32_t size = 0;
        std::uint32_t chunk = no_chunk;  // the last
    };

    Event* events_of(std::uint32_t chunk) {
        return blocks_[chunk / chunks_of_block]->events + chunk % chunks_of_block * chunk_size;
    }

    static void fetch(const Event* chunk) {
        for (std::size_t i = 0; i < chunk_size; i += 4) __builtin_prefetch(chunk + i);
    }

    [[gnu::noinline]] void add_chunk(Bucket& b) {
        if (unused_ == no_chunk) add_block();
        const std::uint32_t chunk = unused_;
        unused_ = previous_[chunk];
        previous_[chunk] = b.chunk;
        b.chunk = chunk;
        b.next = events_of(chunk);
    }

    void add_block() {
        const std::size_t count = blocks_.size() < many_blocks ? 1 : blocks_of_group;
        groups_.push_back(Group(new Block[count]));
        Block* const made = groups_.back().get();
        if (count > 1) prefer_large_pages(made, count * sizeof(Block));
        const auto first = static_cast<std::uint32_t>(previous_.size());
        const auto last = static_cast<std::uint32_t>(first + count * chunks_of_block - 1);
        for (std::size_t i = 0; i < count; ++i) blocks_.push_back(made + i);
        for (std::uint32_t i = first; i < last; ++i) previous_.push_back(i + 1);
        previous_.push_back(no_chunk);
        unused_ = first;
    }

    std::vector<Bucket> buckets_;
    std::vector<Group> groups_;
    std::vector<Block*> blocks_;
    std::vector<std::uint32_t> previous_;  // by chunk; of an unused one, the next unused
    std::uint32_t unused_ = no_chunk;
    std::size_t size_ = 0;
};

}  // namespace kinflow::core
