#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"
#include "test_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vignette::test {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

std::string utf16(std::string_view text, bool isLittle) {
    std::string wide;
    for (const char c : text)
        wide += isLittle ? std::string{c, '\0'} : std::string{'\0', c};
    return wide;
}

/// What a person must find in the survey of a table with one thing wrong with it.
struct OddTable {
    std::string name;
    std::string bytes;
    std::uint64_t rows = 0;
    std::uint64_t setAside = 0;
    std::string saying = {}; ///< stands in a note, when not empty
};

class OddTables : public ::testing::TestWithParam<OddTable> {};

TEST_P(OddTables, AreReadAsFarAsTheyCanBeAndNamed) {
    const TempFolder folder;
    const ExtractSurvey survey = surveyOf(folder.write(GetParam().name + ".csv", GetParam().bytes));
    EXPECT_EQ(survey.rowCount, GetParam().rows);
    EXPECT_EQ(survey.setAsideCount, GetParam().setAside);
    EXPECT_EQ(survey.columns.front().name, "id");
    if (!GetParam().saying.empty()) {
        EXPECT_THAT(survey.notes, Contains(HasSubstr(GetParam().saying)));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Tables, OddTables,
    ::testing::Values(
        OddTable{"byte_order_mark", "\xEF\xBB\xBFid,age\n1,30\n2,40\n", 2, 0},
        OddTable{"utf16", utf16("id,age\n1,30\n2,40\n", true), 2, 0, "UTF-16LE"},
        OddTable{"utf16_big", utf16("id,age\n1,30\n2,40\n", false), 2, 0, "UTF-16BE"},
        OddTable{"utf16_marked", "\xFF\xFE" + utf16("id,age\n1,30\n2,40\n", true), 2, 0, "UTF-16LE"},
        OddTable{"utf16_big_marked", "\xFE\xFF" + utf16("id,age\n1,30\n2,40\n", false), 2, 0, "UTF-16BE"},
        OddTable{"malformed", "id,name\n1,\xC3\xA9\xC3\xA9\n2,\xC3(x\n3,b\n", 3, 0, "1 cell holds bytes"},
        OddTable{"nul", std::string("id,name\n1,a\0b\n2,c\n", 18), 2, 0, "1 cell holds bytes"},
        OddTable{"short_and_long", "id,age,sex\n1,30,f\n2,40\n3,50,m,x\n4,60,f\n", 2, 2,
                 "2 rows were set aside"},
        OddTable{"repeated_names", "id,age,age,\n1,30,31,x\n2,40,41,y\n", 2, 0, "repeats the name"},
        OddTable{"unnamed", "id,age,\n1,30,x\n2,40,y\n", 2, 0, "has no name"},
        OddTable{"mixed_line_ends", "id,age\r\n1,30\n2,40\r3,50\r\n", 3, 0, "Line ends are mixed"},
        OddTable{"sep_line", "sep=;\nid;age\n1;30\n2;40\n", 2, 0, "semicolons"},
        OddTable{"decimal_comma", "id;dose\n1;0,5\n2;1,25\n", 2, 0, "decimal comma"},
        OddTable{"thousands_point", "id;cost\n1;1.234,5\n2;12,25\n", 2, 0, "marks between thousands"},
        OddTable{"no_break_space",
                 "id,cost\n1,1\xC2\xA0"
                 "234.5\n2,12\xC2\xA0"
                 "000.0\n",
                 2, 0, "thousands"},
        OddTable{"preamble", "Report of March\n\nid,age,sex\n1,30,f\n2,40,m\n", 2, 0, "before the table"},
        OddTable{"several_tables", "id,age\n1,30\n2,40\n3,50\n\na,b,c\nx,y,z\nx,y,w\n", 3, 3,
                 "another table"},
        OddTable{"totals", "id,cost\n1,30\n2,40\nTotal,70\n", 2, 1, "sums the others up"},
        OddTable{"text_below", "id,cost,x\n1,30,a\n2,40,b\nSource: registry\n", 2, 1, "1 row was set aside"}),
    [](const auto& instance) { return instance.param.name; });

/// Values beside plain numbers: 60 rows of 1.5, 2.5 … and the one in question.
struct OddValue {
    std::string name;
    std::string value;
    std::uint64_t coerced = 0; ///< it is no number, and counted as such
    std::uint64_t missing = 0;
};

class OddValues : public ::testing::TestWithParam<OddValue> {};

TEST_P(OddValues, AreNumbersOrGapsOrCountedNeverGuessed) {
    const TempFolder folder;
    std::string text = "id,dose\n";
    for (int i = 0; i < 60; ++i)
        text += "p" + std::to_string(i) + "," + std::to_string(i) + ".5\n";
    text += "p60,\"" + GetParam().value + "\"\n";
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", text));
    const ColumnSurvey& dose = columnOf(survey, "dose");
    EXPECT_EQ(dose.type, ColumnType::Number);
    EXPECT_EQ(dose.coercedCount, GetParam().coerced);
    EXPECT_EQ(dose.missingCount, GetParam().missing);
    EXPECT_EQ(dose.numberCount, 61 - GetParam().coerced - GetParam().missing);
}

INSTANTIATE_TEST_SUITE_P(
    Cells, OddValues,
    ::testing::Values(OddValue{"beyond_double", "1e400", 1, 0}, OddValue{"infinity", "Inf", 1, 0},
                      OddValue{"hexadecimal", "0x1F", 1, 0}, OddValue{"not_a_number", "NaN", 0, 1},
                      OddValue{"hyphen", "-", 0, 1}, OddValue{"not_available", "N/A", 0, 1},
                      OddValue{"spreadsheet_error", "#N/A", 0, 1}, OddValue{"null", "NULL", 0, 1},
                      OddValue{"question_mark", "?", 0, 1}, OddValue{"none", "None", 1, 0},
                      OddValue{"blank", " ", 0, 1}, OddValue{"exponent", "1.5e-05", 0, 0},
                      OddValue{"formula", "=1+1", 1, 0}),
    [](const auto& instance) { return instance.param.name; });

ColumnType typeOfValues(const std::vector<std::string>& values) {
    const TempFolder folder;
    std::string text = "id,value\n";
    for (std::size_t i = 0; i < 40; ++i)
        text += "p" + std::to_string(i) + "," + values[i % values.size()] + "\n";
    return columnOf(surveyOf(folder.write("a.csv", text)), "value").type;
}

TEST(BadTables, KeepCodesAndLongNumbersAsText) {
    EXPECT_EQ(typeOfValues({"00123", "00456", "01001"}), ColumnType::Code);
    EXPECT_EQ(typeOfValues({"9007199254740993", "9007199254740995"}), ColumnType::Code); // above 2^53
    EXPECT_EQ(typeOfValues({"E11.9", "I10", "J45.909"}), ColumnType::Code);
    EXPECT_EQ(typeOfValues({"1E5", "2E7"}), ColumnType::Code);
}

TEST(BadTables, TakeNoDateThatIsNone) {
    const TempFolder folder;
    std::string text = "id,seen\n";
    for (int i = 0; i < 58; ++i)
        text += "p" + std::to_string(i) + ",2020-01-" + std::to_string(10 + i % 20) + "\n";
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", text + "p58,2020-02-30\np59,0000-00-00\n"));
    const ColumnSurvey& seen = columnOf(survey, "seen");
    EXPECT_EQ(seen.type, ColumnType::Date);
    EXPECT_EQ(seen.coercedCount, 1U); // 30 February
    EXPECT_EQ(seen.missingTokens.at("0000-00-00"), 1U);
}

TEST(BadTables, StopAtACellOfTwoGigabytes) {
    const TempFolder folder;
    std::string text = "id,note\n";
    while (text.size() < (2U << 20))
        text += "1,plain text\n";
    const auto file = folder.write("a.csv", text + "2,");
    std::filesystem::resize_file(file, text.size() + (std::uintmax_t{2} << 30)); // a hole: takes no disk
    const auto failure = failureOf([&] { surveyOf(file); });
    EXPECT_EQ(failure->code(), FailureCode::BadInput);
    EXPECT_THAT(failure->what(), HasSubstr("longer than 64 MiB"));
}

TEST(BadTables, KeepAMillionRowsBesideABadOne) {
    const TempFolder folder;
    std::string text = "id,age\n";
    for (int i = 0; i < 1'000'000; ++i)
        text += i == 654'321 ? "7\n" : "5,41\n";
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", text));
    EXPECT_EQ(survey.rowCount, 999'999U);
    ASSERT_EQ(survey.problems.size(), 1U);
    EXPECT_EQ(survey.problems.front().line, 654'323U);
}

TEST(BadTables, AreWhatTheirBytesSayWhateverTheirName) {
    const TempFolder folder;
    EXPECT_EQ(surveyOf(folder.write("a.xlsx", "id,age\n1,30\n2,40\n")).rowCount, 2U);
    EXPECT_EQ(surveyOf(folder.write("a.gz", "id,age\n1,30\n2,40\n")).rowCount, 2U);
    EXPECT_EQ(surveyOf(folder.write("b.csv", gzipped("id,age\n1,30\n2,40\n"))).rowCount, 2U);
}

} // namespace
} // namespace vignette::test
