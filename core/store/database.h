#pragma once

#include "core/base/failure.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace vignette {

/// One connection to one SQLite file, hardened as for a stranger's file: defensive, schema not trusted, no
/// triggers, views or extensions, lowered limits, nothing memory-mapped. Every SQLite error becomes a
/// Failure that names the file. Statements may run from several threads; a Transaction belongs to one.
class Database {
public:
    enum class Access {
        ReadWrite, ///< journal DELETE, synchronous EXTRA: what is committed is on the disk
        ReadOnly,
        Scratch, ///< a file nobody else knows yet: no journal on disk, no sync; the maker syncs before
                 ///< renaming
    };
    Database(const std::filesystem::path& file, const std::filesystem::path& nameForMessages, Access access);
    /// An empty database in memory.
    Database();
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// The settings that make SQLite look into the file and so put back what a journal beside it holds:
    /// called once that journal has been looked at. A Scratch file has none.
    void settle();

    /// Runs SQL without parameters or results.
    void execute(const char* sql);
    /// Prepares, binds the values in order, runs to the end.
    template<typename... Values> void run(std::string_view sql, const Values&... values);
    std::int64_t lastRowId() const;
    std::int64_t changedRows() const;

    /// Bytes of the file as they stand on the disk, through the page check when it is a whole page. Returns
    /// whether they were all there and held.
    bool readRaw(std::span<std::byte> out, std::uint64_t offset) const;
    std::uint64_t rawSize() const;

    /// Throws the Failure that belongs to an SQLite result code.
    [[noreturn]] void refuse(int code) const;
    sqlite3* handle() const { return m_handle; }

private:
    friend class Transaction;
    void harden();

    sqlite3* m_handle = nullptr;
    std::string m_name;
    Access m_access = Access::Scratch;
    int m_depth = 0; ///< open transactions, one inside another
    bool m_isDoomed = false;
};

/// One prepared statement.
class SqlStatement {
public:
    SqlStatement(const Database& database, std::string_view sql);
    ~SqlStatement();
    SqlStatement(const SqlStatement&) = delete;
    SqlStatement& operator=(const SqlStatement&) = delete;

    /// Binds values in order from the first parameter. Texts are copied; blobs must outlive the next step.
    template<typename... Values> SqlStatement& bind(const Values&... values) {
        reset();
        int index = 0;
        (bindOne(++index, values), ...);
        return *this;
    }
    bool step(); ///< true: there is a row
    void run();  ///< steps to the end and resets
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    bool isNull(int column) const;
    /// Valid until the next step or reset.
    std::span<const std::byte> blob(int column) const;

private:
    void bindNull(int index);
    void bindOne(int index, std::int64_t value);
    void bindOne(int index, int value) { bindOne(index, std::int64_t{value}); }
    void bindOne(int index, bool value) { bindOne(index, std::int64_t{value}); }
    void bindOne(int index, std::uint64_t value) { bindOne(index, static_cast<std::int64_t>(value)); }
    void bindOne(int index, double value);
    void bindOne(int index, std::string_view value);
    void bindOne(int index, const std::string& value) { bindOne(index, std::string_view(value)); }
    void bindOne(int index, const char* value) { bindOne(index, std::string_view(value)); }
    void bindOne(int index, std::span<const std::byte> value);
    template<typename T> void bindOne(int index, const std::optional<T>& value) {
        value ? bindOne(index, *value) : bindNull(index);
    }
    void check(int code) const;

    const Database& m_database;
    sqlite3_stmt* m_statement = nullptr;
};

/// Everything until commit() happens or nothing does. One inside another joins the outer one.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& m_database;
    bool m_isOpen = true;
};

template<typename... Values> void Database::run(std::string_view sql, const Values&... values) {
    SqlStatement(*this, sql).bind(values...).run();
}

} // namespace vignette
