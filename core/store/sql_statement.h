#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace vignette {

class Database;

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

} // namespace vignette
