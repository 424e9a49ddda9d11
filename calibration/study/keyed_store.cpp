#include "calibration/study/keyed_store.h"

#include "sim/core/errors.h"

namespace kinflow::calibration {

void claim(results::Database& database, const std::filesystem::path& file, const StoreKind& kind,
           const std::string& key) {
    const auto refuse = [&](const std::string& message) {
        throw core::InputError({core::Fault{file.string(), 0, 0, "", message}});
    };
    std::string found;
    try {
        database.execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
            "CREATE TABLE IF NOT EXISTS " +
            kind.table + " (key TEXT NOT NULL);" + kind.created);
        results::Statement query = database.prepare("SELECT key FROM " + kind.table);
        if (query.step()) found = query.text(0);
        if (found.empty()) {
            database.prepare("INSERT INTO " + kind.table + " VALUES (?)").bind(1, key).run();
        }
    } catch (const results::SqliteError& error) {
        refuse("the " + kind.holds + " cannot be read: " + error.what());
    }
    if (!found.empty() && found != key) {
        refuse("holds " + kind.holds +
               " of another study, area, seed or version; choose another folder");
    }
}

}  // namespace kinflow::calibration
