#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/scenario/sources.h"
#include "sim/scenario/tree.h"

namespace kinflow::scenario {

enum class Operation : std::uint8_t { set, scale, add };
[[nodiscard]] std::string name_of(Operation operation);

/// A dated change of a parameter, as a policy file writes it or as a lever makes it.
struct Change {
    std::string policy;     ///< name of the policy
    std::string lever;      ///< empty: written as a change
    std::string parameter;  ///< key path
    Operation operation = Operation::set;
    Node value;
    std::string unit;  ///< empty: as in the scenario
    core::Date from{};
    std::optional<core::Date> until;  ///< end of the ramp
    std::optional<core::Date> to;
    std::string standing;  ///< source, assumed or policy
    std::string reason;
    Place place;       ///< of the value
    std::string path;  ///< in the policy's file, such as changes[2]
};

struct Policy {
    std::string name;
    std::string title;
    std::string description;
    std::string question;
    std::string measure;
    std::string file;
    std::vector<Change> changes;
};

/// Reads the changes of a checked policy file. Levers stay to be expanded: expand_levers().
[[nodiscard]] Policy read_policy(const Node& tree, const std::string& file, FaultList& faults);

/// What all changes have: dates and standing.
void read_common(const Node& item, const std::string& path, FaultList& faults, Change& change);

/// Which of `set`, `scale` and `add` is written; none, or more than one, is a fault unless
/// `may_lack`.
[[nodiscard]] const Node* read_operation(const Node& item, const std::string& path, bool may_lack,
                                         FaultList& faults, Operation& operation);

}  // namespace kinflow::scenario
