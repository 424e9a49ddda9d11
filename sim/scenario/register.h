#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/errors.h"
#include "sim/scenario/source_files.h"

namespace kinflow::scenario {

/// One published figure: what a scenario cites by `source`.
struct Entry {
    std::string id;
    std::string measure;
    /// A single figure has the empty name; a decision has no figure.
    std::vector<std::pair<std::string, double>> values;
    std::string unit;
    std::optional<core::Date> from;  ///< first day; absent for a stock
    std::optional<core::Date> to;    ///< last day, or the date of a stock
    std::string geography;
    std::string document;
    std::string place;
    std::string publisher;
    std::string says;  ///< in our own words
    std::string use;
    std::string bound;
    std::string confidence;
    std::string defect;
    std::string file;
    int line = 0;

    /// "document, place": for the reader.
    [[nodiscard]] std::string where() const { return document + ", " + place; }
};

/// The register of evidence: every entry of the files read, in their order.
class Register {
  public:
    /// An id that is there already is left out and returned as false.
    bool add(Entry entry);
    [[nodiscard]] const Entry* find(std::string_view id) const;
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] std::vector<std::string> ids() const;

  private:
    std::vector<Entry> entries_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
};

/// Adds the entries of a register file's tree; gathers its faults.
void add_entries(const Node& tree, SourceFiles& files, Register& evidence);

struct LoadedRegister {
    Register evidence;
    std::vector<core::Fault> faults;
};

/// Reads register files by themselves, for `kinflow evidence` and for reports. Never throws for
/// what is written in them.
[[nodiscard]] LoadedRegister load_register(const std::vector<std::filesystem::path>& paths);

}  // namespace kinflow::scenario
