#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// A bundled, dated table of facts: CSV (RFC 4180, UTF-8, comma, header row) whose first lines may be
/// "# key: value" notes such as code system, version, effective date and source.
class ReferenceTable {
public:
    /// Throws Failure(NotFound | Damaged).
    static ReferenceTable load(const std::filesystem::path& file);
    /// resources/reference/NAME.csv
    static ReferenceTable bundled(std::string_view name);
    static ReferenceTable parse(std::string_view text, const std::string& nameForErrors);

    std::size_t rowCount() const { return m_rows.size(); }
    bool hasColumn(std::string_view column) const;
    /// The cell's text. Throws Failure(Damaged) when there is no such column.
    const std::string& at(std::size_t row, std::string_view column) const;
    const std::vector<std::string>& columns() const { return m_columns; }
    /// The note's value, or empty.
    std::string note(const std::string& key) const;

private:
    std::string m_name;
    std::map<std::string, std::string> m_notes;
    std::vector<std::string> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace vignette
