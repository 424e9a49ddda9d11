#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/fault_list.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

struct FileText {
    std::optional<std::string> text;
    std::string problem;  ///< why there is no text
};

/// Where texts come from: the disk, or a map in a test.
using ReadFile = std::function<FileText(const std::string& path)>;
[[nodiscard]] FileText read_from_disk(const std::string& path);
[[nodiscard]] ReadFile read_from(std::map<std::string, std::string> texts);

/// The files of one load, numbered in the order in which they are opened, and their faults.
class SourceFiles {
  public:
    explicit SourceFiles(ReadFile read) : read_{std::move(read)} {}

    FaultList faults;

    /// Parses a file that the user named. Its faults stand at the top of it.
    [[nodiscard]] std::optional<Node> open(const std::string& path);
    /// Parses a file that another names, relative to the folder of that one. When it cannot be
    /// read, the fault stands where it is named.
    [[nodiscard]] std::optional<Node> open_named(const Node& reference,
                                                 const std::string& key_path);
    /// Whether the file that is named here has been opened before.
    [[nodiscard]] bool is_open(const Node& reference) const;

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] std::vector<core::Fault> sorted_faults() const { return faults.sorted(names_); }
    /// Every text that was read, in order.
    [[nodiscard]] const std::string& all_text() const { return all_text_; }

  private:
    [[nodiscard]] std::string path_from(const Node& reference) const;

    ReadFile read_;
    std::vector<std::string> names_;
    std::string all_text_;
};

}  // namespace kinflow::scenario
