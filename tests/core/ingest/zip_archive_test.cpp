#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/set_aside_rows.h"
#include "core/ingest/zip_contents.h"
#include "test_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vignette::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kPatients = "id,age\n1,30\n2,41\n3,52\n";
const std::string kVisits = "id;day;kind\n1;2024-01-02;office\n1;2024-03-04;ward\n2;2024-05-06;office\n";

std::vector<std::string> tableNames(const ZipContents& contents) {
    std::vector<std::string> names;
    for (const ZipContents::Table& table : contents.tables)
        names.push_back(table.name);
    return names;
}

ZipContents contentsOfBytes(const std::string& bytes) {
    const TempFolder folder;
    return tablesInside(folder.write("clinic.zip", bytes)).value();
}

std::string whyNot(const ZipContents& contents, const std::string& name) {
    for (const ZipContents::PassedOver& other : contents.others)
        if (other.name == name) return other.why;
    return {};
}

Dialect tableOf(const std::string& name) {
    Dialect dialect;
    dialect.sheet = name;
    return dialect;
}

std::string replaced(std::string bytes, const std::string& from, const std::string& to) {
    for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
        bytes.replace(at, from.size(), to);
    return bytes;
}

/// Sets a bit of the general purpose flag in every header (APPNOTE.TXT 4.4.4): 0 encrypted, 11 UTF-8 names.
std::string withFlag(std::string bytes, unsigned bit) {
    const auto set = [&](const std::string& signature, std::size_t offset) {
        for (std::size_t at = bytes.find(signature); at != std::string::npos;
             at = bytes.find(signature, at + 4)) {
            char& byte = bytes[at + offset + bit / 8];
            byte = static_cast<char>(static_cast<unsigned char>(byte) | (1U << bit % 8));
        }
    };
    set("PK\x03\x04", 6);
    set("PK\x01\x02", 8);
    return bytes;
}

TEST(ZipArchive, OffersEveryTableAndReadsTheOneThatIsNamed) {
    const TempFolder folder;
    const auto file =
        folder.write("clinic.zip", zipped({{"data/patients.csv", kPatients}, {"data/visits.csv", kVisits}}));
    const Dialect dialect = guessDialect(file, "data/visits.csv");
    EXPECT_EQ(dialect.sheet, "data/visits.csv");
    EXPECT_EQ(dialect.delimiter, ';');
    const ExtractSurvey survey = surveyOf(file, {.dialect = dialect});
    EXPECT_EQ(survey.source.name, "visits.csv in clinic.zip");
    EXPECT_THAT(survey.sheetNames, ElementsAre("data/patients.csv", "data/visits.csv"));
    EXPECT_FALSE(survey.isWorkbook);
    EXPECT_EQ(survey.rowCount, 3U);
    EXPECT_THAT(survey.notes, Contains(HasSubstr("\"data/visits.csv\", one of 2 tables")));
    EXPECT_EQ(rowsOf(file, dialect), rowsOf(folder.write("visits.csv", kVisits), dialect));
    EXPECT_THAT(previewExtract(file, dialect).header, ElementsAre("id", "day", "kind"));
}

TEST(ZipArchive, StartsWithItsFirstTable) {
    const TempFolder folder;
    const auto file = folder.write("clinic.zip", zipped({{"readme.txt", "Two tables.\nAsk Ann, please.\n"},
                                                         {"patients.csv", kPatients},
                                                         {"visits.csv", kVisits}}));
    EXPECT_EQ(guessDialect(file).sheet, "patients.csv");
    EXPECT_EQ(surveyOf(file).rowCount, 3U);
}

TEST(ZipArchive, ReadsItsOnlyTableAsAPlainFileAndSaysWhatItPassedOver) {
    const TempFolder folder;
    const auto file =
        folder.write("one.zip", zipped({{"table.csv", kPatients}, {"report.pdf", "%PDF-1.7 x"}}));
    const ExtractSurvey survey = surveyOf(file);
    EXPECT_EQ(survey.dialect.sheet, "");
    EXPECT_EQ(survey.source.name, "one.zip");
    EXPECT_THAT(survey.sheetNames, IsEmpty());
    EXPECT_THAT(survey.notes, Contains("Not read of one.zip: report.pdf (no table)."));
    EXPECT_EQ(rowsOf(file, tableOf("renamed.csv")).size(), 3U) << "a plan may know it by another name";
}

TEST(ZipArchive, TakesTextForATableByItsNameOrItsEvenRows) {
    const ZipContents contents = contentsOfBytes(zipped(
        {{"a.csv", "one\n1\n2\n"},
         {"b.txt", "id|age\n1|30\n2|40\n3|50\n"},
         {"c.txt", "Dear all,\n\nhere are the tables, as promised.\nThe second, longer one, has visits.\n"
                   "Best wishes, Ann\n"},
         {"LICENSE", "Permission is hereby granted\nto anyone\n"}}));
    EXPECT_THAT(tableNames(contents), ElementsAre("a.csv", "b.txt"));
    EXPECT_EQ(whyNot(contents, "c.txt"), "no table");
    EXPECT_EQ(whyNot(contents, "LICENSE"), "no table");
}

TEST(ZipArchive, PassesOverWhatIsNoTableAndSaysWhy) {
    const ZipContents contents = contentsOfBytes(zipped({{"a.csv", kPatients},
                                                         {"inner.zip", zipped({{"b.csv", kVisits}})},
                                                         {"b.csv.gz", gzipped(kVisits)},
                                                         {"old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest"},
                                                         {"../../etc/cron.csv", kPatients},
                                                         {"/etc/passwd.csv", kPatients},
                                                         {"C:/x.csv", kPatients},
                                                         {"bell\x07.csv", kPatients},
                                                         {"empty.csv", ""},
                                                         {"page.csv", "<!DOCTYPE html><html></html>"},
                                                         {"__MACOSX/._a.csv", "x"},
                                                         {"data/.DS_Store", "x"}}));
    EXPECT_THAT(tableNames(contents), ElementsAre("a.csv"));
    for (const char* name : {"inner.zip", "b.csv.gz", "old.xls"})
        EXPECT_THAT(whyNot(contents, name), HasSubstr("packed itself")) << name;
    for (const char* name : {"../../etc/cron.csv", "/etc/passwd.csv", "C:/x.csv"})
        EXPECT_EQ(whyNot(contents, name), "its name leads out of the archive") << name;
    EXPECT_EQ(whyNot(contents, "bell?.csv"), "its name can't be shown");
    EXPECT_EQ(whyNot(contents, "empty.csv"), "empty");
    EXPECT_EQ(whyNot(contents, "page.csv"), "no table");
    EXPECT_EQ(contents.others.size(), 9U) << "what systems leave behind is not worth a word";
    EXPECT_THAT(contents.passedOverSentence("clinic.zip"), HasSubstr("and 4 more."));
}

TEST(ZipArchive, ReadsNeitherOfTwoFilesOfOneName) {
    const ZipContents contents = contentsOfBytes(
        zipped({{"a.csv", kPatients}, {"b.csv", kVisits}, {"a.csv", "id,age\n9,99\n"}, {"c.csv", kVisits}}));
    EXPECT_THAT(tableNames(contents), ElementsAre("b.csv", "c.csv"));
    EXPECT_EQ(whyNot(contents, "a.csv"), "several files of this name");
}

TEST(ZipArchive, KeepsNamesWhateverTheirAgeAndTheLocale) {
    const std::string marked = withFlag(zipped({{"Größe.csv", kPatients}, {"患者.csv", kVisits}}), 11);
    EXPECT_THAT(tableNames(contentsOfBytes(marked)), ElementsAre("Größe.csv", "患者.csv"));
    const std::string unmarked = zipped({{"Größe.csv", kPatients}, {"患者.csv", kVisits}});
    EXPECT_THAT(tableNames(contentsOfBytes(unmarked)), ElementsAre("Größe.csv", "患者.csv"));
    // Code page 437: 9A is Ü.
    const std::string old = replaced(zipped({{"#bersicht.csv", kPatients}, {"b.csv", kVisits}}), "#bersicht",
                                     "\x9A"
                                     "bersicht");
    EXPECT_THAT(tableNames(contentsOfBytes(old)), ElementsAre("Übersicht.csv", "b.csv"));
}

TEST(ZipArchive, PassesOverLockedTablesAndRefusesAnArchiveOfNothingElse) {
    const std::string open = zipped({{"a.csv", kPatients}, {"b.csv", kVisits}});
    std::string half = open; // the second file alone is marked as encrypted
    for (const auto& [signature, offset] : {std::pair("PK\x03\x04", 6), std::pair("PK\x01\x02", 8)})
        half[half.rfind(signature) + static_cast<std::size_t>(offset)] |= 1;
    const ZipContents contents = contentsOfBytes(half);
    EXPECT_THAT(tableNames(contents), ElementsAre("a.csv"));
    EXPECT_EQ(whyNot(contents, "b.csv"), "locked with a password");

    const TempFolder folder;
    const auto locked = folder.write("locked.zip", withFlag(open, 0));
    const auto failure = failureOf([&] { guessDialect(locked); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), FailureCode::BadInput);
    EXPECT_THAT(failure->what(), HasSubstr("locked.zip is locked with a password"));
}

TEST(ZipArchive, RefusesAnArchiveWithoutATable) {
    const TempFolder folder;
    const auto file =
        folder.write("papers.zip", zipped({{"a.pdf", "%PDF-1.7"}, {"b.png", "\x89PNG\r\n\x1A\n"}}));
    const auto failure = failureOf([&] { surveyOf(file); });
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->what(), HasSubstr("no table that can be read"));
    EXPECT_THAT(failure->what(), HasSubstr("a.pdf (no table), b.png (no table)"));
}

TEST(ZipArchive, NamesItsTablesWhenTheWantedOneIsNotThere) {
    const TempFolder folder;
    const auto file = folder.write("two.zip", zipped({{"a.csv", kPatients}, {"b.csv", kVisits}}));
    const auto failure = failureOf([&] { guessDialect(file, "c.csv"); });
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->what(), HasSubstr("no table named \"c.csv\". Its tables are: \"a.csv\", \"b.csv\""));
}

TEST(ZipArchive, CountsWhatAllItsTablesUnpackTo) {
    const TempFolder folder;
    const std::string rows(3'000, '\n');
    NamedFiles files;
    for (int i = 0; i < 40; ++i)
        files.emplace_back("t" + std::to_string(i) + ".csv", "a,b\n" + rows);
    const auto file = folder.write("bomb.zip", zipped(files));
    const ReadLimits limits{.expandedBytes = 100'000, .expandedRatio = 0}; // 120,160 in all, 3,004 each
    const auto failure = failureOf([&] { tablesInside(file, limits); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), FailureCode::TooLarge);
    EXPECT_EQ(tablesInside(file)->tables.size(), 40U);
}

TEST(ZipArchive, StopsATableThatIsLongerThanItClaims) {
    const TempFolder folder;
    std::string text = "a,b\n";
    while (text.size() < 1'000'000)
        text += "1,2\n";
    std::string bytes = zipped({{"a.csv", text}, {"b.csv", kVisits}});
    const std::string sixteen("\x10\x00\x00\x00", 4); // what both headers claim
    bytes.replace(22, 4, sixteen);
    bytes.replace(bytes.find("PK\x01\x02") + 24, 4, sixteen);
    const auto file = folder.write("liar.zip", bytes);
    const auto failure = failureOf([&] { reportOf(file, tableOf("a.csv")); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), FailureCode::Damaged);
}

TEST(ZipArchive, RefusesTooManyFiles) {
    const TempFolder folder;
    NamedFiles files;
    for (int i = 0; i < 1'001; ++i)
        files.emplace_back(std::to_string(i) + ".csv", "a\n1\n");
    const auto file = folder.write("many.zip", zipped(files));
    EXPECT_EQ(failureOf([&] { tablesInside(file); })->code(), FailureCode::TooLarge);
}

TEST(ZipArchive, IsNoneForOtherFiles) {
    const TempFolder folder;
    EXPECT_FALSE(tablesInside(folder.write("a.csv", kPatients)));
    EXPECT_FALSE(tablesInside(folder.write("a.csv.gz", gzipped(kPatients))));
}

TEST(ZipArchive, ReadsRowsSetAsideAgainFromTheTableTheyStandIn) {
    const TempFolder folder;
    const auto file =
        folder.write("clinic.zip", zipped({{"a.csv", kPatients}, {"b.csv", "x,y\n1,2\n3\n4,5\n6,7\n"}}));
    const Dialect dialect = tableOf("b.csv");
    const ReadReport report = reportOf(file, dialect);
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_THAT(readRowsSetAside(file, dialect, report.problems), ElementsAre(ElementsAre("3")));
}

TEST(ZipArchive, GuessesAWesternEncodingFromTheWholeOfTheTableItself) {
    const TempFolder folder;
    std::string late = "id,town\n";
    while (late.size() < (std::size_t{2} << 20))
        late += "1,Paris\n";
    late += "2,Orl\xE9"
            "ans\n3,N\xEEmes\n";
    const auto file = folder.write("clinic.zip", zipped({{"a.csv", kPatients}, {"late.csv", late}}));
    const Dialect dialect = guessDialect(file, "late.csv");
    EXPECT_EQ(dialect.encoding, "UTF-8");
    EXPECT_EQ(surveyOf(file, {.dialect = dialect, .isGuessed = true}).dialect.encoding, "windows-1252");
    EXPECT_EQ(surveyOf(file, {.dialect = dialect}).dialect.encoding, "UTF-8") << "a person's choice stands";
}

} // namespace
} // namespace vignette::test
