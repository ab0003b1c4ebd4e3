#pragma once

#include "core/ingest/mark_walker.h"
#include "core/model/extract.h"
#include "core/model/raw_batch.h"

#include <optional>
#include <string_view>
#include <vector>

namespace vignette {

/// A row as it was cut, before anyone says what it means.
struct CutRow {
    std::size_t start = 0;
    std::size_t end = 0; ///< behind its line end
    std::size_t cells = 0;
    bool hasQuote = false;
    bool isOdd = false; ///< a quote mark in it is neither a border nor doubled
    bool isTooLong = false;
    bool isUnclosed = false;
};

/// Cuts the text of a block into rows and cells by RFC 4180: a quote opens only at the start of a cell, a
/// doubled quote inside quotes is a quote. Cells are views into the text, put into the columns of a batch;
/// those whose text holds marks are rewritten in place once their row is known to be kept.
class CellCutter {
public:
    /// `text` holds `size` bytes and kScanPadding more.
    CellCutter(char* text, std::size_t size, const Dialect& dialect, bool hasQuotes);
    CellCutter(const CellCutter&) = delete; // the walker looks into m_marks
    CellCutter& operator=(const CellCutter&) = delete;

    /// Room for `rows` rows in the columns that are wanted.
    void openColumns(RawBatch& batch, const std::vector<bool>& wanted, std::size_t rows);
    void makeRoomFor(RawBatch& batch, std::size_t rows);
    std::size_t columnCount() const { return m_out.size(); }
    std::size_t room() const { return m_room; }

    bool isAtEnd() const { return m_at >= m_size; }
    /// Cuts the next row into place `row` of the columns; cells past the last column are counted only.
    CutRow next(std::size_t row);
    /// Takes the marks out of the cells of the row that was cut last.
    void rewriteCells(std::size_t row);
    void setCell(std::size_t column, std::size_t row, std::size_t start, std::size_t end) {
        if (column < m_out.size() && m_out[column] != nullptr)
            m_out[column][row] = {m_text + start, end - start};
    }
    /// Doubled quotes become one; returns where the text ends now.
    std::size_t collapseQuotes(std::size_t start, std::size_t end);
    bool isQuote(std::size_t at) const { return m_quote && at < m_size && m_text[at] == *m_quote; }

private:
    /// A cell whose text must be moved over marks inside it.
    struct Rewrite {
        std::size_t cell = 0;
        std::size_t start = 0;
        std::size_t end = 0;
        bool isQuoted = false;
    };

    void cutBareRow(std::size_t row);
    void cutRow(std::size_t row);
    void skipBlanks();
    bool isEscape(std::size_t at) const { return m_escape && at < m_size && m_text[at] == *m_escape; }
    bool takePlainCell(std::size_t row, std::size_t start, std::size_t mark);
    bool takeQuotedCell(std::size_t row, std::size_t start);
    std::size_t endBehindQuote();
    void put(std::size_t row, std::size_t start, std::size_t end);
    bool passEnd(std::size_t end);
    void rewrite(const Rewrite& cell, std::size_t row);

    char* m_text;
    std::size_t m_size;
    char m_delimiter;
    std::optional<char> m_quote;
    std::optional<char> m_escape; ///< other than the quote
    bool m_skipsBlanks;
    bool m_isBare; ///< nothing but delimiters and line ends matters in this block
    std::vector<char> m_marks;
    MarkWalker m_walker;
    std::vector<std::string_view*> m_out; ///< one a column; null where it is not wanted
    std::size_t m_room = 0;               ///< rows that fit
    std::size_t m_at = 0;
    CutRow m_row;
    std::vector<Rewrite> m_rewrites; ///< of the row that was cut last
};

} // namespace vignette
