#include "core/ingest/block_parser.h"

#include "core/ingest/cell_cutter.h"
#include "core/ingest/cell_repair.h"
#include "core/ingest/row_meaning.h"
#include "core/ingest/row_repair.h"

#include <algorithm>
#include <stdexcept>

namespace vignette {

namespace {

/// Decides which of the rows that were cut are rows of the table.
class Parser {
public:
    Parser(RecordBlock& block, const ParsePlan& plan, const Utf8Decoder& decoder, RawBatch spare)
        : m_block(block), m_plan(plan), m_decoder(decoder), m_text(block.text.data()),
          m_cutter(m_text, block.size, plan.dialect, block.hasQuotes) {
        m_parsed.batch.columns = std::move(spare.columns);
        m_cutter.openColumns(m_parsed.batch, plan.wanted, block.records);
    }

    ParsedBlock run() {
        while (!m_cutter.isAtEnd()) {
            // The splitter counted the records by the same rules; writing past that count would be our bug.
            if (m_rows == m_cutter.room()) throw std::logic_error("a block has more rows than were counted");
            finishRow(m_cutter.next(m_rows));
        }
        if (m_block.isLast && m_rows > 0) setTotalsAside();
        for (auto& column : m_parsed.batch.columns)
            if (!column.empty()) column.resize(m_rows);
        m_parsed.batch.index = m_block.index;
        m_parsed.batch.rowCount = m_rows;
        m_parsed.batch.sourceBytes = m_block.diskBytes;
        if (!m_decoder.isPassThrough())
            m_parsed.trouble.malformedCells = replacedCells(m_block.view(), m_parsed.batch.columns);
        m_parsed.trouble.malformedCells +=
            repairCells(m_block.view(), m_parsed.batch.columns, m_parsed.batch.unescaped);
        m_parsed.batch.text = std::move(m_block.text);
        return std::move(m_parsed);
    }

private:
    void finishRow(const CutRow& row) {
        if (isBlankRow(row)) return noteBlank(row);
        const bool isFitting = row.cells == m_cutter.columnCount();
        // The file may be cut off inside the quotes, so its last cell is not to be trusted either way.
        if (row.isUnclosed) return setAside(RowProblemKind::UnclosedQuote, row);
        if (row.hasQuote && (!isFitting || row.isOdd) && repair(row)) return;
        if (row.isTooLong) return setAside(RowProblemKind::FieldTooLong, row);
        if (row.cells < m_cutter.columnCount()) return setAside(RowProblemKind::TooFewCells, row);
        if (row.cells > m_cutter.columnCount()) return setAside(RowProblemKind::TooManyCells, row);
        if (isHeaderAgain(row)) return setAside(RowProblemKind::RepeatedHeader, row);
        if (m_isAfterGap) lookBehindGap(row);
        if (row.isOdd) ++m_parsed.trouble.oddQuoteRows;
        m_lastRow = row;
        m_cutter.rewriteCells(m_rows);
        ++m_rows;
    }

    bool isBlankRow(const CutRow& row) const {
        if (row.cells == 1) return m_text[row.start] == '\n' || m_text[row.start] == '\r';
        if (m_text[row.start] != m_plan.dialect.delimiter) return false;
        return textOf(row).size() == row.cells - 1;
    }
    void noteBlank(const CutRow& row) {
        ++m_parsed.trouble.blankLines;
        if (m_isAfterGap) return;
        m_isAfterGap = m_rows > 0;
        m_hadDigits = hasDigit({m_text + m_lastRow.start, row.start - m_lastRow.start});
    }
    /// Words without a digit, behind a gap below rows with digits, may be the header of another table.
    void lookBehindGap(const CutRow& row) {
        m_isAfterGap = false;
        auto& headers = m_parsed.trouble.otherHeaders;
        if (!m_hadDigits || hasDigit(textOf(row)) || headers.size() >= kOtherHeadersKept) return;
        headers.push_back(lineOf(row.start));
    }

    /// The row without its line end.
    std::string_view textOf(const CutRow& row) const {
        std::size_t end = row.end;
        while (end > row.start && (m_text[end - 1] == '\n' || m_text[end - 1] == '\r'))
            --end;
        return {m_text + row.start, end - row.start};
    }

    bool isHeaderAgain(const CutRow& row) const {
        return std::any_of(m_plan.headerRows.begin(), m_plan.headerRows.end(), [&](const auto& header) {
            return mayRepeat(header, row) && repeatsHeader(textOf(row), header, m_plan.dialect);
        });
    }
    /// A quick look: the first name stands at the row's start.
    bool mayRepeat(const std::vector<std::string>& header, const CutRow& row) const {
        const std::string& name = header.front();
        std::size_t at = row.start;
        if (m_cutter.isQuote(at)) ++at;
        if (!name.empty() && m_text[at] != name.front()) return false;
        return std::string_view(m_text + at, m_block.size - at).starts_with(name);
    }

    /// Reads a record again of which one quote mark is a letter; false when that doesn't explain it. Lines
    /// that are rows each on its own are rows.
    bool repair(const CutRow& row) {
        const std::string_view record = textOf(row);
        const std::size_t width = m_cutter.columnCount();
        if (const auto rows = rowsWithStrayQuote(record, m_plan.dialect, width)) {
            // A record that falls into several rows needs more room than the splitter counted.
            m_cutter.makeRoomFor(m_parsed.batch, m_cutter.room() + rows->size() - 1);
            for (const auto& cells : *rows)
                keepRepaired(row, cells);
            return true;
        }
        const auto cells = cellsWithStrayQuote(record, m_plan.dialect, width);
        if (cells) keepRepaired(row, *cells);
        return cells.has_value();
    }
    void keepRepaired(const CutRow& row, const std::vector<CellSpan>& cells) {
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::size_t start = row.start + cells[c].start;
            const std::size_t end = start + cells[c].size;
            m_cutter.setCell(c, m_rows, start, cells[c].isQuoted ? m_cutter.collapseQuotes(start, end) : end);
        }
        ++m_parsed.trouble.repairedRows;
        m_isAfterGap = false;
        m_lastRow = row;
        ++m_rows;
    }

    /// Only near the file's end, which stands in one block: so it does not depend on where blocks end.
    void setTotalsAside() {
        const bool isAtEnd = m_block.size - m_lastRow.start <= m_plan.tailBytes;
        const bool isOnlyRow = m_block.index == 0 && m_rows < 2 && m_parsed.trouble.setAside.empty();
        if (!isAtEnd || isOnlyRow || m_cutter.columnCount() < 2 ||
            !startsWithTotal(textOf(m_lastRow), m_plan.dialect))
            return;
        --m_rows;
        m_lastRow.cells = m_cutter.columnCount();
        setAside(RowProblemKind::TotalsRow, m_lastRow);
    }

    void setAside(RowProblemKind kind, const CutRow& row) {
        BlockTrouble& trouble = m_parsed.trouble;
        ++trouble.setAside[kind];
        m_isAfterGap = false;
        if (trouble.problems.size() >= kProblemsKept) return;
        const std::uint64_t line = lineOf(row.start);
        trouble.problems.push_back({.kind = kind,
                                    .line = line,
                                    .byteOffset = m_block.byteOffset + m_bytesCounted,
                                    .cells = row.cells,
                                    .shape = shapeOf({m_text + row.start, row.end - row.start})});
    }

    /// Counts on from the last call; from the start when the row lies before it.
    std::uint64_t lineOf(std::size_t rowStart) {
        if (rowStart < m_countedTo) m_countedTo = m_linesCounted = m_bytesCounted = 0;
        m_linesCounted += countLines(m_countedTo, rowStart);
        m_bytesCounted += m_decoder.sourceLength({m_text + m_countedTo, rowStart - m_countedTo});
        m_countedTo = rowStart;
        return m_block.firstLine + m_linesCounted;
    }
    std::uint64_t countLines(std::size_t from, std::size_t to) const {
        std::uint64_t lines = 0;
        for (std::size_t i = from; i < to; ++i)
            if (m_text[i] == '\n' || (m_text[i] == '\r' && m_text[i + 1] != '\n')) ++lines;
        return lines;
    }

    RecordBlock& m_block;
    const ParsePlan& m_plan;
    const Utf8Decoder& m_decoder;
    char* m_text;
    CellCutter m_cutter;
    ParsedBlock m_parsed;
    std::size_t m_rows = 0;
    CutRow m_lastRow;          ///< the last one that was kept
    bool m_isAfterGap = false; ///< blank lines lie between it and the row at hand …
    bool m_hadDigits = false;  ///< … and it had digits
    std::size_t m_countedTo = 0;
    std::uint64_t m_linesCounted = 0;
    std::uint64_t m_bytesCounted = 0;
};

} // namespace

std::uint64_t BlockTrouble::setAsideCount() const {
    std::uint64_t count = 0;
    for (const auto& [kind, rows] : setAside)
        count += rows;
    return count;
}

ParsedBlock parseBlock(RecordBlock block, const ParsePlan& plan, const Utf8Decoder& decoder, RawBatch spare) {
    return Parser(block, plan, decoder, std::move(spare)).run();
}

} // namespace vignette
