#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kinflow::results {

/// What SQLite reports; `code` is its primary result code.
class SqliteError : public std::runtime_error {
  public:
    SqliteError(int code, const std::string& message) : std::runtime_error{message}, code_{code} {}
    [[nodiscard]] int code() const { return code_; }

  private:
    int code_;
};

/// A prepared statement. Parameters and columns are numbered as SQLite numbers them: parameters
/// from 1, columns from 0. Must not outlive its database.
class Statement {
  public:
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, double value);  ///< NaN becomes NULL
    Statement& bind(int parameter, std::string_view text);
    Statement& bind(int parameter, std::span<const unsigned char> blob);

    bool step();  ///< true when there is a row
    void run();   ///< steps to the end and resets, ready for the next values

    [[nodiscard]] std::int64_t integer(int column);
    [[nodiscard]] std::string text(int column);
    [[nodiscard]] std::span<const unsigned char> blob(int column);  ///< valid until the next step

  private:
    friend class Database;
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    explicit Statement(sqlite3_stmt* statement) : statement_{statement} {}
    void check(int code);

    std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

/// An open database file.
class Database {
  public:
    explicit Database(const std::filesystem::path& file);  ///< made when it does not exist

    void execute(const std::string& sql);
    [[nodiscard]] Statement prepare(std::string_view sql);

  private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    std::unique_ptr<sqlite3, Close> database_;
};

/// Rolled back when it goes out of scope without commit().
class Transaction {
  public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

}  // namespace kinflow::results
