#include "core/ingest/sample.h"

#include "core/ingest/byte_source.h"
#include "core/ingest/file_kind.h"
#include "core/ingest/read_sizes.h"
#include "core/ingest/row_repair.h"
#include "core/ingest/text_stream.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

namespace vignette {

namespace {

constexpr std::size_t kSheetSampleBytes = kSampleBytes / 4; // stands for many times as much XML …
constexpr std::ptrdiff_t kLinesOfASample = 200; // … and must hold this many lines, or else goes on

/// Reads records one character at a time, by the same rules as RecordSplitter and the block parser.
class SlowReader {
public:
    SlowReader(std::string_view text, const Dialect& dialect) : m_text(text), m_dialect(dialect) {
        if (dialect.escape != dialect.quote) m_escape = dialect.escape;
    }

    SampleRecords read(std::size_t most, bool isWhole) {
        skipLines();
        while (m_at < m_text.size() && m_records.rows.size() < most) {
            const std::uint32_t line = m_line;
            const std::size_t start = m_at;
            m_cells.clear();
            m_hasQuotedCell = false;
            const bool isBlankLine = isLineEnd();
            if (!readRecord() && !isWhole) break;
            if (isBlankLine) m_cells.clear();
            m_records.rows.push_back(m_cells);
            m_records.lines.push_back(line);
            m_records.starts.push_back(start);
            m_records.isQuoted.push_back(m_hasQuotedCell);
        }
        return std::move(m_records);
    }

private:
    bool isAt(const std::optional<char>& mark) const {
        return mark && m_at < m_text.size() && m_text[m_at] == *mark;
    }
    bool isLineEnd() const { return m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r'); }

    void skipLines() {
        while (m_line < m_dialect.skipLines && m_at < m_text.size()) {
            if (isLineEnd())
                passLineEnd();
            else
                ++m_at;
        }
    }
    void passLineEnd() {
        const bool isPair = m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n';
        m_at += isPair ? 2 : 1;
        ++m_line;
    }

    /// False when the text ended before the record did.
    bool readRecord() {
        for (;;) {
            std::string cell;
            if (m_dialect.skipsBlanks)
                while (isAt(' '))
                    ++m_at;
            if (isAt(m_dialect.quote)) readQuoted(cell);
            readPlain(cell);
            m_cells.push_back(std::move(cell));
            if (m_at >= m_text.size()) return false;
            if (isLineEnd()) {
                passLineEnd();
                return true;
            }
            ++m_at;
        }
    }
    void readQuoted(std::string& cell) {
        m_hasQuotedCell = true;
        ++m_at;
        for (; m_at < m_text.size(); ++m_at) {
            if (isAt(m_escape)) {
                ++m_at;
            } else if (isAt(m_dialect.quote)) {
                ++m_at;
                if (!isAt(m_dialect.quote)) {
                    const bool isEnd = m_at >= m_text.size() || isLineEnd() || isAt(m_dialect.delimiter);
                    if (!isEnd) ++m_records.oddQuotes;
                    return;
                }
            }
            if (m_at >= m_text.size()) break;
            if (isLineEnd() &&
                (m_text[m_at] == '\n' || m_at + 1 == m_text.size() || m_text[m_at + 1] != '\n'))
                ++m_line;
            cell += m_text[m_at];
        }
        m_records.endsInQuotes = true;
    }
    void readPlain(std::string& cell) {
        while (m_at < m_text.size() && !isLineEnd() && m_text[m_at] != m_dialect.delimiter) {
            if (isAt(m_escape) && m_at + 1 < m_text.size()) {
                ++m_at;
                if (m_text.substr(m_at).starts_with("\r\n")) break; // the pair ends the row all the same
            }
            cell += m_text[m_at++];
        }
    }

    std::string_view m_text;
    const Dialect& m_dialect;
    std::optional<char> m_escape;
    std::size_t m_at = 0;
    std::uint32_t m_line = 0;
    std::vector<std::string> m_cells;
    bool m_hasQuotedCell = false;
    SampleRecords m_records;
};

} // namespace

ExtractStart readRawSample(const std::filesystem::path& file, const std::string& sheet) {
    const auto source = ByteSource::open(file, HashSource::No, {}, sheet);
    ExtractStart sample{.fileName = titleOf(file, *source),
                        .text = {},
                        .isWhole = false,
                        .sheet = source->sheet(),
                        .sheetNames = source->sheetNames(),
                        .isWorkbook = source->isWorkbook()};
    sample.text.resize(kSampleBytes);
    const std::size_t first = sample.isWorkbook ? kSheetSampleBytes : kSampleBytes;
    std::size_t got = source->read(std::span(sample.text).first(first));
    const auto lines =
        std::count(sample.text.begin(), sample.text.begin() + static_cast<std::ptrdiff_t>(got), '\n');
    const bool isTooShort = got == first && first < kSampleBytes && lines < kLinesOfASample;
    if (isTooShort) got += source->read(std::span(sample.text).subspan(first));
    sample.isWhole = isTooShort ? got < kSampleBytes : got < first;
    sample.text.resize(got);
    if (sample.isWorkbook) return sample;
    refuseOtherKinds(fileKindOf(std::string_view(sample.text).substr(0, 512)), sample.fileName);
    if (isBinary(sample.text)) refuseOtherKinds(FileKind::Binary, sample.fileName);
    return sample;
}

ExtractStart decodedSample(const ExtractStart& raw, const std::string& encoding) {
    ExtractStart sample{.fileName = raw.fileName,
                        .text = {},
                        .isWhole = raw.isWhole,
                        .sheet = raw.sheet,
                        .sheetNames = raw.sheetNames,
                        .isWorkbook = raw.isWorkbook};
    Utf8Decoder decoder(encoding);
    decoder.decode(raw.text, sample.text);
    if (raw.isWhole) decoder.finish(sample.text);
    if (sample.text.starts_with("\xEF\xBB\xBF")) sample.text.erase(0, 3);
    return sample;
}

ExtractStart readSample(const std::filesystem::path& file, const Dialect& dialect) {
    return decodedSample(readRawSample(file, dialect.sheet), dialect.encoding);
}

SampleRecords recordsOf(const ExtractStart& sample, const Dialect& dialect, std::size_t most) {
    return SlowReader(sample.text, dialect).read(most, sample.isWhole);
}

std::optional<std::vector<std::string>> repairedRecord(const ExtractStart& sample, const Dialect& dialect,
                                                       const SampleRecords& records, std::size_t at,
                                                       std::size_t width) {
    if (at + 1 >= records.rows.size()) return std::nullopt;
    std::string_view text(sample.text);
    text = text.substr(records.starts[at], records.starts[at + 1] - records.starts[at]);
    text = text.substr(0, text.find_last_not_of("\r\n") + 1);
    const auto cells = cellsWithStrayQuote(text, dialect, width);
    if (!cells) return std::nullopt;
    std::vector<std::string> repaired;
    for (const CellSpan& cell : *cells)
        repaired.push_back(textOf(text, cell, dialect));
    return repaired;
}

std::size_t usualWidth(std::span<const std::vector<std::string>> rows) {
    std::map<std::size_t, std::size_t> widths;
    for (const auto& row : rows)
        if (!row.empty()) ++widths[row.size()];
    std::size_t usual = 1;
    std::size_t most = 0;
    for (const auto& [width, count] : widths) {
        if (count < most) continue;
        usual = width;
        most = count;
    }
    return usual;
}

} // namespace vignette
