#pragma once

#include "core/ingest/xlsx_strings.h"
#include "core/ingest/xlsx_workbook.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vignette {

/// One cell that holds a value. Columns count from 0.
struct SheetCell {
    std::uint32_t column = 0;
    std::string text;
};

/// Cells that were made one. Rows count from 1, columns from 0; all inclusive.
struct MergedArea {
    std::uint32_t firstRow = 0;
    std::uint32_t lastRow = 0;
    std::uint32_t firstColumn = 0;
    std::uint32_t lastColumn = 0;
};

/// What was met on a sheet besides values.
struct SheetFacts {
    std::uint64_t hiddenRows = 0;
    std::uint64_t hiddenColumns = 0;
    std::uint64_t errorCells = 0;           ///< #N/A, #DIV/0! …: read as missing
    std::uint64_t formulasWithoutValue = 0; ///< never calculated: read as missing
    std::vector<MergedArea> merged;         ///< stands behind the rows: whole only at the end
};

/// Takes the rows of a sheet that hold values, in order.
class RowTaker {
public:
    virtual ~RowTaker() = default;
    enum class Then { GoOn, Pause };
    /// `row` counts from 1. The cells stand in order of their columns.
    virtual Then take(std::uint32_t row, std::span<SheetCell> cells) = 0;
};

/// Reads a sheet part (ECMA-376 part 1, 18.3.1) front to back; only the current row is held. Values are text:
/// numbers as the shortest decimal that reads back to the same double, dates and times by number format as
/// ISO text, TRUE and FALSE. Throws Failure(Damaged) for rows or cells out of order and for malformed XML.
class SheetScanner final : private XmlHandler {
public:
    struct Book {
        XlsxPackage& package;
        SharedStrings& strings;
        const std::vector<NumberShows>& styles;
        DateEpoch epoch = DateEpoch::From1900;
    };
    SheetScanner(const Book& book, const std::string& part, RowTaker& rows);
    /// Reads on until a row paused it or a piece is done. False at the end of the sheet.
    bool advance();
    const SheetFacts& facts() const { return m_facts; }
    std::uint64_t xmlBytesRead() const { return m_xmlBytes; }
    std::uint64_t packedBytesRead() const { return m_part->packedBytesRead(); }

private:
    enum class Type { Number, Shared, Bool, Error, Text, InlineText };
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view utf8) override;
    void startOutside(std::string_view name, const XmlAttributes& attributes);
    void startRow(const XmlAttributes& attributes);
    void startCell(const XmlAttributes& attributes);
    void endCell();
    void keep(std::string_view text);
    std::string numberText() const;
    [[noreturn]] void refuse(const char* what) const;

    Book m_book;
    RowTaker& m_rows;
    std::unique_ptr<PartReader> m_part;
    XmlScanner m_xml;
    std::vector<char> m_piece;
    std::uint64_t m_xmlBytes = 0;
    bool m_isAtEnd = false;
    SheetFacts m_facts;

    bool m_isInData = false;
    bool m_isInCell = false;
    std::uint32_t m_row = 0;
    std::uint32_t m_nextColumn = 0;
    std::vector<SheetCell> m_cells; ///< used over again
    std::size_t m_cellCount = 0;
    Type m_type = Type::Number;
    NumberShows m_shows = NumberShows::Number;
    bool m_hasFormula = false;
    bool m_hasValue = false;
    bool m_isValue = false;
    bool m_isInline = false;
    std::string m_value;
    RichText m_rich;
};

} // namespace vignette
