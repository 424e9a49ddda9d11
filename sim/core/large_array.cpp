#include "sim/core/large_array.h"

#include <cstdint>
#include <limits>

#if defined(__linux__)
#include <sys/mman.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace kinflow::core {

void prefer_large_pages(void* memory, std::size_t bytes) noexcept {
#if defined(__linux__)
    constexpr std::uintptr_t page = std::uintptr_t{2} << 20U;
    const auto address = reinterpret_cast<std::uintptr_t>(memory);
    const std::uintptr_t before = (page - address % page) % page;
    if (bytes < before + page) return;
    // Advice only: where it is refused, everything works as before.
    static_cast<void>(madvise(static_cast<char*>(memory) + before, (bytes - before) / page * page,
                              MADV_HUGEPAGE));
#else
    static_cast<void>(memory);
    static_cast<void>(bytes);
#endif
}

void keep_freed_memory() noexcept {
#if defined(__GLIBC__)
    mallopt(M_MMAP_MAX, 0);  // what is mapped apart goes back as soon as it is freed
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
#endif
}

}  // namespace kinflow::core
