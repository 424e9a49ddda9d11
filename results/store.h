#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "results/layout.h"
#include "results/sqlite.h"
#include "results/summary.h"

namespace kinflow::results {

/// What makes two runs the same: their replications may be put together. Number of replications,
/// threads and machine do not enter.
struct RunKey {
    std::string scenario;
    std::string scenario_hash;
    std::uint64_t seed = 0;
    std::string version;
    std::string posterior{};  ///< and how many of its members are used; empty: none
    int histories = 1;        ///< that replications without a posterior take in turn, at most
};

/// The results of a run in one SQLite file (results.sqlite). A replication is added in a
/// transaction of its own, so that a run that is killed keeps every replication that was added.
/// Holds the file for itself while open. Members may be called from any thread.
///
/// Each replication belongs to a policy; the baseline, and a run without policies, have the empty
/// name. A replication's numbers are one BLOB of little-endian doubles in the order of the layout:
/// the number of series `id` is at byte 8 x id. See results/README.md.
class Store {
  public:
    /// Opens the file, or makes it. Throws core::InputError when it is not such a database, is
    /// damaged, is in use, or holds another run than the key's; SqliteError when the disk fails.
    Store(const std::filesystem::path& file, const RunKey& key, const Layout& layout);

    /// Adds a replication, in place of the one of that number if there is one.
    void add(int replication, const Record& record, std::string_view policy = {});

    /// Numbers of the replications that are there.
    [[nodiscard]] std::set<int> finished(std::string_view policy = {});

    /// Throws core::InputError when the replication is not there or is damaged.
    [[nodiscard]] Record load(int replication, std::string_view policy = {});

    /// Writes the statistics of every series, in place of earlier ones.
    void write_summary(const Summary& summary, std::string_view policy = {});

  private:
    void create(const RunKey& key, const Layout& layout);
    void check(const RunKey& key, const Layout& layout);
    [[noreturn]] void refuse(const std::string& message) const;

    std::filesystem::path file_;
    std::size_t record_size_;
    std::size_t series_count_;
    std::mutex mutex_;
    Database database_;
};

}  // namespace kinflow::results
