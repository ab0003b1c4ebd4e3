#include "core/store/sql_statement.h"

#include "core/store/database.h"

#include <sqlite3.h>

namespace vignette {

SqlStatement::SqlStatement(const Database& database, std::string_view sql) : m_database(database) {
    check(sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &m_statement,
                             nullptr));
}

SqlStatement::~SqlStatement() {
    sqlite3_finalize(m_statement);
}

void SqlStatement::check(int code) const {
    if (code != SQLITE_OK) m_database.refuse(sqlite3_extended_errcode(m_database.handle()));
}

bool SqlStatement::step() {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    m_database.refuse(code);
}

void SqlStatement::run() {
    while (step()) {
    }
    reset();
}

void SqlStatement::reset() {
    sqlite3_reset(m_statement);
}

std::int64_t SqlStatement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}
double SqlStatement::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}
bool SqlStatement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::string SqlStatement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

std::span<const std::byte> SqlStatement::blob(int column) const {
    const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes ? std::span(bytes, static_cast<std::size_t>(size)) : std::span<const std::byte>();
}

void SqlStatement::bindOne(int index, std::int64_t value) {
    check(sqlite3_bind_int64(m_statement, index, value));
}
void SqlStatement::bindNull(int index) {
    check(sqlite3_bind_null(m_statement, index));
}
void SqlStatement::bindOne(int index, double value) {
    check(sqlite3_bind_double(m_statement, index, value));
}
void SqlStatement::bindOne(int index, std::string_view value) {
    const char* bytes = value.data() ? value.data() : "";
    check(sqlite3_bind_text64(m_statement, index, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void SqlStatement::bindOne(int index, std::span<const std::byte> value) {
    const void* bytes = value.data() ? static_cast<const void*>(value.data()) : "";
    check(sqlite3_bind_blob64(m_statement, index, bytes, value.size(), SQLITE_STATIC));
}

} // namespace vignette
