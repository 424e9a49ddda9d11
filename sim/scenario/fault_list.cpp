#include "sim/scenario/fault_list.h"

#include <algorithm>
#include <utility>

namespace kinflow::scenario {

void FaultList::add(Place place, std::string path, std::string message) {
    if (!known_.emplace(place, message).second) return;
    rows_.push_back({place, std::move(path), std::move(message)});
}

std::vector<core::Fault> FaultList::sorted(const std::vector<std::string>& files) const {
    std::vector<Row> rows = rows_;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.place < b.place; });
    std::vector<core::Fault> faults;
    faults.reserve(rows.size());
    for (Row& row : rows) {
        const auto file = static_cast<std::size_t>(row.place.file);
        faults.push_back({file < files.size() ? files[file] : std::string{}, row.place.line,
                          row.place.column, std::move(row.path), std::move(row.message)});
    }
    return faults;
}

std::string join(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
}

std::string join(const std::string& path, std::size_t index) {
    return path + "[" + std::to_string(index) + "]";
}

}  // namespace kinflow::scenario
