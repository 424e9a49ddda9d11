#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/model/policy.h"
#include "sim/scenario/levers.h"
#include "sim/scenario/policy.h"
#include "sim/scenario/policy_money.h"
#include "sim/scenario/source_files.h"
#include "sim/scenario/sources.h"

namespace kinflow::scenario {

/// Policies joined by `+`, as a comparison asks for them: what to put together and what it is made
/// of. The changes point into the PolicyFiles that gave them.
struct JoinedPolicy {
    model::Policy policy;  ///< without phases
    std::vector<const Change*> changes;
};

/// The policy files that a comparison asks for, and those that they combine, each read once.
class PolicyFiles {
  public:
    /// Each a path, or several joined by `+`. Registers that they name go into `evidence`.
    void open(const std::vector<std::string>& wanted, SourceFiles& files, Register& evidence);

    /// Holds every file against the shape of a policy; faults go to `files`.
    void check(const Sources& sources, SourceFiles& files) const;

    /// What the files say, over the baseline.
    void read(const LeverContext& context, SourceFiles& files);

    /// What is asked for, in the order of the call.
    [[nodiscard]] const std::vector<std::string>& wanted() const { return wanted_; }

    /// One of wanted(): the names, titles and money of its parts, and their changes in order. A
    /// policy's own changes come after those of the files that it combines, each file once.
    [[nodiscard]] JoinedPolicy joined(const std::string& text) const;

  private:
    struct File {
        Node tree;
        Policy policy;
        PolicyMoney money;
        std::vector<std::string> parts;  ///< paths of the files under `combine`
    };
    void open_one(const std::string& path, const Node* named_at, const std::string& key_path,
                  SourceFiles& files, Register& evidence);
    void gather(const std::string& path, std::set<std::string>& met, std::vector<const File*>& out,
                std::vector<std::string>& leaves) const;

    std::map<std::string, File> files_;
    std::vector<std::string> order_;  ///< in which they were met
    std::vector<std::string> wanted_;
};

}  // namespace kinflow::scenario
