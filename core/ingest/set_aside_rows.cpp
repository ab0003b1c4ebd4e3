#include "core/ingest/set_aside_rows.h"

#include "core/ingest/sample.h"
#include "core/ingest/text_stream.h"

#include <algorithm>
#include <numeric>

namespace vignette {

namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr std::uint64_t kFewestRows = 2;

/// Reads on through the bytes of a file, keeping what was read from a given position.
class ForwardReader {
public:
    explicit ForwardReader(ByteSource& source) : m_source(source) {}
    /// Bytes from `position`, at least `size` of them unless the file ends. Positions must not fall.
    std::string_view bytesAt(std::uint64_t position, std::size_t size) {
        while (m_start + m_bytes.size() < position && readMore())
            drop(std::min<std::uint64_t>(position, m_start + m_bytes.size()));
        drop(std::min<std::uint64_t>(position, m_start + m_bytes.size()));
        while (m_bytes.size() < size && readMore()) {
        }
        return m_bytes;
    }
    bool isAtEnd() const { return m_isAtEnd; }

private:
    bool readMore() {
        if (m_isAtEnd) return false;
        const std::size_t had = m_bytes.size();
        m_bytes.resize(had + kPiece);
        const std::size_t got = m_source.read({m_bytes.data() + had, kPiece});
        m_bytes.resize(had + got);
        m_isAtEnd = got < kPiece;
        return got > 0;
    }
    void drop(std::uint64_t position) {
        if (position <= m_start) return;
        m_bytes.erase(0, static_cast<std::size_t>(position - m_start));
        m_start = position;
    }

    ByteSource& m_source;
    std::string m_bytes;
    std::uint64_t m_start = 0;
    bool m_isAtEnd = false;
};

std::vector<std::string> recordAt(ForwardReader& reader, std::uint64_t position, const Dialect& dialect) {
    Dialect below = dialect;
    below.skipLines = 0;
    for (std::size_t size = kPiece;; size *= 4) {
        const std::string_view bytes = reader.bytesAt(position, size);
        ExtractStart start{.fileName = {}, .text = {}, .isWhole = reader.isAtEnd()};
        Utf8Decoder decoder(dialect.encoding);
        decoder.decode(bytes, start.text);
        const SampleRecords records = recordsOf(start, below, 1);
        if (!records.rows.empty()) return records.rows.front();
        if (reader.isAtEnd() || size > kRecordLimit) return {};
    }
}

} // namespace

std::vector<std::vector<std::string>> readRowsSetAside(const std::filesystem::path& file,
                                                       const Dialect& dialect,
                                                       std::span<const RowProblem> problems,
                                                       const ReadLimits& limits) {
    std::vector<std::size_t> order(problems.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return problems[a].byteOffset < problems[b].byteOffset; });
    const auto source = ByteSource::open(file, HashSource::No, limits, dialect.sheet);
    ForwardReader reader(*source);
    std::vector<std::vector<std::string>> rows(problems.size());
    for (const std::size_t at : order)
        rows[at] = recordAt(reader, problems[at].byteOffset, dialect);
    return rows;
}

std::optional<OtherTable> otherTableIn(const ReadReport& report) {
    const auto& problems = report.problems;
    if (problems.empty() || report.rowCount == 0) return std::nullopt;
    if (problems.size() != report.setAsideCount) return std::nullopt;
    OtherTable table{.firstLine = problems.back().line, .rows = 0, .cells = problems.back().cells};
    const bool isAtEnd = report.lineCount <= problems.back().line + report.blankLines;
    if (!isAtEnd || table.cells == report.columns.size()) return std::nullopt;
    for (auto row = problems.rbegin(); row != problems.rend(); ++row) {
        const bool isNext = row->line + 1 + report.blankLines >= table.firstLine;
        if (row->cells != table.cells || !isNext) break;
        table.firstLine = row->line;
        ++table.rows;
    }
    return table.rows < kFewestRows ? std::nullopt : std::optional(table);
}

} // namespace vignette
