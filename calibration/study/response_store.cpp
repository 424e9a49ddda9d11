#include "calibration/study/response_store.h"

#include "calibration/study/keyed_store.h"
#include "calibration/study/number_blob.h"

namespace kinflow::calibration {

ResponseStore::ResponseStore(const std::filesystem::path& file, const std::string& key)
    : database_{file} {
    claim(database_, file,
          {"study", "responses",
           "CREATE TABLE IF NOT EXISTS responses (point BLOB NOT NULL, replication INTEGER NOT "
           "NULL, numbers BLOB NOT NULL, PRIMARY KEY (point, replication))"},
          key);
}

std::optional<std::vector<double>> ResponseStore::find(const std::vector<double>& point,
                                                       int replication, std::size_t outputs) {
    const std::scoped_lock lock{mutex_};
    results::Statement query =
        database_.prepare("SELECT numbers FROM responses WHERE point = ? AND replication = ?");
    query.bind(1, bytes_of(point)).bind(2, static_cast<std::int64_t>(replication));
    if (!query.step()) return std::nullopt;
    std::vector<double> numbers = numbers_in(query.blob(0));
    if (numbers.size() != outputs) return std::nullopt;
    return numbers;
}

void ResponseStore::add(const std::vector<double>& point, int replication,
                        const std::vector<double>& responses) {
    const std::scoped_lock lock{mutex_};
    results::Statement insert =
        database_.prepare("INSERT OR REPLACE INTO responses VALUES (?, ?, ?)");
    insert.bind(1, bytes_of(point))
        .bind(2, static_cast<std::int64_t>(replication))
        .bind(3, bytes_of(responses))
        .run();
}

}  // namespace kinflow::calibration
