#include "core/ingest/preview_extract.h"

#include "core/base/failure.h"
#include "core/ingest/block_parser.h"
#include "core/ingest/column_names.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/sample.h"

#include <algorithm>
#include <cstring>

namespace vignette {

namespace {

constexpr std::size_t kPreviewRows = 100;

/// A sample as a source of bytes, so that it goes through the reader's own splitter.
class SampleSource final : public ByteSource {
public:
    explicit SampleSource(std::string_view text) : m_text(text) {}
    std::size_t read(std::span<char> out) override {
        const std::size_t take = std::min(out.size(), m_text.size() - m_at);
        std::memcpy(out.data(), m_text.data() + m_at, take);
        m_at += take;
        return take;
    }
    std::uint64_t bytesOnDisk() const override { return m_text.size(); }
    std::uint64_t diskBytesRead() const override { return m_at; }
    Digest finish() override { return {}; }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

/// What the end of the sample cuts off is not a row.
std::string_view wholeLines(const ExtractStart& sample) {
    const std::string_view text = sample.text;
    if (sample.isWhole) return text;
    const std::size_t last = text.find_last_of("\r\n");
    return last == std::string_view::npos ? text : text.substr(0, last + 1);
}

/// A quote that is open where the sample ends may well be closed behind it: then the rows before are shown.
std::optional<RecordBlock> nextRecord(RecordSplitter& splitter, bool isWhole) {
    try {
        return splitter.next({.rows = 1, .bytes = SIZE_MAX});
    } catch (const Failure&) {
        if (isWhole) throw;
        return std::nullopt;
    }
}

} // namespace

ExtractPreview previewExtract(const std::filesystem::path& file, const std::optional<Dialect>& dialect) {
    const ExtractStart raw = readRawSample(file, dialect ? dialect->sheet : std::string());
    ExtractPreview preview;
    preview.dialect = dialect ? *dialect : guessDialect(raw);
    const ExtractStart sample = decodedSample(raw, preview.dialect.encoding);
    preview.header = columnNamesOf(sample, preview.dialect);

    Dialect decoded = preview.dialect;
    decoded.encoding = "UTF-8";
    const ParsePlan plan{.dialect = decoded, .wanted = std::vector<bool>(preview.header.size(), true)};
    SampleSource source(wholeLines(sample));
    TextStream stream(source, decoded.encoding);
    RecordSplitter splitter(stream, source, decoded, sample.fileName);
    splitter.skipLines(decoded.skipLines);
    if (decoded.hasHeader) skipHeader(splitter, decoded.headerRows);
    while (preview.rows.size() < kPreviewRows) {
        auto block = nextRecord(splitter, sample.isWhole);
        if (!block) break;
        const ParsedBlock parsed = parseBlock(std::move(*block), plan, stream.decoder());
        if (parsed.batch.rowCount == 0) continue;
        std::vector<std::string> cells;
        for (const auto& column : parsed.batch.columns)
            cells.emplace_back(column.front());
        preview.rows.push_back(std::move(cells));
    }
    return preview;
}

} // namespace vignette
