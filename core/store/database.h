#pragma once

#include "core/store/sql_statement.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;

namespace vignette {

/// One connection to one SQLite file, hardened as for a stranger's file: defensive, schema not trusted, no
/// triggers, views or extensions, lowered limits, nothing memory-mapped. Every SQLite error becomes a
/// Failure that names the file. Statements may run from several threads; one thread at a time writes: a
/// Transaction, execute() and run() make the others wait.
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
    std::int64_t lastRowId() const; ///< of the insert before, in the same Transaction
    std::int64_t changedRows() const;

    /// Bytes of the file as they stand on the disk, through the page check when it is a whole page. Returns
    /// whether they were all there and held.
    bool readRaw(std::span<std::byte> out, std::uint64_t offset) const;
    std::uint64_t rawSize() const;
    /// Of a Scratch file: asks the system to begin writing to the disk what it holds, without waiting, so
    /// that less is left when the maker syncs. Promises nothing.
    void beginWriteOut();
    /// Writes zeros over a page (1-based), past SQLite: only for a page that holds nothing.
    void blankPage(std::uint64_t number);

    /// Throws the Failure that belongs to an SQLite result code.
    [[noreturn]] void refuse(int code) const;
    sqlite3* handle() const { return m_handle; }

private:
    friend class Transaction;
    void harden();

    sqlite3* m_handle = nullptr;
    std::string m_name;
    Access m_access = Access::Scratch;
    int m_writeOut = -1; ///< for beginWriteOut(); closed after SQLite's own, whose locks it would take along
    int m_depth = 0;     ///< open transactions, one inside another
    bool m_isDoomed = false;
    std::recursive_mutex m_writing;
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
    std::unique_lock<std::recursive_mutex> m_lock;
    bool m_isOpen = true;
};

template<typename... Values> void Database::run(std::string_view sql, const Values&... values) {
    const std::lock_guard lock(m_writing);
    SqlStatement(*this, sql).bind(values...).run();
}

} // namespace vignette
