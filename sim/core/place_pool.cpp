#include "sim/core/place_pool.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace kinflow::core {

bool PlacePool::try_take() {
    if (free() == 0) return false;
    ++taken_;
    return true;
}

void PlacePool::give_back() {
    if (taken_ == 0) throw std::logic_error("place pool: more places given back than taken");
    --taken_;
}

int PlacePool::free() const {
    if (is_unlimited()) return std::numeric_limits<int>::max();
    return std::max(0, places_ - taken_);
}

}  // namespace kinflow::core
