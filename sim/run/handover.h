#pragma once

#include <atomic>

namespace kinflow::run {

/// Makes what one thread wrote before handing work over visible to the thread that takes it, and
/// back. The parallel library does so already; the thread sanitizer cannot see inside it, and can
/// see this.
class Handover {
  public:
    void give();       ///< by the thread that shares the work out, before
    void take();       ///< by a task, first
    void give_back();  ///< by a task, last
    void take_back();  ///< by the thread that shared the work out, after

  private:
    std::atomic<int> forth_{0};
    std::atomic<int> back_{0};
};

}  // namespace kinflow::run
