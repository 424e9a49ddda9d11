#pragma once

#include <functional>

namespace kinflow::run {

/// Calls `task` `count` times on at most `threads` threads (0: as many as the machine has), each
/// call a task of its own, and returns when all are done. The task must not throw.
void in_parallel(int threads, int count, const std::function<void()>& task);

}  // namespace kinflow::run
