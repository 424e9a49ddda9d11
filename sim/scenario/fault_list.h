#pragma once

#include <compare>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/errors.h"

namespace kinflow::scenario {

/// Where something stands. `file` indexes the list of files read; line and column count from 1.
struct Place {
    int file = 0;
    int line = 0;
    int column = 0;
    // clang-tidy 14 takes the 0 in a rewritten comparison for a null pointer.
    auto operator<=>(const Place&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// Faults as they are found. The same fault at the same place counts once, however many ways lead
/// there (an alias, an overlay, a file checked alone and again after merging).
class FaultList {
  public:
    void add(Place place, std::string path, std::string message);
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    /// In the order of `files`, then of line and column.
    [[nodiscard]] std::vector<core::Fault> sorted(const std::vector<std::string>& files) const;

    struct Row {
        Place place;
        std::string path;
        std::string message;
    };
    /// As they were found.
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

  private:
    std::vector<Row> rows_;
    std::set<std::pair<Place, std::string>> known_;
};

/// Key paths: `stages.contact.routes[2]`.
[[nodiscard]] std::string join(const std::string& path, const std::string& key);
[[nodiscard]] std::string join(const std::string& path, std::size_t index);

}  // namespace kinflow::scenario
