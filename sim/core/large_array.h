#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace kinflow::core {

// Asks the system to back memory by pages of 2 MB where it can; nothing where it cannot, or where
// the memory holds no such page whole. What a simulation touches next lies anywhere in hundreds of
// megabytes, and with small pages finding its address costs as much as fetching it.
void prefer_large_pages(void* memory, std::size_t bytes) noexcept;

// From now on the process keeps the memory that it frees, for what it needs next: each replication
// wants as much as the one before, and to get it from the system anew costs a twentieth of the time
// of a county's, and an eighth of a large one's. For a program's main(); nothing where the C
// library is not glibc.
void keep_freed_memory() noexcept;

// Allocates at cache lines' borders, on large pages where that pays.
template <class T>
struct LargeArrayAllocator {
    using value_type = T;
    static constexpr std::align_val_t alignment{64};

    LargeArrayAllocator() = default;
    template <class U>
    explicit(false) LargeArrayAllocator(const LargeArrayAllocator<U>& /*other*/) {}

    T* allocate(std::size_t count) {
        void* const memory = ::operator new(count * sizeof(T), alignment);
        prefer_large_pages(memory, count * sizeof(T));
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t /*count*/) { ::operator delete(memory, alignment); }

    friend bool operator==(const LargeArrayAllocator&, const LargeArrayAllocator&) = default;
};

template <class T>
using LargeArray = std::vector<T, LargeArrayAllocator<T>>;

}  // namespace kinflow::core
