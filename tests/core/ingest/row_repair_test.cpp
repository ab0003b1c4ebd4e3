#include "core/ingest/row_repair.h"

#include "core/ingest/set_aside_rows.h"
#include "test_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vignette::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> repaired(std::string_view row, std::size_t width) {
    std::vector<std::string> texts;
    const auto cells = cellsWithStrayQuote(row, {}, width);
    for (const CellSpan& cell : cells ? *cells : std::vector<CellSpan>())
        texts.push_back(textOf(row, cell, {}));
    return texts;
}

TEST(RowRepair, TakesTheOneMarkThatPairsWithNoneAsALetter) {
    EXPECT_THAT(repaired(R"(9,"CC-9,4,"a, b","c")", 5), ElementsAre("9", "\"CC-9", "4", "a, b", "c"));
    EXPECT_THAT(repaired(R"(1,""Add a, b.",2)", 3), ElementsAre("1", "\"Add a, b.", "2"));
    EXPECT_THAT(repaired(R"(1,"round 48"",2)", 3), ElementsAre("1", "round 48\"", "2"));
    EXPECT_THAT(repaired(R"(1,"our 9" rod, long","x ""y""")", 3),
                ElementsAre("1", "our 9\" rod, long", "x \"y\""));
    EXPECT_THAT(repaired(R"(1,2,")", 3), ElementsAre("1", "2", "\""));
}

TEST(RowRepair, LeavesARowThatTwoMarksCouldExplain) {
    EXPECT_THAT(repaired(R"("a"b"c",d)", 2), IsEmpty());
    EXPECT_THAT(repaired(R"("a,"b","c)", 3), IsEmpty());
}

TEST(RowRepair, LeavesRowsWhoseMarksPair) {
    // A delimiter is missing here; splitting the quoted cell at its comma would shift what follows.
    EXPECT_THAT(repaired(R"("a, b"c,d)", 3), IsEmpty());
    EXPECT_THAT(repaired(R"(a,"b, c")", 3), IsEmpty());
    Dialect escaping;
    escaping.escape = '\\';
    EXPECT_EQ(cellsWithStrayQuote(R"(a,"b)", escaping, 2), std::nullopt);
    EXPECT_EQ(cellsWithStrayQuote("\"" + std::string(kRepairBytes, 'x') + ",b", {}, 2), std::nullopt);
}

TEST(RowRepair, SeparatesLinesThatAStrayMarkHadJoined) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b,c\n1,x,\"\n2,y,\"says \"\"no\"\"\"\n3,z,\"k, l\"\n");
    EXPECT_THAT(rowsOf(file, {}),
                ElementsAre(ElementsAre("1", "x", "\""), ElementsAre("2", "y", "says \"no\""),
                            ElementsAre("3", "z", "k, l")));
    for (const std::size_t rows : {std::size_t{1}, std::size_t{2}})
        EXPECT_EQ(rowsOf(file, {}, {.rowsPerBlock = rows, .tailBytes = 1}), rowsOf(file, {}));
    EXPECT_EQ(reportOf(file, {}).repairedRows, 2U);
    EXPECT_THAT(surveyOf(file).notes, Contains(HasSubstr("did not pair")));
}

TEST(RowRepair, NamesTheColumnsOfAHeaderWithAStrayMark) {
    const TempFolder folder;
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", "id,\"sex,\"age\"\n1,f,30\n2,m,40\n"));
    ASSERT_EQ(survey.columns.size(), 3U);
    EXPECT_EQ(survey.columns[1].name, "\"sex");
    EXPECT_EQ(survey.rowCount, 2U);
    EXPECT_THAT(survey.notes, Contains(HasSubstr("taken as a letter")));
}

TEST(RowRepair, SaysWhenMarksInsideCellsWereKept) {
    const TempFolder folder;
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", "a,b\n\"x\"yz,1\n12\" pipe,2\n\"v\"w,3\n"));
    EXPECT_EQ(survey.rowCount, 3U);
    EXPECT_THAT(survey.notes, Contains(HasSubstr("2 rows hold quote marks")));
}

TEST(SetAsideRows, AreReadAgainAsTheyStand) {
    const TempFolder folder;
    const std::string text = "a,b\n1,2\n\"x, \xC3\xA9\",y,\"two\nlines\"\n3,4\n5\n6,7\n";
    const auto file = folder.write("a.csv", text);
    const ReadReport report = reportOf(file, {});
    EXPECT_THAT(readRowsSetAside(file, {}, report.problems),
                ElementsAre(ElementsAre("x, \xC3\xA9", "y", "two\nlines"), ElementsAre("5")));

    std::string wide;
    for (const char c : std::string("a,b\n1,2\n3\n4,5\n"))
        wide += {c, '\0'};
    Dialect dialect;
    dialect.encoding = "UTF-16LE";
    const auto utf16 = folder.write("b.csv", wide);
    EXPECT_THAT(readRowsSetAside(utf16, dialect, reportOf(utf16, dialect).problems),
                ElementsAre(ElementsAre("3")));
}

TEST(SetAsideRows, AreFoundFarDownALargeFile) {
    const TempFolder folder;
    std::string text = "a,b\n";
    for (int i = 0; i < 100'000; ++i)
        text += i % 9'999 == 0 ? "odd" + std::to_string(i) + "\n" : "1,2\n";
    const auto file = folder.write("a.csv", text);
    auto problems = reportOf(file, {}).problems;
    ASSERT_EQ(problems.size(), 11U);
    std::reverse(problems.begin(), problems.end());
    const auto rows = readRowsSetAside(file, {}, problems);
    for (std::size_t i = 0; i < rows.size(); ++i)
        EXPECT_THAT(rows[i], ElementsAre("odd" + std::to_string((10 - i) * 9'999)));
}

} // namespace
} // namespace vignette::test
