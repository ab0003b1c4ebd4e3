#include "core/ingest/column_names.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"
#include "test_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace vignette::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// Six rows of an id, a sex and three measures.
const std::string kRows =
    "p1,F,128,82,70.5\np2,M,141,90,82\np3,F,119,77,64.2\np4,M,133,85,91\np5,F,125,80,58.9\n"
    "p6,M,138,88,77.7\n";

ExtractStart startOf(const std::string& text) {
    return {.fileName = "table.csv", .text = text, .isWhole = true};
}

Dialect withHeaderRows(std::uint32_t rows) {
    Dialect dialect;
    dialect.headerRows = rows;
    return dialect;
}

std::uint32_t guessed(const std::string& text) {
    const Dialect dialect = guessDialect(startOf(text));
    return dialect.hasHeader ? dialect.headerRows : 0;
}

std::vector<std::string> namesWith(const std::string& text, std::uint32_t rows) {
    return columnNamesOf(startOf(text), withHeaderRows(rows));
}

TEST(HeaderRows, AreJoinedIntoOneNameAColumn) {
    EXPECT_THAT(namesWith("id,sex,Blood pressure,,weight\n,,systolic,diastolic,\n" + kRows, 2),
                ElementsAre("id", "sex", "Blood pressure systolic", "Blood pressure diastolic", "weight"));
    EXPECT_THAT(namesWith("id,sex,systolic,diastolic,weight\n,,mmHg,mmHg,kg\n" + kRows, 2),
                ElementsAre("id", "sex", "systolic mmHg", "diastolic mmHg", "weight kg"));
    EXPECT_THAT(namesWith("id,id,Visit 1,,Visit 2\nid,sex,BP,BP,BP\n,,sys,dia,sys\n" + kRows, 3),
                ElementsAre("id", "id sex", "Visit 1 BP sys", "Visit 1 BP dia", "Visit 2 BP sys"));
}

TEST(HeaderRows, SpreadAGroupUntilTheNextAndNeverOverAColumnsOwnName) {
    EXPECT_THAT(namesWith("A,,B,,own,\n,x,,y,,\na,b,c,d,,e\n1,2,3,4,5,6\n", 3),
                ElementsAre("A a", "A x b", "B c", "B y d", "own", "e"));
}

TEST(HeaderRows, ShorterThanTheOthersEndWithBlanks) {
    EXPECT_THAT(namesWith("id,BP\n,sys,dia\n1,2,3\n", 2), ElementsAre("id", "BP sys", "BP dia"));
}

TEST(HeaderRows, AreGuessedUnderNamesOfGroups) {
    EXPECT_EQ(guessed("id,sex,Blood pressure,,weight\n,,systolic,diastolic,first visit\n" + kRows), 2U);
    EXPECT_EQ(guessed("who,,Blood pressure,,Body\nid,sex,systolic,diastolic,weight\n" + kRows), 2U);
    EXPECT_EQ(
        guessed("who,,Blood pressure,,Body\nid,sex,systolic,diastolic,weight\n,,mmHg,mmHg,kg\n" + kRows), 3U);
}

TEST(HeaderRows, AreGuessedBesideAKeyOfNumbers) {
    std::string rows;
    for (int i = 0; i < 12; ++i)
        rows += std::to_string(1000 + i) + ",F," + std::to_string(110 + i) + "," + std::to_string(70 + i) +
                ",61.5\n";
    EXPECT_EQ(guessed("id,sex,Blood pressure,,weight\n,,systolic,diastolic,kg\n" + rows), 2U);
    EXPECT_EQ(guessed("id,sex,Blood pressure,,weight\n,,systolic,diastolic,\n" + rows), 2U);
    EXPECT_EQ(guessed("id,sex,systolic,diastolic,weight\n,,mmHg,mmHg,kg\n" + rows), 2U);
}

TEST(HeaderRows, AreGuessedFromUnits) {
    EXPECT_EQ(guessed("id,sex,systolic,diastolic,weight\n,,mmHg,mmHg,kg\n" + kRows), 2U);
    EXPECT_EQ(guessed("id,sex,systolic,diastolic,weight\n,,,,(kg)\n" + kRows), 2U);
}

/// As survey tools write them: a code, below it the question, below that what the tool needs.
TEST(HeaderRows, AreGuessedFromQuestionsUnderTheirCodes) {
    EXPECT_EQ(guessed("Q1,Q2,Q3,Q4,Q5\nYour number,Are you …?,Upper value,Lower value,Your weight\n" + kRows),
              2U);
    EXPECT_EQ(guessed("Q1,Q2,Q3,Q4,Q5\nYour number,Are you …?,Upper value,Lower value,Your weight\n"
                      "\"{\"\"ImportId\"\":\"\"a\"\"}\",\"{\"\"ImportId\"\":\"\"b\"\"}\",\"{\"\"ImportId\"\":"
                      "\"\"c\"\"}\","
                      "\"{\"\"ImportId\"\":\"\"d\"\"}\",\"{\"\"ImportId\"\":\"\"e\"\"}\"\n" +
                      kRows),
              3U);
}

TEST(HeaderRows, AreGuessedWhenTheHeaderIsSaidTwice) {
    const std::string header = "id,sex,systolic,diastolic,weight\n";
    EXPECT_EQ(guessed(header + header + kRows), 2U);
    EXPECT_EQ(guessed(header + header + header + kRows), 3U);
    EXPECT_THAT(namesWith(header + header + kRows, 2),
                ElementsAre("id", "sex", "systolic", "diastolic", "weight"));
}

/// First rows of data that might be taken for a header. None may be lost.
TEST(HeaderRows, AreNotGuessedFromARowOfData) {
    const std::string header = "id,sex,systolic,diastolic,weight\n";
    for (const std::string& first :
         {std::string("p0,F,120,80,60\n"),        // as the others
          std::string("p0,F,refused,refused,\n"), // comes again below, see after
          std::string("p0,X,unknown,pending,\n"), std::string("p0,X,not done,not done,60\n"),
          std::string("p0,X,NA,NA,NA\n"), std::string("p0,,,,\n"), std::string("p0,new,,,declined\n"),
          std::string("p0,X,n/a,declined,too heavy\n"), std::string("2024-01-05,X,high,low,heavy\n")})
        EXPECT_EQ(guessed(header + first + kRows + "p9,F,refused,130,60\n"), 1U) << first;
    EXPECT_EQ(guessed(",sex,,diastolic,\np0,X,120,high,60\n" + kRows), 1U) << "columns without a name";
    EXPECT_EQ(guessed("id,sex,,diastolic,weight\np0,X,refused,80,60\n" + kRows), 1U);
    EXPECT_EQ(guessed("id,sex,,diastolic,weight\np0,X,asleep,,\n" + kRows), 1U);
    EXPECT_EQ(guessed("id,sex,systolic,,weight\np0,X,refused,unknown,\n" + kRows), 1U);
    EXPECT_EQ(
        guessed("name,town,likes\nAnn,Ulm,tea\nBob,Bonn,milk\nCid,Kiel,ale\nDan,Trier,rum\nEve,Jena,gin\n"),
        1U)
        << "nothing but words";
    EXPECT_EQ(guessed("id,score\np1,low\np2,3\np3,4\np4,5\np5,6\np6,7\n"), 1U);
    EXPECT_EQ(guessed("id,a,b,c\n,x,y,z\n1,2,3,4\n"), 1U) << "too few rows to tell";
}

TEST(HeaderRows, AreNoRowsOfTheTableAndAreSaid) {
    const TempFolder folder;
    const auto file =
        folder.write("a.csv", "id,sex,Blood pressure,,weight\n,,systolic,diastolic,kg\n" + kRows);
    const ExtractSurvey survey = surveyOf(file);
    EXPECT_EQ(survey.rowCount, 6U);
    EXPECT_EQ(survey.setAsideCount, 0U);
    EXPECT_EQ(columnOf(survey, "Blood pressure systolic").type, ColumnType::Integer);
    EXPECT_EQ(columnOf(survey, "weight kg").minimum, 58.9);
    EXPECT_THAT(survey.notes, Contains(HasSubstr("The header has 2 rows")));
    const ExtractPreview preview = previewExtract(file, survey.dialect);
    EXPECT_EQ(preview.rows.size(), 6U);
    EXPECT_EQ(preview.header[3], "Blood pressure diastolic");
}

TEST(HeaderRows, GiveWayToWhatAPersonSays) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "id,sys\n,mmHg\n1,120\n2,130\n");
    EXPECT_EQ(surveyOf(file, {.dialect = withHeaderRows(2)}).rowCount, 2U);
    const ExtractSurvey one = surveyOf(file, {.dialect = withHeaderRows(1)});
    EXPECT_EQ(one.rowCount, 3U);
    EXPECT_THAT(one.notes, Not(Contains(HasSubstr("The header has"))));
    for (const std::uint32_t rows : {0U, kMostHeaderRows + 1})
        EXPECT_EQ(failureOf([&] { surveyOf(file, {.dialect = withHeaderRows(rows)}); })->code(),
                  FailureCode::BadUsage);
    const auto failure = failureOf([&] { surveyOf(file, {.dialect = withHeaderRows(4)}); });
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->what(), HasSubstr("no rows below it"));
}

TEST(HeaderRows, PassOverBlankLinesBetweenThem) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "\nid,sys\n\n,mmHg\n\n1,120\n2\n");
    const ReadReport report = reportOf(file, withHeaderRows(2));
    EXPECT_EQ(report.rowCount, 1U);
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].line, 7U);
}

TEST(HeaderRows, AreEachSetAsideWhenTheyComeAgain) {
    const TempFolder folder;
    const std::string header = "id,sex,Blood pressure,,weight\n,,systolic,diastolic,kg\n";
    const auto file = folder.write("a.csv", header + kRows + header + kRows);
    const ExtractSurvey survey = surveyOf(file, {.dialect = withHeaderRows(2)});
    EXPECT_EQ(survey.rowCount, 12U);
    EXPECT_EQ(survey.setAsideByReason.at(RowProblemKind::RepeatedHeader), 2U);
}

/// Every table that is there has one header row, or none: see each folder's README.
TEST(HeaderRows, AreOneInEveryTableOfTheSharedData) {
    const char* shared = std::getenv("VIGNETTE_SHARED_DATA");
    if (shared == nullptr) GTEST_SKIP() << "VIGNETTE_SHARED_DATA is not set";
    int tables = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shared)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || name.find(".csv") == std::string::npos) continue;
        try {
            const Dialect dialect = guessDialect(entry.path());
            EXPECT_EQ(dialect.headerRows, 1U) << entry.path().filename();
            ++tables;
        } catch (const Failure&) {
            continue; // not every file is a table
        }
    }
    EXPECT_GT(tables, 50);
}

} // namespace
} // namespace vignette::test
