#include "results/store.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstring>
#include <utility>
#include <vector>

#include "sim/core/errors.h"

namespace kinflow::results {

namespace {

/// Changes whenever the tables or the order of a record change.
constexpr std::string_view format = "2";

constexpr const char* tables = R"sql(
CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE series (
    id INTEGER PRIMARY KEY, measure TEXT NOT NULL, breakdown TEXT NOT NULL, level TEXT NOT NULL,
    time_identifier TEXT NOT NULL, time_period TEXT NOT NULL, unit TEXT NOT NULL);
CREATE TABLE replication (
    policy TEXT NOT NULL, number INTEGER NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (policy, number));
CREATE TABLE summary (
    policy TEXT NOT NULL, series_id INTEGER NOT NULL REFERENCES series (id),
    statistic TEXT NOT NULL, value REAL,
    PRIMARY KEY (policy, series_id, statistic)) WITHOUT ROWID;
CREATE VIEW series_summary AS
    SELECT (SELECT value FROM run WHERE key = 'scenario') ||
               CASE policy WHEN '' THEN '' ELSE '+' || policy END AS scenario, measure, breakdown, level,
           time_identifier, time_period, statistic, value, unit
    FROM series JOIN summary ON series_id = id;
)sql";

std::vector<std::pair<std::string, std::string>> describe(const RunKey& key, const Layout& layout) {
    return {{"format", std::string{format}},    {"version", key.version},
            {"scenario", key.scenario},         {"scenario_hash", key.scenario_hash},
            {"seed", std::to_string(key.seed)}, {"numbers", std::to_string(layout.size())},
            {"posterior", key.posterior},       {"histories", std::to_string(key.histories)}};
}

std::vector<unsigned char> to_bytes(const Record& record) {
    std::vector<unsigned char> bytes;
    bytes.reserve(record.size() * sizeof(double));
    for (const double value : record) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (unsigned shift = 0; shift < 64; shift += 8) {
            bytes.push_back(static_cast<unsigned char>(bits >> shift));
        }
    }
    return bytes;
}

Record from_bytes(std::span<const unsigned char> bytes) {
    Record record;
    record.reserve(bytes.size() / sizeof(double));
    for (std::size_t at = 0; at + sizeof(double) <= bytes.size(); at += sizeof(double)) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < sizeof(double); ++i) {
            bits |= std::uint64_t{bytes[at + i]} << (8 * i);
        }
        record.push_back(std::bit_cast<double>(bits));
    }
    return record;
}

void write_series(Database& database, const Layout& layout) {
    auto insert = database.prepare("INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        const Row& row = layout.rows[r];
        for (std::size_t p = 0; p < layout.periods.size(); ++p) {
            const Period& period = layout.periods[p];
            insert.bind(1, static_cast<std::int64_t>(layout.slot(r, p)))
                .bind(2, row.measure->name)
                .bind(3, row.breakdown)
                .bind(4, row.level)
                .bind(5, name_of(period.identifier))
                .bind(6, period.label)
                .bind(7, row.measure->unit)
                .run();
        }
    }
}

/// What a SQLite error on a results file means for the user; empty when it is not the input's
/// fault.
std::string_view fault_of(int code) {
    switch (code) {
        case SQLITE_NOTADB:
            return "this is not a database of results";
        case SQLITE_CORRUPT:
            return "the database is damaged";
        case SQLITE_BUSY:
            return "another run is writing to this database";
        case SQLITE_CANTOPEN:
            return "the database cannot be opened";
        case SQLITE_READONLY:
            return "the database cannot be written to";
        default:
            return {};
    }
}

Database open_for_one(const std::filesystem::path& file) {
    try {
        Database database{file};
        // One file beside which nothing is left, on disk once a transaction is committed.
        database.execute(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
            "PRAGMA synchronous = FULL; BEGIN EXCLUSIVE; COMMIT;");
        return database;
    } catch (const SqliteError& error) {
        const auto fault = fault_of(error.code());
        if (fault.empty()) throw;
        throw core::InputError{{{file.string(), 0, 0, {}, std::string{fault}}}};
    }
}

bool is_empty(Database& database) {
    auto count = database.prepare("SELECT count(*) FROM sqlite_master");
    return count.step() && count.integer(0) == 0;
}

}  // namespace

Store::Store(const std::filesystem::path& file, const RunKey& key, const Layout& layout)
    : file_{file},
      record_size_{layout.size()},
      series_count_{layout.rows.size() * layout.periods.size()},
      database_{open_for_one(file)} {
    if (is_empty(database_)) {
        create(key, layout);
    } else {
        check(key, layout);
    }
}

void Store::refuse(const std::string& message) const {
    throw core::InputError{{{file_.string(), 0, 0, {}, message}}};
}

void Store::create(const RunKey& key, const Layout& layout) {
    Transaction transaction{database_};
    database_.execute(tables);
    auto insert = database_.prepare("INSERT INTO run VALUES (?, ?)");
    for (const auto& [name, value] : describe(key, layout))
        insert.bind(1, name).bind(2, value).run();
    write_series(database_, layout);
    transaction.commit();
}

void Store::check(const RunKey& key, const Layout& layout) {
    std::vector<std::pair<std::string, std::string>> found;
    try {
        auto intact = database_.prepare("PRAGMA quick_check(1)");
        if (!intact.step() || intact.text(0) != "ok") refuse("the database is damaged");
        for (const auto& [name, value] : describe(key, layout)) {
            auto row = database_.prepare("SELECT value FROM run WHERE key = ?");
            row.bind(1, name);
            found.emplace_back(name, row.step() ? row.text(0) : std::string{});
        }
    } catch (const SqliteError& error) {
        if (error.code() == SQLITE_CORRUPT) refuse("the database is damaged");
        refuse("this is not a database of results");
    }
    std::vector<core::Fault> faults;
    const auto expected = describe(key, layout);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& [name, value] = expected[i];
        if (found[i].second == value) continue;
        faults.push_back({file_.string(), 0, 0, name,
                          fmt::format("the run that is here has '{}', this one has '{}'; a run "
                                      "can only be resumed unchanged",
                                      found[i].second, value)});
    }
    if (!faults.empty()) throw core::InputError{std::move(faults)};
}

void Store::add(int replication, const Record& record, std::string_view policy) {
    if (record.size() != record_size_) {
        throw std::invalid_argument("a record does not have the layout's size");
    }
    const auto bytes = to_bytes(record);
    const std::lock_guard lock{mutex_};
    Transaction transaction{database_};
    database_.prepare("INSERT OR REPLACE INTO replication VALUES (?, ?, ?)")
        .bind(1, policy)
        .bind(2, std::int64_t{replication})
        .bind(3, std::span{bytes})
        .run();
    transaction.commit();
}

std::set<int> Store::finished(std::string_view policy) {
    const std::lock_guard lock{mutex_};
    std::set<int> numbers;
    auto select =
        database_.prepare("SELECT number FROM replication WHERE policy = ? ORDER BY number");
    select.bind(1, policy);
    while (select.step()) numbers.insert(static_cast<int>(select.integer(0)));
    return numbers;
}

Record Store::load(int replication, std::string_view policy) {
    const std::lock_guard lock{mutex_};
    auto select =
        database_.prepare("SELECT record FROM replication WHERE policy = ? AND number = ?");
    select.bind(1, policy).bind(2, std::int64_t{replication});
    if (!select.step()) refuse(fmt::format("replication {} is not there", replication));
    const auto bytes = select.blob(0);
    if (bytes.size() != record_size_ * sizeof(double)) {
        refuse(fmt::format("replication {} is damaged", replication));
    }
    return from_bytes(bytes);
}

void Store::write_summary(const Summary& summary, std::string_view policy) {
    const std::lock_guard lock{mutex_};
    Transaction transaction{database_};
    database_.prepare("DELETE FROM summary WHERE policy = ?").bind(1, policy).run();
    auto insert = database_.prepare("INSERT INTO summary VALUES (?, ?, ?, ?)");
    for (std::size_t id = 0; id < series_count_; ++id) {
        for (const auto& [name, value] : named_statistics) {
            insert.bind(1, policy)
                .bind(2, static_cast<std::int64_t>(id))
                .bind(3, name)
                .bind(4, summary.values.at(id).*value)
                .run();
        }
    }
    transaction.commit();
}

}  // namespace kinflow::results
