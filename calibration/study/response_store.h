#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "results/sqlite.h"

namespace kinflow::calibration {

/// What the replications of a study's points gave, in one SQLite file, so that a study that was
/// stopped can be carried on to the same bytes. Each is added in a transaction of its own. Members
/// may be called from any thread.
class ResponseStore {
  public:
    /// Opens the file, or makes it. Throws core::InputError when it is not such a database or holds
    /// the responses of another study than the key's (command, files, seed and version).
    ResponseStore(const std::filesystem::path& file, const std::string& key);

    /// Values of the factors (none: the baseline) and the replication's number; nothing when they
    /// are not there, or are not `outputs` numbers.
    [[nodiscard]] std::optional<std::vector<double>> find(const std::vector<double>& point,
                                                          int replication, std::size_t outputs);
    void add(const std::vector<double>& point, int replication,
             const std::vector<double>& responses);

  private:
    std::mutex mutex_;
    results::Database database_;
};

inline constexpr std::string_view responses_store_file = "responses.sqlite";

}  // namespace kinflow::calibration
