#include "test_files.h"
#include "xlsx_files.h"

#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace vignette::test {
namespace {

using testing::HasSubstr;

std::string textCell(const std::string& place, const std::string& text) {
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
std::string cell(const std::string& place, const std::string& value, const std::string& attributes = "") {
    return "<c r=\"" + place + "\" " + attributes + "><v>" + value + "</v></c>";
}
std::string row(int number, const std::string& cells, const std::string& attributes = "") {
    return "<row r=\"" + std::to_string(number) + "\" " + attributes + ">" + cells + "</row>";
}
/// A header "a", "b" and one row of numbers.
std::string smallTable() {
    return row(1, textCell("A1", "a") + textCell("B1", "b")) + row(2, cell("A2", "1") + cell("B2", "2"));
}

class XlsxReader : public testing::Test {
protected:
    std::filesystem::path write(const TestWorkbook& book) const {
        return m_folder.write("t.xlsx", book.bytes());
    }
    Rows rows(const TestWorkbook& book) const {
        const auto file = write(book);
        return rowsOf(file, guessDialect(file));
    }
    ExtractSurvey survey(const TestWorkbook& book) const { return surveyOf(write(book)); }
    /// The cells of one column of numbers in row 2 on, below a header.
    std::vector<std::string> readBack(TestWorkbook book, const std::vector<std::string>& cells) const {
        std::string rowsXml = row(1, textCell("A1", "key") + textCell("B1", "value"));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string number = std::to_string(i + 2);
            rowsXml += "<row>" + textCell("A" + number, "k") + cells[i] + "</row>";
        }
        book.sheets = oneSheet(rowsXml).sheets;
        std::vector<std::string> values;
        for (const auto& cellsOfRow : rows(book))
            values.push_back(cellsOfRow.at(1));
        return values;
    }
    TempFolder m_folder;
};

void expectNote(const ExtractSurvey& survey, const std::string& words) {
    EXPECT_THAT(survey.notes, testing::Contains(HasSubstr(words)));
}

TEST_F(XlsxReader, ReadsAWorkbookWhateverItsNameSays) {
    const auto file = m_folder.write("t.csv", oneSheet(smallTable()).bytes());
    EXPECT_EQ(rowsOf(file, guessDialect(file)), (Rows{{"1", "2"}}));
}

TEST_F(XlsxReader, ReadsSharedRichAndInlineTextsWithoutPhoneticRuns) {
    TestWorkbook book =
        oneSheet(row(1, cell("A1", "0", "t=\"s\"") + cell("B1", "1", "t=\"s\"") + textCell("C1", "note")) +
                 row(2, cell("A2", "2", "t=\"s\"") + cell("B2", "3", "t=\"s\"") +
                            textCell("C2", "a, &quot;b&quot; &lt;c&gt;")) +
                 row(3, cell("A3", "2", "t=\"s\"") + "<c r=\"B3\" t=\"inlineStr\"><is><r><t>in</t></r><r><t "
                                                     "xml:space=\"preserve\">line </t></r></is></c>"));
    book.strings = "<si><t>name</t></si><si><r><rPr><b/></rPr><t>ri</t></r><r><t>ch</t></r></si>"
                   "<si><t>\xE8\xAA\xB2\xE9\x95\xB7</t><rPh sb=\"0\" eb=\"1\"><t>kacho</t></rPh></si>"
                   "<si><t>_x0041__x005F_x0042_ x_y</t></si>";
    EXPECT_EQ(previewExtract(write(book), std::nullopt).header,
              (std::vector<std::string>{"name", "rich", "note"}));
    EXPECT_EQ(rows(book), (Rows{{"\xE8\xAA\xB2\xE9\x95\xB7", "A_x0042_ x_y", "a, \"b\" <c>"},
                                {"\xE8\xAA\xB2\xE9\x95\xB7", "inline ", ""}}));
}

TEST_F(XlsxReader, WritesNumbersAsTheShortestDecimalOfTheSameDouble) {
    EXPECT_EQ(
        readBack(oneSheet(""),
                 {"<c><v>0.10000000000000001</v></c>", "<c><v>100000</v></c>", "<c><v>3.0</v></c>",
                  "<c><v>-0</v></c>", "<c><v>1E-3</v></c>", "<c><v>123456789012345</v></c>",
                  "<c><v>1.5E300</v></c>", "<c t=\"n\"><v>2.2999999999999998</v></c>"}),
        (std::vector<std::string>{"0.1", "100000", "3", "0", "0.001", "123456789012345", "1.5e+300", "2.3"}));
}

TEST_F(XlsxReader, ReadsBooleansErrorsAndFormulas) {
    const std::vector<std::string> cells = {
        "<c t=\"b\"><v>1</v></c>",    "<c t=\"b\"><v>0</v></c>",
        "<c t=\"e\"><v>#N/A</v></c>", "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
        "<c><f>1+1</f><v>2</v></c>",  "<c t=\"str\"><f>A1&amp;\"x\"</f><v>kx</v></c>",
        "<c><f>NOW()</f></c>",        "<c t=\"str\"><f>\"\"</f><v></v></c>"};
    EXPECT_EQ(readBack(oneSheet(""), cells),
              (std::vector<std::string>{"TRUE", "FALSE", "", "", "2", "kx", "", ""}));
    const ExtractSurvey read = surveyOf(m_folder.path() / "t.xlsx");
    expectNote(read, "2 cells hold an error such as #N/A and count as missing.");
    expectNote(read, "1 formula was saved without a result and count as missing.");
    EXPECT_EQ(columnOf(read, "value").missingCount, 4U);
}

TEST_F(XlsxReader, WritesDatesByTheirNumberFormatAsIsoText) {
    TestWorkbook book = oneSheet("");
    book.numFormats = "<numFmt numFmtId=\"170\" formatCode=\"[Red]0.0\"/>"
                      "<numFmt numFmtId=\"171\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
                      "<numFmt numFmtId=\"172\" formatCode=\"[h]:mm\"/>";
    book.cellXfs = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/>"
                   "<xf numFmtId=\"172\"/>";
    const std::vector<std::string> cells = {
        "<c s=\"1\"><v>45292</v></c>", "<c s=\"2\"><v>45292</v></c>",      "<c s=\"3\"><v>45292.75</v></c>",
        "<c s=\"4\"><v>1.5</v></c>",   "<c t=\"d\"><v>2024-05-06</v></c>", "<c s=\"99\"><v>45292</v></c>"};
    EXPECT_EQ(readBack(book, cells), (std::vector<std::string>{"2024-01-01", "45292", "2024-01-01T18:00:00",
                                                               "36:00:00", "2024-05-06", "45292"}));
    book.workbookPr = "date1904=\"1\"";
    EXPECT_EQ(readBack(book, {"<c s=\"1\"><v>34519</v></c>"}), std::vector<std::string>{"1998-07-05"});
}

TEST_F(XlsxReader, TakesAColumnOfDatesAsDates) {
    std::string rowsXml = row(1, textCell("A1", "seen") + textCell("B1", "n"));
    for (int i = 2; i < 12; ++i)
        rowsXml += row(i, cell("A" + std::to_string(i), std::to_string(45290 + i), "s=\"1\"") +
                              cell("B" + std::to_string(i), std::to_string(i)));
    TestWorkbook book = oneSheet(rowsXml);
    book.cellXfs = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>";
    const ExtractSurvey read = survey(book);
    EXPECT_EQ(columnOf(read, "seen").type, ColumnType::Date);
    EXPECT_EQ(columnOf(read, "seen").firstDate->iso(), "2024-01-01"); // 45292
    EXPECT_EQ(columnOf(read, "n").type, ColumnType::Integer);
    EXPECT_EQ(read.rowCount, 10U);
}

TEST_F(XlsxReader, ListsTheSheetsAndTakesTheFirstVisibleTable) {
    TestWorkbook book;
    const std::string table = "<sheetData>" + smallTable() + "</sheetData>";
    book.sheets = {
        {"Cover", "<sheetData>" + row(1, textCell("A1", "About this workbook")) + "</sheetData>", ""},
        {"Secret", table, "veryHidden"},
        {"Patients", table, ""},
        {"More", table, ""}};
    const ExtractSurvey read = survey(book);
    EXPECT_EQ(read.dialect.sheet, "Patients");
    EXPECT_EQ(read.sheetNames, (std::vector<std::string>{"Cover", "Secret", "Patients", "More"}));
    expectNote(read, "The table is the sheet \"Patients\", one of 4.");
    const Dialect secret = guessDialect(read.source.path, "Secret");
    EXPECT_EQ(rowsOf(read.source.path, secret), (Rows{{"1", "2"}}));
    const auto failure = failureOf([&] { guessDialect(read.source.path, "Gone"); });
    EXPECT_EQ(failure->code(), FailureCode::BadInput);
    EXPECT_THAT(failure->what(), HasSubstr("\"Cover\", \"Secret\", \"Patients\", \"More\""));
}

TEST_F(XlsxReader, LeavesOutBlankColumnsAndRowsBeforeTheTableAndFillsShortRows) {
    const TestWorkbook book =
        oneSheet(row(1, "<c r=\"A1\" s=\"0\"/>") + row(2, textCell("C2", "Clinic export")) +
                 row(4, textCell("C4", "a") + textCell("D4", "b") + textCell("E4", "c")) +
                 row(5, cell("C5", "1") + cell("E5", "3")) + row(6, cell("C6", "4")) +
                 row(8, cell("E8", "9")) + row(900, ""));
    EXPECT_EQ(rows(book), (Rows{{"1", "", "3"}, {"4", "", ""}, {"", "", "9"}}));
    expectNote(surveyOf(m_folder.path() / "t.xlsx"), "3 lines before the table were passed over.");
}

TEST_F(XlsxReader, SetsARowAsideByItsNumberOnTheSheetAndNeverShiftsIt) {
    // Far enough down that the width of the table is settled: 4 MiB of rows above.
    std::string rowsXml = row(1, textCell("B1", "a") + textCell("C1", "long\nname"));
    const std::string filler(4'000, 'x');
    int number = 2;
    for (; rowsXml.size() < (std::size_t{4} << 20) + 200'000; ++number)
        rowsXml += row(number, textCell("B" + std::to_string(number), filler) +
                                   cell("C" + std::to_string(number), "1"));
    const std::string left = std::to_string(number + 1);
    const std::string right = std::to_string(number + 2);
    rowsXml += row(number + 1, cell("A" + left, "7")) +
               row(number + 2, cell("B" + right, "1") + cell("Z" + right, "1"));
    const ExtractSurvey read = survey(oneSheet(rowsXml));
    EXPECT_EQ(read.columns.size(), 2U);
    EXPECT_EQ(read.columns[1].name, "long name");
    ASSERT_EQ(read.problems.size(), 2U);
    EXPECT_EQ(read.problems[0].line, static_cast<std::uint64_t>(number + 1));
    EXPECT_EQ(read.problems[1].line, static_cast<std::uint64_t>(number + 2));
    EXPECT_EQ(read.problems[1].kind, RowProblemKind::TooManyCells);
    expectNote(read, "1 cell holds line breaks, which were read as blanks.");
}

TEST_F(XlsxReader, KeepsTheFirstOfMergedCellsAndNotesWhatIsHidden) {
    TestWorkbook book = oneSheet("");
    book.sheets[0].xml = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>" +
                         row(1, textCell("A1", "a") + textCell("B1", "b") + textCell("C1", "c")) +
                         row(2, cell("A2", "1") + cell("B2", "99") + cell("C2", "3"), "hidden=\"1\"") +
                         row(3, cell("A3", "98") + cell("B3", "97") + cell("C3", "6")) +
                         "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A2:B3\"/></mergeCells>";
    const ExtractSurvey read = survey(book);
    EXPECT_EQ(rowsOf(read.source.path, read.dialect), (Rows{{"1", "", "3"}, {"", "", "6"}}));
    expectNote(read, "1 area of merged cells keeps its value in its first cell");
    expectNote(read, "3 values hidden under merged cells were left out.");
    expectNote(read, "1 row is hidden in the sheet and read like the others.");
    expectNote(read, "2 columns are hidden in the sheet");
}

TEST_F(XlsxReader, HashesTheFileAsItStandsOnDisk) {
    const std::string bytes = oneSheet(smallTable()).bytes();
    const auto file = m_folder.write("t.xlsx", bytes);
    Sha256 hash;
    hash.add(bytes);
    const ReadReport report = reportOf(file, guessDialect(file));
    EXPECT_EQ(report.source.contentHash, hash.finish());
    EXPECT_EQ(report.source.bytes, bytes.size());
}

TEST_F(XlsxReader, GivesTheSameRowsForAnyBlockSizeAndSaysHowFarItIs) {
    std::string rowsXml = row(1, textCell("A1", "a") + textCell("B1", "b"));
    for (int i = 2; i < 3'000; ++i)
        rowsXml +=
            row(i, cell("A" + std::to_string(i), std::to_string(i)) + textCell("B" + std::to_string(i), "t"));
    const auto file = write(oneSheet(rowsXml));
    const Dialect dialect = guessDialect(file);
    const Rows all = rowsOf(file, dialect);
    EXPECT_EQ(all.size(), 2'998U);
    EXPECT_EQ(rowsOf(file, dialect, {.rowsPerBlock = 7, .tailBytes = 1}), all);
    Progress progress;
    progress.begin("survey", std::filesystem::file_size(file));
    readBatches(file, dialect, {.rowsPerBlock = 100}, progress, [](RawBatch&&) {});
    EXPECT_EQ(progress.snapshot().done, std::filesystem::file_size(file));
}

} // namespace
} // namespace vignette::test
