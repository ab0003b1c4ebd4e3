#include "test_files.h"

#include "core/ingest/guess_dialect.h"

#include <gtest/gtest.h>

namespace vignette::test {
namespace {

Dialect guessOf(std::string_view bytes) {
    const TempFolder folder;
    return guessDialect(folder.write("a.csv", bytes));
}

TEST(GuessDialect, FindsEachDelimiter) {
    EXPECT_EQ(guessOf("id,age,sex\n1,30,F\n2,40,M\n").delimiter, ',');
    EXPECT_EQ(guessOf("id;age;sex\n1;30;F\n2;40;M\n").delimiter, ';');
    EXPECT_EQ(guessOf("id\tage\tsex\n1\t30\tF\n2\t40\tM\n").delimiter, '\t');
    EXPECT_EQ(guessOf("id|age|sex\n1|30|F\n2|40|M\n").delimiter, '|');
    EXPECT_EQ(guessOf("age\n30\n40\n").delimiter, ',');
}

TEST(GuessDialect, IsNotMisledByMarksInsideCells) {
    EXPECT_EQ(guessOf("id;height;weight\n1;1,75;70,5\n2;1,80;81,0\n").delimiter, ';');
    EXPECT_EQ(guessOf("id,note\n1,\"a; b; c\"\n2,\"d; e; f\"\n").delimiter, ',');
    EXPECT_EQ(guessOf("id\tname\n1\tSmith, Ann\n2\tJones, Bob\n").delimiter, '\t');
}

TEST(GuessDialect, ToleratesABadRow) {
    EXPECT_EQ(guessOf("a;b;c\n1;2;3\n4;5\n6;7;8\n9;1;2\n").delimiter, ';');
}

TEST(GuessDialect, FindsQuotesAndEscapes) {
    EXPECT_EQ(guessOf("a,b\n'x, y','z'\n'p','q, r'\n").quote, '\'');
    EXPECT_EQ(guessOf("a,b\nit's,\"x\"\ndon't,\"y\"\n").quote, '"');
    EXPECT_EQ(guessOf("a,b\n\"he said \\\"a, b\\\", c\",1\n\"x \\\"d, e\\\", f\",2\n").escape, '\\');
    EXPECT_EQ(guessOf("a,b\n\"x \"\"y\"\"\",1\n").escape, std::nullopt);
}

TEST(GuessDialect, FindsEncodings) {
    EXPECT_EQ(guessOf("a,b\nJos\xC3\xA9,1\n").encoding, "UTF-8");
    EXPECT_EQ(guessOf("\xEF\xBB\xBF"
                      "a,b\n1,2\n")
                  .encoding,
              "UTF-8");
    EXPECT_EQ(guessOf("a,b\nJos\xE9,\x93x\x94\n").encoding, "windows-1252");
    const std::string western = guessOf("nom,ville\nAndr\xE9,Orl\xE9"
                                        "ans\nH\xE9l\xE8ne,B\xE9ziers\n")
                                    .encoding;
    EXPECT_TRUE(western == "ISO-8859-1" || western == "windows-1252") << western;
    std::string little;
    std::string big;
    for (const char c : std::string_view("id,age\n1,30\n2,40\n")) {
        little += {c, '\0'};
        big += {'\0', c};
    }
    EXPECT_EQ(guessOf(little).encoding, "UTF-16LE");
    EXPECT_EQ(guessOf(big).encoding, "UTF-16BE");
    EXPECT_EQ(guessOf("\xFF\xFE" + little).encoding, "UTF-16LE");
    EXPECT_EQ(guessOf(little).delimiter, ',');
}

TEST(GuessDialect, FindsDecimalCommasAndThousands) {
    const Dialect german = guessOf("id;cost\n1;1.234,50\n2;12,25\n3;1.000.000,00\n");
    EXPECT_EQ(german.decimalMark, ',');
    EXPECT_EQ(german.thousandsMark, '.');
    const Dialect english = guessOf("id,cost\n1,\"1,234.50\"\n2,12.25\n");
    EXPECT_EQ(english.decimalMark, '.');
    EXPECT_EQ(english.thousandsMark, ',');
    const Dialect plain = guessOf("id,cost\n1,1234.5\n2,12.25\n");
    EXPECT_EQ(plain.decimalMark, '.');
    EXPECT_EQ(plain.thousandsMark, std::nullopt);
    const Dialect french = guessOf("id;cost\n1;1\xC2\xA0"
                                   "234,5\n2;12,5\n");
    EXPECT_EQ(french.decimalMark, ',');
    EXPECT_EQ(french.thousandsMark, ' ');
    EXPECT_EQ(guessOf("id;v\n1;0,125\n2;0,250\n").decimalMark, ',');
    EXPECT_EQ(guessOf("id;v\n1;1,234\n2;2,345\n").decimalMark, ',');
    EXPECT_EQ(guessOf("id\tanswers\n1\t1,2\n2\tnone\n3\tboth\n").decimalMark, '.');
}

TEST(GuessDialect, ObeysASeparatorLine) {
    const Dialect dialect = guessOf("sep=;\nid;age\n1;30\n2;40\n");
    EXPECT_EQ(dialect.delimiter, ';');
    EXPECT_EQ(dialect.skipLines, 1U);
    EXPECT_TRUE(dialect.hasHeader);
    const TempFolder folder;
    EXPECT_EQ(surveyOf(folder.write("a.csv", "sep=;\nid;age\n1;30\n2;40\n")).rowCount, 2U);
}

TEST(GuessDialect, PassesOverLinesBeforeTheTable) {
    const Dialect dialect =
        guessOf("Clinic report\nmade on 3 May, by us\n\nid,age,sex\n1,30,F\n2,40,M\n3,50,F\n");
    EXPECT_EQ(dialect.skipLines, 3U);
    EXPECT_TRUE(dialect.hasHeader);
    EXPECT_EQ(guessOf("Report,,\nid,age,sex\n1,30,F\n2,40,M\n").skipLines, 1U);
    EXPECT_EQ(guessOf("id,age,sex\n1,30,F\n2,40,M\n").skipLines, 0U);
}

TEST(GuessDialect, TellsWhetherThereIsAHeader) {
    EXPECT_TRUE(guessOf("id,E1,E2\n1,2,3\n2,3,4\n").hasHeader);
    EXPECT_TRUE(guessOf("state,2019,2020\nTX,5,6\nCA,7,8\n").hasHeader);
    EXPECT_TRUE(guessOf("name,colour\nann,red\nbob,blue\ncid,green\n").hasHeader);
    EXPECT_FALSE(guessOf("1,30,F\n2,40,M\n3,50,F\n").hasHeader);
    EXPECT_FALSE(guessOf("yes,red\nno,blue\nyes,red\nno,red\n").hasHeader);
    EXPECT_FALSE(guessOf("2024-01-05,5\n2024-01-06,6\n").hasHeader);
}

TEST(GuessDialect, NamesColumnsOfAHeaderThatIsOneCellShort) {
    const TempFolder folder;
    const ExtractSurvey rowNames =
        surveyOf(folder.write("r.csv", "speed,dist\n\"r1\",4,2\n\"r2\",4,10\n\"r3\",7,4\n"));
    ASSERT_EQ(rowNames.columns.size(), 3U);
    EXPECT_EQ(rowNames.columns[0].name, "Row");
    EXPECT_EQ(rowNames.columns[2].name, "dist");
    EXPECT_EQ(rowNames.rowCount, 3U);
    const ExtractSurvey trailing = surveyOf(folder.write("t.csv", "a,b,c\n1,2,3,\n4,5,6,\n"));
    ASSERT_EQ(trailing.columns.size(), 4U);
    EXPECT_EQ(trailing.columns[0].name, "a");
    EXPECT_EQ(trailing.columns[3].type, ColumnType::Empty);
}

} // namespace
} // namespace vignette::test
