#include "test_files.h"
#include "xlsx_files.h"

#include "core/ingest/guess_dialect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace vignette::test {
namespace {

using namespace std::string_view_literals;
using testing::HasSubstr;

class XlsxBadInput : public testing::Test {
protected:
    /// The failure of surveying these bytes.
    Failure refusal(std::string_view bytes, const SurveyOptions& options = {}) const {
        const auto file = m_folder.write("t.xlsx", bytes);
        return failureOf([&] { surveyOf(file, options); }).value_or(Failure(FailureCode::BadUsage, "none"));
    }
    TempFolder m_folder;
};

std::string table(int rows) {
    std::string xml =
        "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c></row>";
    for (int i = 0; i < rows; ++i)
        xml += "<row><c><v>" + std::to_string(i) + "</v></c><c><v>5</v></c></row>";
    return xml;
}

/// An OLE2 container whose directory names one stream, in UTF-16.
std::string container(const std::string& stream) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(1016, '\0');
    for (const char c : stream)
        bytes += std::string{c, '\0'};
    return bytes + std::string(4096, '\0');
}

TEST_F(XlsxBadInput, ControlReadsTheTableThatTheOthersSpoil) {
    EXPECT_EQ(surveyOf(m_folder.write("t.xlsx", oneSheet(table(3)).bytes())).rowCount, 3U);
}

TEST_F(XlsxBadInput, RefusesOldAndLockedWorkbooksInPlainWords) {
    const Failure old = refusal(container("Workbook"));
    EXPECT_EQ(old.code(), FailureCode::BadInput);
    EXPECT_THAT(old.what(), HasSubstr("save it as .xlsx"));
    EXPECT_THAT(refusal(container("EncryptedPackage")).what(), HasSubstr("protected with a password"));
}

TEST_F(XlsxBadInput, RefusesOtherOfficeDocuments) {
    TestWorkbook book = oneSheet(table(3));
    book.mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    EXPECT_THAT(refusal(book.bytes()).what(), HasSubstr("not an Excel workbook"));
    book.mainType = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
    EXPECT_THAT(refusal(book.bytes()).what(), HasSubstr(".xlsb"));
}

TEST_F(XlsxBadInput, SaysThatAWorkbookIsCutShortWhereverItIsCut) {
    NamedFiles entries = oneSheet(table(50)).entries();
    std::rotate(entries.begin(), entries.begin() + 1,
                entries.end()); // the content types first, as Excel does
    const std::string bytes = zipped(entries);
    for (std::size_t size = 64; size < bytes.size(); size += 97) {
        const Failure failure = refusal(std::string_view(bytes).substr(0, size));
        EXPECT_EQ(failure.code(), FailureCode::Damaged) << size << failure.what();
    }
}

TEST_F(XlsxBadInput, NoticesAFlippedByteOfTheSheet) {
    TestWorkbook book = oneSheet(table(2'000));
    const std::string good = book.bytes();
    std::string bad = good;
    bad[good.size() / 3] = static_cast<char>(bad[good.size() / 3] ^ 0x10); // inside the deflated sheet
    EXPECT_EQ(refusal(bad).code(), FailureCode::Damaged);
}

TEST_F(XlsxBadInput, RefusesMoreThanTwoThousandColumns) {
    const std::string far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"BXY1\"><v>1</v></c></row>"; // 2,001
    const Failure failure = refusal(oneSheet(far + table(0)).bytes());
    EXPECT_EQ(failure.code(), FailureCode::BadInput);
    EXPECT_THAT(failure.what(), HasSubstr("more than 2,000 columns"));
    const std::string near = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"BXX1\"><v>1</v></c></row>"
                             "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>";
    EXPECT_EQ(surveyOf(m_folder.write("t.xlsx", oneSheet(near).bytes())).columns.size(), 2'000U);
}

TEST_F(XlsxBadInput, StopsAtTheExpansionThatTheSizeAllows) {
    TestWorkbook book = oneSheet("<row><c t=\"inlineStr\"><is><t>" + std::string(900'000, 'x') +
                                 "</t></is></c><c><v>1</v></c></row>" + table(20'000));
    const std::string bytes = book.bytes();
    EXPECT_LT(bytes.size() * 10, 1'000'000U); // the control: it does expand
    const auto file = m_folder.write("t.xlsx", bytes);
    // The sheet is looked at twice, once for its shape.
    const ReadLimits small{.expandedBytes = 1'000'000, .expandedRatio = 1};
    const Dialect dialect = guessDialect(file);
    EXPECT_EQ(failureOf([&] { reportOf(file, dialect, {.limits = small}); })->code(), FailureCode::TooLarge);
    EXPECT_EQ(reportOf(file, dialect, {.limits = {.expandedBytes = 8'000'000, .expandedRatio = 1}}).rowCount,
              20'002U); // no header: the first row holds a number
}

TEST_F(XlsxBadInput, AllowsAWorkbookLessThanOtherPackedFiles) {
    const auto file = m_folder.write("t.xlsx", oneSheet(table(20'000)).bytes());
    const Dialect dialect = guessDialect(file);
    const ReadLimits small{.workbookBytes = 100'000, .workbookRatio = 0};
    EXPECT_EQ(failureOf([&] { reportOf(file, dialect, {.limits = small}); })->code(), FailureCode::TooLarge);
    EXPECT_EQ(reportOf(file, dialect).rowCount, 20'000U);
}

TEST_F(XlsxBadInput, CountsTextsThatManyCellsShareAgainstTheExpansion) {
    std::string cells;
    for (int i = 0; i < 2'000; ++i)
        cells += "<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>";
    TestWorkbook book = oneSheet(cells);
    book.strings = "<si><t>" + std::string(30'000, 'y') + "</t></si>";
    const auto file = m_folder.write("t.xlsx", book.bytes());
    const ReadLimits small{.expandedBytes = 20'000'000, .expandedRatio = 1};
    const Dialect dialect = guessDialect(file);
    EXPECT_EQ(failureOf([&] { reportOf(file, dialect, {.limits = small}); })->code(), FailureCode::TooLarge);
    EXPECT_EQ(reportOf(file, dialect).rowCount, 2'000U); // no header: the first row comes again
}

TEST_F(XlsxBadInput, DeclaresNoEntities) {
    NamedFiles entries = oneSheet(table(2) + "<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>").entries();
    ASSERT_EQ(entries.back().first, "odd/texts.xml");
    entries.back().second = "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                            "\"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    EXPECT_THAT(refusal(zipped(entries)).what(), HasSubstr("declares XML entities"));
}

TEST_F(XlsxBadInput, RefusesXmlThatNoWorkbookHas) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<x>";
    EXPECT_THAT(refusal(oneSheet(deep).bytes()).what(), HasSubstr("nested deeper"));
    const std::string tag = "<row a=\"" + std::string(3'000'000, 'z') + "\">";
    EXPECT_THAT(refusal(oneSheet(table(1) + tag).bytes()).what(), HasSubstr("longer than any"));
    EXPECT_THAT(refusal(oneSheet(table(1) + "<row><c>").bytes()).what(), HasSubstr("not well-formed"));
}

TEST_F(XlsxBadInput, RefusesCellsAndRowsOutOfPlace) {
    for (const char* row :
         {"<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>",
          "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>",
          "<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
          "<row r=\"0\"/>", "<row r=\"4000000000\"/>", "<row r=\"2\"><c r=\"ZZZZZZZZZ2\"><v>1</v></c></row>",
          "<row r=\"2\"><c r=\"2A\"><v>1</v></c></row>", "<row r=\"2\"><c t=\"s\"><v>5</v></c></row>",
          "<row r=\"2\"><c t=\"s\"><v>-1</v></c></row>"}) {
        const Failure failure = refusal(oneSheet(table(0) + row).bytes());
        EXPECT_EQ(failure.code(), FailureCode::Damaged) << row << failure.what();
    }
}

TEST_F(XlsxBadInput, RefusesAWorkbookWithoutValuesOrParts) {
    EXPECT_THAT(refusal(oneSheet("").bytes()).what(), HasSubstr("holds no values"));
    const NamedFiles entries = oneSheet(table(3)).entries();
    for (const std::string gone :
         {"book/leaves/leaf9.xml", "book/index.xml", "_rels/.rels", "odd/looks.xml"}) {
        NamedFiles rest;
        for (const auto& entry : entries)
            if (entry.first != gone) rest.push_back(entry);
        EXPECT_EQ(refusal(zipped(rest)).code(), FailureCode::Damaged) << gone;
    }
}

} // namespace
} // namespace vignette::test
