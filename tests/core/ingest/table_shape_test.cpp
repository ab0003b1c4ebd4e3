#include "core/ingest/guess_dialect.h"
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

TEST(TableShape, SetsAHeaderThatComesAgainAside) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "id,\"age\"\n1,30\n\"id\",age\n2,40\nid2,7\n");
    EXPECT_THAT(rowsOf(file, {}),
                ElementsAre(ElementsAre("1", "30"), ElementsAre("2", "40"), ElementsAre("id2", "7")));
    EXPECT_THAT(rowsOf(file, {}, {.wantedColumns = {"age"}}).size(), 3U);
    const ExtractSurvey survey = surveyOf(file);
    EXPECT_EQ(survey.setAsideByReason.at(RowProblemKind::RepeatedHeader), 1U);
    EXPECT_EQ(survey.problems.front().line, 3U);
    EXPECT_THAT(survey.notes, Contains(HasSubstr("several tables")));
}

TEST(TableShape, SetsTotalsInTheLastRowAside) {
    const TempFolder folder;
    for (const std::string total : {"Total", "\"Grand total:\"", "SUMME", ",gesamt"}) {
        const std::string last = total + (total.front() == ',' ? "" : ",") + ",100\n";
        const auto file = folder.write("a.csv", "site,x,n\na,1,60\nTotal,2,9\nb,3,40\n" + last);
        const ExtractSurvey survey = surveyOf(file);
        EXPECT_EQ(survey.rowCount, 3U) << total;
        EXPECT_EQ(survey.setAsideByReason.at(RowProblemKind::TotalsRow), 1U) << total;
        EXPECT_EQ(survey.problems.front().line, 5U) << total;
        EXPECT_THAT(survey.notes, Contains(HasSubstr("sums the others up"))) << total;
    }
    const auto file = folder.write("b.csv", "site,n\na,60\nTotally Kids Clinic,40\n");
    EXPECT_EQ(surveyOf(file).rowCount, 2U);
}

TEST(TableShape, FindsTheTotalsBeforeFootnotesWhateverTheBlocksAre) {
    const TempFolder folder;
    const auto file =
        folder.write("a.csv", "site,n\na,60\nb,40\nTotal,100\n\n,\nSource: the clinic\nNot final\n\n");
    for (const std::size_t rows : {std::size_t{1}, std::size_t{2}, std::size_t{4}, std::size_t{100}}) {
        const ReadReport report = reportOf(file, {}, {.rowsPerBlock = rows, .tailBytes = 48});
        EXPECT_EQ(report.rowCount, 2U) << rows;
        EXPECT_EQ(report.setAsideByReason.at(RowProblemKind::TotalsRow), 1U) << rows;
        EXPECT_EQ(report.blankLines, 3U) << rows;
    }
}

TEST(TableShape, KeepsTotalsFarFromTheEndWhateverTheBlocksAre) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "site,n\na,60\nTotal,60\n" + std::string(48, '\n'));
    for (const std::size_t rows : {std::size_t{1}, std::size_t{2}, std::size_t{100}})
        EXPECT_EQ(reportOf(file, {}, {.rowsPerBlock = rows, .tailBytes = 48}).rowCount, 2U) << rows;
}

TEST(TableShape, FindsTheTotalsWhateverTheBlocksAre) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "site,n\na,60\nb,40\nTotal,100\n");
    for (const std::size_t rows : {std::size_t{2}, std::size_t{3}, std::size_t{100}})
        EXPECT_EQ(reportOf(file, {}, {.rowsPerBlock = rows, .tailBytes = 16}).rowCount, 2U) << rows;
}

TEST(TableShape, SaysThatAnotherTableStandsBelow) {
    const TempFolder folder;
    const ExtractSurvey wider =
        surveyOf(folder.write("a.csv", "id,age\n1,30\n2,40\n3,50\n4,60\n\ncode,name,unit\nA,x,mg\nB,y,g\n"));
    EXPECT_EQ(wider.rowCount, 4U);
    EXPECT_THAT(wider.notes, Contains(HasSubstr("From line 7 on, rows have 3 cells: another table")));

    // As wide as the first, divided by a line of nothing but a delimiter.
    const ExtractSurvey same =
        surveyOf(folder.write("b.csv", "type_id,name\n1,Emergency\n2,Urgent\n,\nsource_id,name\n1,Clinic\n"));
    EXPECT_THAT(same.notes, Contains(HasSubstr("Line 5 looks like the header of another table")));
    const ExtractSurvey one = surveyOf(folder.write("c.csv", "id,age\n1,30\n2,40\n\n3,50\n"));
    EXPECT_THAT(one.notes, ElementsAre(HasSubstr("1 empty line")));
}

TEST(TableShape, PassesOverRowsOfNothingButDelimiters) {
    const TempFolder folder;
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", "id,age,sex\n1,30,f\n2,,\n,,\n,,\n"));
    EXPECT_EQ(survey.rowCount, 2U);
    EXPECT_THAT(survey.notes, ElementsAre(HasSubstr("2 empty lines")));
}

TEST(TableShape, DropsBlanksBehindDelimitersWhenQuotesFollowThem) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "id, name, \"note\"\n1, a b, \"x, y\"\n2, c, \"z\nw\"\n");
    const Dialect dialect = guessDialect(file);
    EXPECT_TRUE(dialect.skipsBlanks);
    EXPECT_THAT(rowsOf(file, dialect),
                ElementsAre(ElementsAre("1", "a b", "x, y"), ElementsAre("2", "c", "z\nw")));
    EXPECT_EQ(reportOf(file, dialect).columns, (std::vector<std::string>{"id", "name", "note"}));
    EXPECT_THAT(surveyOf(file).notes, Contains(HasSubstr("Blanks stand behind the delimiters")));
    const auto plain = folder.write("b.csv", "id,note\n1,\"x, \"\"y\"\"\"\n2,z\n");
    EXPECT_FALSE(guessDialect(plain).skipsBlanks);
}

TEST(TableShape, HasNothingToSayOfAPlainTable) {
    const TempFolder folder;
    EXPECT_THAT(surveyOf(folder.write("a.csv", "id,age\n1,30\n2,40\n")).notes, IsEmpty());
}

} // namespace
} // namespace vignette::test
