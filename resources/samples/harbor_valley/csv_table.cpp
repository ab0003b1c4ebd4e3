#include "resources/samples/harbor_valley/csv_table.h"

#include "core/base/files.h"

#include <array>
#include <cassert>
#include <charconv>

namespace vignette::harbor_valley {

CsvTable::CsvTable(const std::vector<std::string>& header) : m_width(header.size()) {
    for (const std::string& name : header)
        text(name);
    endRow();
    m_rows = 0;
}

CsvTable& CsvTable::text(std::string_view value) {
    if (m_cells++ > 0) m_bytes += ',';
    if (value.find_first_of(",\"\n") == std::string_view::npos) {
        m_bytes += value;
        return *this;
    }
    m_bytes += '"';
    for (const char c : value) {
        if (c == '"') m_bytes += '"';
        m_bytes += c;
    }
    m_bytes += '"';
    return *this;
}

CsvTable& CsvTable::whole(std::int64_t value) {
    std::array<char, 24> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return text({buffer.data(), result.ptr});
}

CsvTable& CsvTable::decimal(double value, int places) {
    std::array<char, 64> buffer{};
    const auto result =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, places);
    return text({buffer.data(), result.ptr});
}

void CsvTable::endRow() {
    assert(m_cells == m_width);
    m_bytes += '\n';
    m_cells = 0;
    ++m_rows;
}

void CsvTable::save(const std::filesystem::path& file) const {
    writeFileAtomically(file, m_bytes, FileAudience::UserDefault);
}

} // namespace vignette::harbor_valley
