#include "sim/run/handover.h"

namespace kinflow::run {

void Handover::give() { forth_.store(1, std::memory_order_release); }

void Handover::take() { static_cast<void>(forth_.load(std::memory_order_acquire)); }

void Handover::give_back() { back_.fetch_add(1, std::memory_order_acq_rel); }

void Handover::take_back() { static_cast<void>(back_.load(std::memory_order_acquire)); }

}  // namespace kinflow::run
