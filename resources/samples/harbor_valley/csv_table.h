#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::harbor_valley {

/// One table in memory as CSV (RFC 4180, comma, LF, UTF-8). Cells are written in the header's order; a row
/// must be as wide as the header (asserted).
class CsvTable {
public:
    explicit CsvTable(const std::vector<std::string>& header);

    CsvTable& text(std::string_view value);
    CsvTable& whole(std::int64_t value);
    CsvTable& decimal(double value, int places);
    CsvTable& empty() { return text({}); }
    CsvTable& yesNo(bool value) { return text(value ? "yes" : "no"); }
    CsvTable& yesNo(const std::optional<bool>& value) { return value ? yesNo(*value) : empty(); }
    void endRow();

    std::size_t rowCount() const { return m_rows; }
    const std::string& bytes() const { return m_bytes; }
    /// Throws Failure(NotWritable).
    void save(const std::filesystem::path& file) const;

private:
    std::string m_bytes;
    std::size_t m_width;
    std::size_t m_cells = 0;
    std::size_t m_rows = 0;
};

} // namespace vignette::harbor_valley
