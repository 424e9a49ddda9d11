#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "calibration/fit/surfaces.h"
#include "results/sqlite.h"

namespace kinflow::calibration {

/// The evaluations of a calibration in one SQLite file, by number, so that one that was stopped can
/// be carried on to the same bytes: what is proposed depends on the answers alone. Each is added in
/// a transaction of its own. Members may be called from any thread.
class EvaluationStore {
  public:
    /// Opens the file, or makes it. Throws core::InputError when it is not such a database or holds
    /// another calibration's evaluations than the key's (study, seed and version).
    EvaluationStore(const std::filesystem::path& file, const std::string& key);

    /// Nothing when the number is not there, or was of another point.
    [[nodiscard]] std::optional<Evaluation> find(std::size_t number, const Point& point,
                                                 std::size_t targets);
    void add(std::size_t number, const Point& point, const Evaluation& evaluation);

  private:
    std::filesystem::path file_;
    std::mutex mutex_;
    results::Database database_;
};

inline constexpr std::string_view evaluations_file = "evaluations.sqlite";

}  // namespace kinflow::calibration
