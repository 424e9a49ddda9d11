#include "calibration/fit/evaluation_store.h"

#include "calibration/study/keyed_store.h"
#include "calibration/study/number_blob.h"

namespace kinflow::calibration {

EvaluationStore::EvaluationStore(const std::filesystem::path& file, const std::string& key)
    : file_{file}, database_{file} {
    claim(database_, file,
          {"calibration", "evaluations",
           "CREATE TABLE IF NOT EXISTS evaluations (number INTEGER PRIMARY KEY, point BLOB NOT "
           "NULL, fault TEXT NOT NULL, replications INTEGER NOT NULL, answers BLOB NOT NULL)"},
          key);
}

std::optional<Evaluation> EvaluationStore::find(std::size_t number, const Point& point,
                                                std::size_t targets) {
    const std::scoped_lock lock{mutex_};
    results::Statement query = database_.prepare(
        "SELECT point, fault, replications, answers FROM evaluations WHERE number = ?");
    query.bind(1, static_cast<std::int64_t>(number));
    if (!query.step() || numbers_in(query.blob(0)) != point) return std::nullopt;
    Evaluation evaluation;
    evaluation.fault = query.text(1);
    const auto replications = static_cast<std::size_t>(query.integer(2));
    const std::vector<double> all = numbers_in(query.blob(3));
    if (all.size() != replications * targets) return std::nullopt;
    for (std::size_t r = 0; r < replications; ++r) {
        const auto from = all.begin() + static_cast<std::ptrdiff_t>(r * targets);
        evaluation.values.emplace_back(from, from + static_cast<std::ptrdiff_t>(targets));
    }
    return evaluation;
}

void EvaluationStore::add(std::size_t number, const Point& point, const Evaluation& evaluation) {
    std::vector<double> all;
    for (const auto& replication : evaluation.values) {
        all.insert(all.end(), replication.begin(), replication.end());
    }
    const std::scoped_lock lock{mutex_};
    results::Statement insert =
        database_.prepare("INSERT OR REPLACE INTO evaluations VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, static_cast<std::int64_t>(number))
        .bind(2, bytes_of(point))
        .bind(3, std::string_view{evaluation.fault})
        .bind(4, static_cast<std::int64_t>(evaluation.values.size()))
        .bind(5, bytes_of(all));
    insert.run();
}

}  // namespace kinflow::calibration
