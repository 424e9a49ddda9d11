#include "calibration/study/response_store.h"

#include "calibration/study/number_blob.h"
#include "sim/core/errors.h"

namespace kinflow::calibration {

ResponseStore::ResponseStore(const std::filesystem::path& file, const std::string& key)
    : database_{file} {
    const auto refuse = [&](const std::string& message) {
        throw core::InputError({core::Fault{file.string(), 0, 0, "", message}});
    };
    std::string found;
    try {
        database_.execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
            "CREATE TABLE IF NOT EXISTS study (key TEXT NOT NULL);"
            "CREATE TABLE IF NOT EXISTS responses (point BLOB NOT NULL, replication INTEGER NOT "
            "NULL, numbers BLOB NOT NULL, PRIMARY KEY (point, replication))");
        results::Statement query = database_.prepare("SELECT key FROM study");
        if (query.step()) found = query.text(0);
        if (found.empty()) database_.prepare("INSERT INTO study VALUES (?)").bind(1, key).run();
    } catch (const results::SqliteError& error) {
        refuse(std::string{"the responses cannot be read: "} + error.what());
    }
    if (!found.empty() && found != key) {
        refuse("holds responses of another study, area, seed or version; choose another folder");
    }
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
