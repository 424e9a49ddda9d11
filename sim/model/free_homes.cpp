#include "sim/model/free_homes.h"

#include <algorithm>

#include "sim/model/household.h"

namespace kinflow::model {

namespace {

/// Places for a child from elsewhere.
int free_places(const FosterHousehold& home) {
    if (home.gone || home.unused || home.closing) return 0;
    if (home.placed > 0 && !home.takes_unrelated) return 0;
    return home.places - home.placed;
}

}  // namespace

void FreeHomes::follow(FosterHousehold& home, std::uint32_t number) {
    const int free = std::clamp(free_places(home), 0, most_free);
    if (free == home.listed_free) return;
    const std::size_t where = home.out_of_area ? outside : neighbourhood(home.district);
    if (where >= neighbourhoods()) lists_.resize((where + 1) * most_free);
    const auto find = [&](std::vector<std::uint32_t>& list) {
        return std::lower_bound(list.begin(), list.end(), number);
    };
    if (home.listed_free > 0) {
        auto& list = lists_[place(where, home.listed_free)];
        list.erase(find(list));
    }
    if (free > 0) {
        auto& list = lists_[place(where, free)];
        list.insert(find(list), number);
    }
    home.listed_free = static_cast<std::uint8_t>(free);
}

}  // namespace kinflow::model
