#include "core/store/database.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/store/guarded_vfs.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

namespace vignette {

namespace {

/// Never more than our own statements and documents need.
constexpr std::array<std::pair<int, int>, 10> kLimits = {{
    {SQLITE_LIMIT_LENGTH, 256 << 20},
    {SQLITE_LIMIT_SQL_LENGTH, 100'000},
    {SQLITE_LIMIT_COLUMN, 64},
    {SQLITE_LIMIT_EXPR_DEPTH, 32},
    {SQLITE_LIMIT_COMPOUND_SELECT, 8},
    {SQLITE_LIMIT_VDBE_OP, 25'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 8},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 64},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
}};

constexpr std::array<std::pair<int, int>, 7> kSwitches = {{
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
}};

int openFlags(Database::Access access) {
    const int flags = SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    return flags | (access == Database::Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
}

sqlite3_file* fileOf(sqlite3* handle) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

struct Reason {
    FailureCode code;
    std::string text;
};

Reason ioReason(int code, int systemError) {
    switch (code) {
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_CORRUPTFS:
        return {FailureCode::Damaged,
                "it is damaged: part of it is not what was once written. Use a copy of it"};
    case SQLITE_IOERR_READ:
        return {FailureCode::NotReadable, reasonForErrno(EIO)};
    case SQLITE_IOERR_NOMEM:
        throw std::bad_alloc();
    default:
        return {FailureCode::NotWritable, reasonForErrno(systemError != 0 ? systemError : EIO)};
    }
}

Reason reasonFor(int code, int systemError) {
    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        throw std::bad_alloc();
    case SQLITE_IOERR:
        return ioReason(code, systemError);
    case SQLITE_FULL:
        return {FailureCode::NotWritable, reasonForErrno(ENOSPC)};
    case SQLITE_READONLY:
        return {FailureCode::NotWritable, "it is open for reading only"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {FailureCode::Locked, "another program is using it. Close that program and try again"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {FailureCode::NotReadable,
                systemError != 0 ? reasonForErrno(systemError) : "it cannot be opened"};
    case SQLITE_TOOBIG:
        return {FailureCode::TooLarge, "one of its parts is larger than a study may hold"};
    case SQLITE_NOTADB:
        return {FailureCode::NotAStudy, "it is not a Vignette study"};
    default:
        return {FailureCode::Damaged, "it is damaged or was changed by another program. Use a copy of it"};
    }
}

} // namespace

Database::Database(const std::filesystem::path& file, const std::filesystem::path& nameForMessages,
                   Access access)
    : m_name(nameForMessages.string()), m_access(access) {
    const int code = sqlite3_open_v2(file.c_str(), &m_handle, openFlags(access), guardedVfs());
    try {
        if (code != SQLITE_OK) refuse(code);
        harden();
        if (access == Access::Scratch) settle();
    } catch (...) {
        sqlite3_close(m_handle);
        throw;
    }
}

Database::Database() : m_name("memory") {
    const int code =
        sqlite3_open_v2(":memory:", &m_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, nullptr);
    if (code != SQLITE_OK) {
        sqlite3_close(m_handle);
        throw std::bad_alloc();
    }
}

Database::~Database() {
    sqlite3_close(m_handle);
    if (m_writeOut >= 0) ::close(m_writeOut);
}

void Database::beginWriteOut() {
    if (m_access != Access::Scratch) return;
    const std::lock_guard lock(m_writing);
#if defined(__linux__)
    const char* path = sqlite3_db_filename(m_handle, "main");
    if (m_writeOut < 0 && path != nullptr && *path != '\0')
        m_writeOut = ::open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (m_writeOut >= 0) ::sync_file_range(m_writeOut, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
}

void Database::harden() {
    for (const auto& [limit, value] : kLimits)
        sqlite3_limit(m_handle, limit, value);
    for (const auto& [option, value] : kSwitches)
        sqlite3_db_config(m_handle, option, value, nullptr);
    sqlite3_busy_timeout(m_handle, 5000);
    execute("PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;");
}

void Database::settle() {
    execute("PRAGMA mmap_size=0; PRAGMA cache_size=-32768;");
    if (m_access == Access::ReadWrite) execute("PRAGMA synchronous=EXTRA;");
    if (m_access != Access::Scratch) return;
    int reserved = kReservedBytes;
    sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    execute("PRAGMA page_size=16384; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;");
}

void Database::execute(const char* sql) {
    const std::lock_guard lock(m_writing);
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) refuse(sqlite3_extended_errcode(m_handle));
}

std::int64_t Database::lastRowId() const {
    return sqlite3_last_insert_rowid(m_handle);
}
std::int64_t Database::changedRows() const {
    return sqlite3_changes64(m_handle);
}

bool Database::readRaw(std::span<std::byte> out, std::uint64_t offset) const {
    sqlite3_file* file = fileOf(m_handle);
    return file->pMethods->xRead(file, out.data(), static_cast<int>(out.size()),
                                 static_cast<sqlite3_int64>(offset)) == SQLITE_OK;
}

std::uint64_t Database::rawSize() const {
    sqlite3_int64 size = 0;
    sqlite3_file* file = fileOf(m_handle);
    const int code = file->pMethods->xFileSize(file, &size);
    if (code != SQLITE_OK) refuse(code);
    return static_cast<std::uint64_t>(size);
}

void Database::blankPage(std::uint64_t number) {
    sqlite3_file* file = fileOf(m_handle);
    std::vector<std::byte> zeros(kPageSize);
    const int code = file->pMethods->xWrite(file, zeros.data(), kPageSize,
                                            static_cast<sqlite3_int64>(number - 1) * kPageSize);
    if (code != SQLITE_OK) refuse(code);
}

void Database::refuse(int code) const {
    const Reason reason = reasonFor(code, m_handle ? sqlite3_system_errno(m_handle) : 0);
    throw Failure(reason.code, "Could not use the study " + m_name + ": " + reason.text + ".");
}

Transaction::Transaction(Database& database) : m_database(database), m_lock(database.m_writing) {
    if (database.m_depth == 0) database.execute("BEGIN IMMEDIATE");
    ++database.m_depth;
}

Transaction::~Transaction() {
    if (!m_isOpen) return;
    --m_database.m_depth;
    m_database.m_isDoomed = m_database.m_depth > 0; // an inner one that failed takes the outer one with it
    // SQLite may already have rolled back by itself (a full disk); asking again does no harm.
    if (m_database.m_depth == 0) sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    assert(m_isOpen && !m_database.m_isDoomed);
    if (m_database.m_depth == 1) m_database.execute("COMMIT");
    --m_database.m_depth;
    m_isOpen = false;
}

} // namespace vignette
