#include "core/ingest/xlsx_source.h"

#include "core/base/failure.h"
#include "core/ingest/column_names.h"
#include "core/ingest/record_splitter.h"
#include "core/ingest/xlsx_notes.h"
#include "core/ingest/xlsx_shape.h"

#include <algorithm>
#include <cstring>

namespace vignette {

namespace {

constexpr std::size_t kTextAhead = std::size_t{1} << 20;

/// A file is opened as workbook, texts and styles; then a sheet is chosen.
struct OpenBook {
    OpenBook(const DiskFile& file, std::uint64_t limit)
        : package(file, limit), workbook(readWorkbook(package)), strings(package, workbook.stringsPart),
          styles(readCellStyles(package, workbook)) {}
    SheetScanner::Book book() {
        return {.package = package, .strings = strings, .styles = styles, .epoch = workbook.epoch};
    }

    XlsxPackage package;
    XlsxWorkbook workbook;
    SharedStrings strings;
    std::vector<NumberShows> styles;
};

struct ChosenSheet {
    std::size_t index = 0;
    SheetShape shape;
};

ChosenSheet sheetNamed(OpenBook& open, const std::string& name) {
    const auto& sheets = open.workbook.sheets;
    std::string all;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (sheets[i].name == name) return {.index = i, .shape = shapeOf(open.book(), sheets[i].part)};
        all += (i == 0 ? "" : ", ") + ("\"" + sheets[i].name + "\"");
    }
    throw Failure(FailureCode::BadInput, open.package.fileName() + " has no sheet named \"" + name +
                                             "\". Its sheets are: " + all + ". Choose one of them.");
}

/// The first table; else the first sheet with two rows, else the first with a value. Visible sheets first.
ChosenSheet firstTable(OpenBook& open) {
    const auto& sheets = open.workbook.sheets;
    ChosenSheet best;
    int bestRank = 0;
    for (const bool isHidden : {false, true}) {
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            if (sheets[i].isHidden != isHidden) continue;
            SheetShape shape = shapeOf(open.book(), sheets[i].part);
            if (shape.isTable()) return {.index = i, .shape = std::move(shape)};
            const int rank = shape.rows >= 2 ? 2 : shape.rows == 1 ? 1 : 0;
            if (rank <= bestRank) continue;
            best = {.index = i, .shape = std::move(shape)};
            bestRank = rank;
        }
    }
    return best;
}

ChosenSheet chosenSheet(OpenBook& open, const std::string& name) {
    ChosenSheet chosen = name.empty() ? firstTable(open) : sheetNamed(open, name);
    const std::string where =
        open.package.fileName() + ", sheet \"" + open.workbook.sheets[chosen.index].name + "\",";
    if (chosen.shape.columns == 0)
        throw Failure(FailureCode::BadInput,
                      where + " holds no values. Choose another sheet, or put the table on it.");
    if (chosen.shape.columns > kMostColumns)
        throw Failure(FailureCode::BadInput,
                      where + " has more than 2,000 columns. Keep only the columns you need.");
    return chosen;
}

class XlsxSource final : public ByteSource, private RowTaker {
public:
    XlsxSource(std::unique_ptr<DiskFile> file, const std::string& sheet, std::uint64_t limit)
        : m_file(std::move(file)), m_limit(limit), m_open(*m_file, limit),
          m_chosen(chosenSheet(m_open, sheet)), m_covered(m_chosen.shape.merged),
          m_scanner(m_open.book(), m_open.workbook.sheets[m_chosen.index].part, *this) {}

    std::size_t read(std::span<char> out) override {
        std::size_t filled = 0;
        while (filled < out.size()) {
            if (m_taken == m_text.size()) {
                m_text.clear();
                m_taken = 0;
                m_hasMore = m_hasMore && m_scanner.advance();
                if (!m_hasMore) break;
                continue;
            }
            const std::size_t step = std::min(out.size() - filled, m_text.size() - m_taken);
            std::memcpy(out.data() + filled, m_text.data() + m_taken, step);
            filled += step;
            m_taken += step;
        }
        return filled;
    }
    std::uint64_t bytesOnDisk() const override { return m_file->size(); }
    std::uint64_t diskBytesRead() const override {
        return m_hasMore ? std::min(m_file->size(), m_scanner.packedBytesRead()) : m_file->size();
    }
    Digest finish() override { return m_file->finish(); }
    std::string sheet() const override { return m_open.workbook.sheets[m_chosen.index].name; }
    std::vector<std::string> sheetNames() const override {
        std::vector<std::string> names;
        for (const XlsxWorkbook::Sheet& sheet : m_open.workbook.sheets)
            names.push_back(sheet.name);
        return names;
    }
    bool isWorkbook() const override { return true; }
    std::vector<std::string> notes() const override {
        return workbookNotes({.sheet = m_open.workbook.sheets[m_chosen.index],
                              .sheetCount = m_open.workbook.sheets.size(),
                              .facts = m_scanner.facts(),
                              .areMergesKnown = m_chosen.shape.isWhole,
                              .coveredCells = m_coveredCells,
                              .brokenLines = m_brokenLines});
    }

private:
    Then take(std::uint32_t row, std::span<SheetCell> cells) override {
        m_covered.moveTo(row);
        const std::size_t before = m_text.size();
        const SheetShape& shape = m_chosen.shape;
        // A value left of the table would shift the row: it comes from the first column on, so too wide.
        const bool isOutside = cells.front().column < shape.firstColumn;
        const std::uint32_t first = isOutside ? 0 : shape.firstColumn;
        const std::uint32_t end = std::max(shape.firstColumn + shape.columns, cells.back().column + 1);
        m_text.append(row - m_lines - 1, '\n');
        m_lines = row;
        std::uint32_t column = first;
        for (const SheetCell& cell : cells) {
            if (m_covered.isCovered(cell.column)) {
                ++m_coveredCells;
                continue;
            }
            m_text.append(cell.column - column, ',');
            column = cell.column;
            append(cell.text);
            checkRow(m_text.size() - before);
        }
        m_text.append(end - 1 - column, ',');
        m_text += '\n';
        count(m_text.size() - before);
        return m_text.size() >= kTextAhead ? Then::Pause : Then::GoOn;
    }
    void append(const std::string& cell) {
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            m_text += cell;
            return;
        }
        if (cell.find_first_of("\r\n") != std::string::npos) ++m_brokenLines;
        m_text += '"';
        for (std::size_t i = 0; i < cell.size(); ++i) {
            const char c = cell[i];
            if (c == '\r' && i + 1 < cell.size() && cell[i + 1] == '\n') continue;
            if (c == '"') m_text += '"';
            m_text += c == '\r' || c == '\n' ? ' ' : c;
        }
        m_text += '"';
    }
    void checkRow(std::size_t bytes) const {
        if (bytes <= kRecordLimit) return;
        throw Failure(FailureCode::BadInput, m_file->name() + ", row " + std::to_string(m_lines) +
                                                 ": the row holds over 64 MiB of "
                                                 "text. Remove it.");
    }
    void count(std::size_t bytes) {
        m_written += bytes;
        if (m_written <= m_limit) return;
        throw Failure(
            FailureCode::TooLarge,
            m_file->name() + " unpacks to more than " + std::to_string(m_limit >> 20) +
                " MiB of text, far more than its size suggests. If it is in order, save the sheet as "
                "CSV and choose that file.");
    }

    std::unique_ptr<DiskFile> m_file;
    std::uint64_t m_limit;
    OpenBook m_open;
    ChosenSheet m_chosen;
    CoveredCells m_covered;
    SheetScanner m_scanner;
    std::string m_text;
    std::size_t m_taken = 0;
    bool m_hasMore = true;
    std::uint32_t m_lines = 0;
    std::uint64_t m_written = 0;
    std::uint64_t m_coveredCells = 0;
    std::uint64_t m_brokenLines = 0;
};

} // namespace

std::unique_ptr<ByteSource> openXlsx(std::unique_ptr<DiskFile> file, const std::string& sheet,
                                     std::uint64_t limit) {
    return std::make_unique<XlsxSource>(std::move(file), sheet, limit);
}

bool isOfficeDocument(const DiskFile& file) {
    return XlsxPackage::isPackage(file);
}

void refuseOldOffice(const DiskFile& file) {
    using namespace std::string_view_literals;
    // The directory of an OLE2 container names its streams in UTF-16; a workbook with a password is wrapped
    // in one (MS-OFFCRYPTO 2.3).
    constexpr std::string_view kEncrypted = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
    constexpr std::size_t kLookedAt = std::size_t{1} << 20;
    const bool isEncrypted =
        file.firstBytes(kLookedAt).find(kEncrypted) != std::string::npos ||
        file.lastBytes(std::min<std::uint64_t>(kLookedAt, file.size())).find(kEncrypted) != std::string::npos;
    if (isEncrypted)
        throw Failure(FailureCode::BadInput,
                      file.name() + " is protected with a password, so it can't be read. Open it in Excel, "
                                    "take the password off, save it and choose that file.");
    throw Failure(FailureCode::BadInput, file.name() + " is an old Excel workbook (.xls), whatever its name "
                                                       "says. Open it in Excel and save it as .xlsx.");
}

} // namespace vignette
