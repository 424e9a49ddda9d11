#include "results/sqlite.h"

#include <cmath>
#include <limits>

namespace kinflow::results {

namespace {

[[noreturn]] void fail(sqlite3* database, int code) {
    const char* message = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    throw SqliteError{code & 0xff, message};
}

int length_of(std::size_t bytes) {
    if (bytes > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        throw std::length_error("a value is too long for the database");
    }
    return static_cast<int>(bytes);
}

}  // namespace

void Statement::check(int code) {
    if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), code);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, double value) {
    check(std::isnan(value) ? sqlite3_bind_null(statement_.get(), parameter)
                            : sqlite3_bind_double(statement_.get(), parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
    // A null pointer would bind NULL, and an empty view may hold one.
    const char* data = text.empty() ? "" : text.data();
    check(sqlite3_bind_text(statement_.get(), parameter, data, length_of(text.size()),
                            SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(int parameter, std::span<const unsigned char> blob) {
    check(sqlite3_bind_blob(statement_.get(), parameter, blob.data(), length_of(blob.size()),
                            SQLITE_TRANSIENT));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(sqlite3_db_handle(statement_.get()), code);
}

void Statement::run() {
    while (step()) {
    }
    check(sqlite3_reset(statement_.get()));
}

std::int64_t Statement::integer(int column) {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) {
    const auto* text = sqlite3_column_text(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return text == nullptr ? std::string{} : std::string{reinterpret_cast<const char*>(text), size};
}

std::span<const unsigned char> Statement::blob(int column) {
    const auto* data = sqlite3_column_blob(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return {static_cast<const unsigned char*>(data), size};
}

Database::Database(const std::filesystem::path& file) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.string().c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    database_.reset(opened);
    if (code != SQLITE_OK) fail(opened, code);
}

void Database::execute(const std::string& sql) {
    const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(database_.get(), code);
}

Statement Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(database_.get(), sql.data(), length_of(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) fail(database_.get(), code);
    return Statement{statement};
}

Transaction::Transaction(Database& database) : database_{database} {
    database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        database_.execute("ROLLBACK");
    } catch (const SqliteError&) {
        // Nothing was committed, and SQLite rolls back when the file is next opened.
    }
}

void Transaction::commit() {
    database_.execute("COMMIT");
    open_ = false;
}

}  // namespace kinflow::results
