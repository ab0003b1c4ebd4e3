#include "core/ingest/xlsx_sheet.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/record_splitter.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace vignette {

namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr std::uint32_t kMostRowsSkipped = 1'048'576; // as many as a sheet of Excel has
constexpr std::uint32_t kSheetColumns = 16'384;

struct CellPlace {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

/// "AB12", with or without $ marks. Empty for what is no place.
std::optional<CellPlace> placeOf(std::string_view text) {
    CellPlace place;
    std::size_t i = 0;
    for (; i < text.size() && (isLetter(text[i]) || text[i] == '$'); ++i) {
        if (text[i] == '$') continue;
        const char capital = text[i] >= 'a' ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
        place.column = place.column * 26 + static_cast<std::uint32_t>(capital - 'A' + 1);
        if (place.column > kSheetColumns) return std::nullopt;
    }
    const auto parsed = std::from_chars(text.data() + i, text.data() + text.size(), place.row);
    const bool isWhole = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
    if (!isWhole || place.column == 0) return std::nullopt;
    --place.column;
    return place;
}

std::optional<MergedArea> areaOf(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto first = placeOf(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : placeOf(text.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
    return MergedArea{.firstRow = first->row,
                      .lastRow = last->row,
                      .firstColumn = first->column,
                      .lastColumn = last->column};
}

/// The number in an attribute; empty when it is absent or no number.
std::optional<std::uint32_t> numberIn(const XmlAttributes& with, std::string_view name) {
    const std::string_view text = with.find(name).value_or("");
    std::uint32_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || parsed.ec != std::errc()) return std::nullopt;
    return number;
}

/// The shortest decimal that reads back to the same double; an exponent only where Excel would need one too.
std::string decimalText(double number) {
    if (number == 0.0) return "0";
    const double size = std::fabs(number);
    if (size < 1e-9 || size >= 1e15) return shortest(number);
    std::array<char, 64> buffer{};
    const auto result =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
    return {buffer.data(), result.ptr};
}

} // namespace

SheetScanner::SheetScanner(const Book& book, const std::string& part, RowTaker& rows)
    : m_book(book), m_rows(rows), m_part(book.package.open(part)), m_xml(*this, book.package.fileName()),
      m_piece(kPiece), m_rich(book.package.fileName()) {}

bool SheetScanner::advance() {
    if (m_xml.isPaused()) {
        m_xml.resume();
        return true;
    }
    if (m_isAtEnd) return false;
    const std::size_t got = m_part->read(m_piece);
    m_xmlBytes += got;
    m_isAtEnd = got == 0;
    m_xml.feed({m_piece.data(), got});
    return true;
}

void SheetScanner::refuse(const char* what) const {
    throw Failure(FailureCode::Damaged, m_book.package.fileName() + " is damaged near row " +
                                            std::to_string(m_row) + " of the sheet: " + what +
                                            " Open it in Excel, save it again and choose that file.");
}

void SheetScanner::start(std::string_view name, const XmlAttributes& attributes) {
    if (!m_isInData) {
        startOutside(name, attributes);
    } else if (m_isInline) {
        m_rich.start(name);
    } else if (name == "c") {
        startCell(attributes);
    } else if (name == "v") {
        m_isValue = m_isInCell;
        m_hasValue = true;
    } else if (name == "f") {
        m_hasFormula = true;
    } else if (name == "is" && m_isInCell) {
        m_isInline = true;
        m_rich.begin();
    } else if (name == "row") {
        startRow(attributes);
    }
}

void SheetScanner::startOutside(std::string_view name, const XmlAttributes& attributes) {
    if (name == "sheetData") {
        m_isInData = true;
    } else if (name == "col" && attributes.isOn("hidden")) {
        const std::uint32_t first = numberIn(attributes, "min").value_or(1);
        const std::uint32_t last = numberIn(attributes, "max").value_or(first);
        if (last >= first) m_facts.hiddenColumns += last - first + 1;
    } else if (name == "mergeCell") {
        if (const auto area = areaOf(attributes.find("ref").value_or(""))) m_facts.merged.push_back(*area);
    }
}

void SheetScanner::startRow(const XmlAttributes& attributes) {
    const std::uint32_t row = numberIn(attributes, "r").value_or(m_row + 1);
    if (row <= m_row) refuse("its rows are not in order.");
    if (row - m_row > kMostRowsSkipped) refuse("the next row has a number that no sheet reaches.");
    m_row = row;
    m_nextColumn = 0;
    m_cellCount = 0;
    if (attributes.isOn("hidden")) ++m_facts.hiddenRows;
}

void SheetScanner::startCell(const XmlAttributes& attributes) {
    m_isInCell = true;
    m_hasFormula = m_hasValue = m_isValue = m_isInline = false;
    m_value.clear();
    std::uint32_t column = m_nextColumn;
    if (const auto reference = attributes.find("r")) {
        const auto place = placeOf(*reference);
        if (!place || place->row != m_row || place->column < m_nextColumn)
            refuse("its cells are not in order.");
        column = place->column;
    }
    if (column >= kSheetColumns) refuse("it has more columns than a sheet can have.");
    m_nextColumn = column + 1;
    const std::string_view type = attributes.find("t").value_or("n");
    m_type = type == "s"           ? Type::Shared
             : type == "b"         ? Type::Bool
             : type == "e"         ? Type::Error
             : type == "inlineStr" ? Type::InlineText
             : type == "n"         ? Type::Number
                                   : Type::Text; // "str" and ISO dates ("d")
    const auto style = numberIn(attributes, "s");
    m_shows = style && *style < m_book.styles.size() ? m_book.styles[*style] : NumberShows::Number;
}

void SheetScanner::text(std::string_view utf8) {
    if (m_isInline) {
        m_rich.text(utf8);
    } else if (m_isValue) {
        m_value += utf8;
        if (m_value.size() > kCellLimit) refuse("a cell holds over 1 MiB of text.");
    }
}

void SheetScanner::end(std::string_view name) {
    if (!m_isInData) return;
    if (name == "is") {
        m_isInline = false;
        if (m_type == Type::InlineText) keep(m_rich.finish());
    } else if (m_isInline) {
        m_rich.end(name);
    } else if (name == "v") {
        m_isValue = false;
    } else if (name == "c") {
        endCell();
    } else if (name == "row") {
        const bool hasValues = m_cellCount > 0;
        if (hasValues && m_rows.take(m_row, {m_cells.data(), m_cellCount}) == RowTaker::Then::Pause)
            m_xml.pause();
    } else if (name == "sheetData") {
        m_isInData = false;
    }
}

void SheetScanner::endCell() {
    m_isInCell = false;
    if (m_type == Type::Error) {
        ++m_facts.errorCells;
        return;
    }
    if (!m_hasValue) {
        if (m_hasFormula && m_type != Type::InlineText) ++m_facts.formulasWithoutValue;
        return;
    }
    switch (m_type) {
    case Type::Shared: {
        std::uint64_t index = 0;
        const auto parsed = std::from_chars(m_value.data(), m_value.data() + m_value.size(), index);
        if (parsed.ec != std::errc()) refuse("a cell asks for a text by something that is no number.");
        keep(m_book.strings.at(index));
        return;
    }
    case Type::Bool:
        keep(trimmed(m_value) == "1" ? "TRUE" : trimmed(m_value) == "0" ? "FALSE" : m_value);
        return;
    case Type::Number:
        keep(numberText());
        return;
    case Type::Text:
        keep(m_value);
        return;
    case Type::InlineText:
    case Type::Error:
        return;
    }
}

std::string SheetScanner::numberText() const {
    const auto number = parseNumber(m_value);
    if (!number) return m_value;
    if (m_shows != NumberShows::Number) {
        const std::string date = serialText(*number, m_shows, m_book.epoch);
        if (!date.empty()) return date;
    }
    return decimalText(*number);
}

void SheetScanner::keep(std::string_view text) {
    if (text.empty()) return;
    if (m_cellCount == m_cells.size()) m_cells.emplace_back();
    SheetCell& cell = m_cells[m_cellCount++];
    cell.column = m_nextColumn - 1;
    cell.text = text;
}

} // namespace vignette
