#include "test_files.h"

#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace vignette::test {
namespace {

using ::testing::HasSubstr;

struct BadFile {
    std::string name;
    std::string bytes;
    std::string saying; ///< must stand in the message
};

class RefusedFile : public ::testing::TestWithParam<BadFile> {};

TEST_P(RefusedFile, IsRefusedInPlainWordsThatNameIt) {
    const TempFolder folder;
    const auto file = folder.write(GetParam().name, GetParam().bytes);
    const auto failure = failureOf([&] { surveyOf(file); });
    EXPECT_EQ(failure->code(), FailureCode::BadInput);
    EXPECT_THAT(failure->what(), HasSubstr(GetParam().name));
    EXPECT_THAT(failure->what(), HasSubstr(GetParam().saying));
}

std::string manyColumns(std::size_t count) {
    std::string header;
    std::string row;
    for (std::size_t c = 0; c < count; ++c) {
        header += (c > 0 ? ",c" : "c") + std::to_string(c);
        row += c > 0 ? ",1" : "1";
    }
    return header + "\n" + row + "\n";
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, RefusedFile,
    ::testing::Values(BadFile{"empty.csv", "", "empty"}, BadFile{"blank.csv", "\n\n\n", "no rows"},
                      BadFile{"header.csv", "id,age,sex\n", "no rows below"},
                      BadFile{"header-cut.csv", "id,age,sex", "no rows below"},
                      BadFile{"papers.zip", zipped({{"a.pdf", "%PDF-1.7"}, {"b.png", "\x89PNG\r\n\x1A\n"}}),
                              "no table that can be read"},
                      BadFile{"several.tar", tarred({{"a.csv", "a\n1\n"}}), "tar archive"},
                      BadFile{"several.tar.gz", gzipped(tarred({{"a.csv", "a\n1\n"}})), "tar archive"},
                      BadFile{"old.csv", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest", "Excel"},
                      BadFile{"pack.csv", "7z\xBC\xAF\x27\x1C rest", "Unpack it"},
                      BadFile{"page.csv", "<!DOCTYPE html><html></html>", "web page"},
                      BadFile{"data.csv", "{\"resourceType\": \"Patient\"}\n", "JSON"},
                      BadFile{"program.csv", std::string(4'096, '\x01'), "not a text file"},
                      BadFile{"zeros.csv", std::string(4'096, '\0'), "not a text file"},
                      BadFile{"wide.csv", manyColumns(2'001), "2,000 columns"},
                      BadFile{"very-wide.csv", manyColumns(100'000), "2,000 columns"},
                      BadFile{"unclosed.csv", "a,b\n1,2\n3,\"x\n4,5\n6,7\n", "line 3"},
                      BadFile{"one-line.csv", std::string(2 << 20, 'x'), "no line end"},
                      BadFile{"nothing.csv.gz", gzipped(""), "unpacks to nothing"}),
    [](const auto& instance) {
        std::string name = instance.param.name;
        for (char& c : name)
            if (c == '.' || c == '-') c = '_';
        return name;
    });

TEST(BadInput, TakesTwoThousandColumns) {
    const TempFolder folder;
    EXPECT_EQ(surveyOf(folder.write("a.csv", manyColumns(2'000))).columns.size(), 2'000U);
}

TEST(BadInput, StopsAtAQuoteThatIsOpenForAMebibyte) {
    const TempFolder folder;
    std::string text = "a,b\n1,2\n3,4\n5,\"never closed\n";
    for (int i = 0; i < 1'000'000; ++i)
        text += "6,7\n";
    const auto failure = failureOf([&] { surveyOf(folder.write("a.csv", text), {.dialect = Dialect{}}); });
    EXPECT_EQ(failure->code(), FailureCode::BadInput);
    EXPECT_THAT(failure->what(), HasSubstr("line 4"));
}

TEST(BadInput, ReadsMillionsOfQuotesInLinearTime) {
    const TempFolder folder;
    const std::string text = "a\n1\n" + std::string(10'000'000, '"') + "\n2\n";
    const auto failure = failureOf([&] { surveyOf(folder.write("a.csv", text), {.dialect = Dialect{}}); });
    EXPECT_EQ(failure->code(), FailureCode::BadInput);
    EXPECT_THAT(failure->what(), HasSubstr("line 3"));
}

TEST(BadInput, SetsALastRowWithAnOpenQuoteAside) {
    const TempFolder folder;
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", "a,b\n1,2\n3,\"cut off\n"));
    EXPECT_EQ(survey.rowCount, 1U);
    ASSERT_EQ(survey.problems.size(), 1U);
    EXPECT_EQ(survey.problems[0].kind, RowProblemKind::UnclosedQuote);
    EXPECT_EQ(survey.problems[0].line, 3U);
}

TEST(BadInput, SetsRowsWithAnEndlessCellAside) {
    const TempFolder folder;
    const std::string text = "a,b\n1,2\n" + std::string((1 << 20) + 1, 'x') + ",4\n5,6\n";
    const ExtractSurvey survey = surveyOf(folder.write("a.csv", text), {.dialect = Dialect{}});
    EXPECT_EQ(survey.rowCount, 2U);
    EXPECT_EQ(survey.setAsideByReason.at(RowProblemKind::FieldTooLong), 1U);
}

TEST(BadInput, RefusesALineWithoutEnd) {
    const TempFolder folder;
    const std::string text = "a,b\n1,2\n" + std::string(std::size_t{70} << 20, ',');
    const auto failure = failureOf([&] { surveyOf(folder.write("a.csv", text), {.dialect = Dialect{}}); });
    EXPECT_EQ(failure->code(), FailureCode::BadInput);
    EXPECT_THAT(failure->what(), HasSubstr("line 3"));
}

TEST(BadInput, SaysWhenNoRowFits) {
    const TempFolder folder;
    const auto failure =
        failureOf([&] { surveyOf(folder.write("a.csv", "a,b,c\n1,2\n3,4\n"), {.dialect = Dialect{}}); });
    EXPECT_THAT(failure->what(), HasSubstr("none of its 2 rows"));
}

TEST(BadInput, RefusesFoldersPipesAndMissingFiles) {
    const TempFolder folder;
    const auto pipe = folder.path() / "pipe.csv";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(failureOf([&] { guessDialect(folder.path()); })->code(), FailureCode::NotReadable);
    EXPECT_EQ(failureOf([&] { guessDialect(pipe); })->code(), FailureCode::NotReadable);
    EXPECT_EQ(failureOf([&] { guessDialect("/dev/zero"); })->code(), FailureCode::NotReadable);
    EXPECT_EQ(failureOf([&] { guessDialect(folder.path() / "gone.csv"); })->code(), FailureCode::NotFound);
}

TEST(BadInput, RefusesAFileWithoutPermission) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a\n1\n");
    ::chmod(file.c_str(), 0);
    constexpr uid_t kNobody = 65'534; // root may read every file
    const bool isRoot = ::geteuid() == 0;
    if (isRoot) {
        ASSERT_EQ(::seteuid(kNobody), 0);
    }
    const auto failure = failureOf([&] { surveyOf(file); });
    if (isRoot) {
        ASSERT_EQ(::seteuid(0), 0);
    }
    EXPECT_EQ(failure->code(), FailureCode::NotReadable);
}

std::string longTable() {
    std::string text = "id,value\n";
    for (int i = 0; i < 200'000; ++i)
        text += std::to_string(i) + "," + std::to_string(i * 7919LL % 10'007) + "\n";
    return text;
}

TEST(BadInput, TakesNothingFromAGzipFileThatIsCutShort) {
    const TempFolder folder;
    const std::string whole = gzipped(longTable());
    for (const std::size_t keep : {std::size_t{10}, whole.size() / 2, whole.size() - 9, whole.size() - 3}) {
        const auto file = folder.write("cut.csv.gz", whole.substr(0, keep));
        const auto failure = failureOf([&] { surveyOf(file, {.dialect = Dialect{}}); });
        EXPECT_EQ(failure->code(), FailureCode::Damaged) << keep;
        EXPECT_THAT(failure->what(), HasSubstr("cut short")) << keep;
    }
}

TEST(BadInput, NoticesAGzipFileThatFailsItsOwnSum) {
    const TempFolder folder;
    std::string packed = gzipped(longTable());
    packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 0x40); // inside the CRC
    EXPECT_EQ(failureOf([&] { surveyOf(folder.write("bad.gz", packed)); })->code(), FailureCode::Damaged);
}

TEST(BadInput, StopsAGzipBomb) {
    const TempFolder folder;
    std::string text = "a,b\n";
    while (text.size() < 40'000'000)
        text += "1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n";
    const auto file = folder.write("bomb.csv.gz", gzipped(text));
    const ReadLimits limits{.expandedBytes = 1'000'000, .expandedRatio = 10};
    const auto failure = failureOf([&] { surveyOf(file, {.limits = limits}); });
    EXPECT_EQ(failure->code(), FailureCode::TooLarge);
    EXPECT_EQ(surveyOf(file).rowCount, (text.size() - 4) / 4);
}

} // namespace
} // namespace vignette::test
