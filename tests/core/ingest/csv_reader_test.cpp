#include "test_files.h"

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <oneapi/tbb/global_control.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

namespace vignette::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

ReadOptions blocksOf(std::size_t rows) {
    return {.rowsPerBlock = rows, .tailBytes = 1};
}

TEST(CsvReader, ReadsQuotesAsRfc4180Says) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b,c\n"
                                            "1,\"x, y\",3\n"
                                            "\"say \"\"hi\"\"\",\"\",\"two\nlines\"\n"
                                            "5\" pipe,it's,\"\"\"\"\n");
    EXPECT_THAT(rowsOf(file, {}),
                ElementsAre(ElementsAre("1", "x, y", "3"), ElementsAre("say \"hi\"", "", "two\nlines"),
                            ElementsAre("5\" pipe", "it's", "\"")));
}

TEST(CsvReader, KeepsTextBehindAClosingQuote) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b\n\"x\"yz,\"p\"\"q\"r\"s\"\n");
    EXPECT_THAT(rowsOf(file, {}), ElementsAre(ElementsAre("xyz", "p\"qr\"s\"")));
}

TEST(CsvReader, ReadsBackslashEscapes) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b\n\"he said \\\"no\\\", twice\",x\\,y\n1,2\n");
    Dialect dialect;
    dialect.escape = '\\';
    EXPECT_THAT(rowsOf(file, dialect),
                ElementsAre(ElementsAre("he said \"no\", twice", "x,y"), ElementsAre("1", "2")));
}

TEST(CsvReader, RefusesADialectThatContradictsItself) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a b\n1 2\n");
    Dialect plain;
    plain.delimiter = ' ';
    Dialect blanks = plain;
    blanks.skipsBlanks = true;
    Dialect quote = plain;
    quote.quote = ' ';
    Dialect escape = plain;
    escape.escape = ' ';
    Dialect lines = plain;
    lines.delimiter = '\n';
    for (const Dialect& dialect : {blanks, quote, escape, lines})
        EXPECT_EQ(failureOf([&] { reportOf(file, dialect); })->code(), FailureCode::BadUsage);
    EXPECT_EQ(rowsOf(file, plain).size(), 1U) << "the control";
}

TEST(CsvReader, CountsLinesWhereAnEscapeStandsBeforeTheLineEnd) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b\r\n1,C:\\x\\\r\n2\r\n");
    Dialect dialect;
    dialect.escape = '\\';
    EXPECT_THAT(rowsOf(file, dialect), ElementsAre(ElementsAre("1", "C:x")));
    const ReadReport report = reportOf(file, dialect);
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].line, 3U);
    EXPECT_EQ(report.problems[0].byteOffset, 14U);
}

TEST(CsvReader, ReadsAllLineEndsAndNotesAMixture) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b\r\n1,2\n3,4\r5,6\r\n\r\n7,8");
    EXPECT_THAT(rowsOf(file, {}), ElementsAre(ElementsAre("1", "2"), ElementsAre("3", "4"),
                                              ElementsAre("5", "6"), ElementsAre("7", "8")));
    const ReadReport report = reportOf(file, {});
    EXPECT_TRUE(report.lineEnds.isMixed());
    EXPECT_EQ(report.blankLines, 1U);
    EXPECT_FALSE(reportOf(folder.write("b.csv", "a,b\r\n1,2\r\n3,\"x\ny\"\r\n"), {}).lineEnds.isMixed());
}

TEST(CsvReader, SetsShortAndLongRowsAsideWithoutShiftingCells) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b,c\n1,2,3\n\"x\ny\",2\nAb9-12,2,3,4\n4,5,6\n");
    EXPECT_THAT(rowsOf(file, {}), ElementsAre(ElementsAre("1", "2", "3"), ElementsAre("4", "5", "6")));
    const ReadReport report = reportOf(file, {});
    EXPECT_EQ(report.rowCount, 2U);
    EXPECT_EQ(report.setAsideCount, 2U);
    ASSERT_EQ(report.problems.size(), 2U);
    EXPECT_EQ(report.problems[0].kind, RowProblemKind::TooFewCells);
    EXPECT_EQ(report.problems[0].line, 3U);
    EXPECT_EQ(report.problems[0].byteOffset, 12U);
    EXPECT_EQ(report.problems[0].cells, 2U);
    EXPECT_EQ(report.problems[1].kind, RowProblemKind::TooManyCells);
    EXPECT_EQ(report.problems[1].line, 5U);
    EXPECT_EQ(report.problems[1].byteOffset, 20U);
    EXPECT_EQ(report.problems[1].shape, "AA9-99,9,9,9");
}

TEST(CsvReader, KeepsGoodRowsWhenOneRowInManyIsShort) {
    const TempFolder folder;
    std::string text = "a,b\n";
    for (int i = 0; i < 100'000; ++i)
        text += i == 77'777 ? "short\n" : "1,2\n";
    const ReadReport report = reportOf(folder.write("a.csv", text), {}, blocksOf(1'000));
    EXPECT_EQ(report.rowCount, 99'999U);
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].line, 77'779U);
    EXPECT_EQ(report.problems[0].byteOffset, 4U + 77'777U * 4U);
}

TEST(CsvReader, ReportsTheFirstProblemsInFileOrder) {
    const TempFolder folder;
    std::string text = "a,b\n";
    for (int i = 0; i < 20'000; ++i)
        text += "bad\n1,2\n";
    const ReadReport report = reportOf(folder.write("a.csv", text), {}, blocksOf(64));
    EXPECT_EQ(report.setAsideCount, 20'000U);
    ASSERT_EQ(report.problems.size(), 1'000U);
    for (std::size_t i = 0; i < report.problems.size(); ++i)
        ASSERT_EQ(report.problems[i].line, 2 + 2 * i);
}

/// Small texts of everything that matters to a splitter, against the plain reader of samples.
TEST(CsvReader, CutsTheSameCellsWhereverBlocksEnd) {
    const TempFolder folder;
    Random random(7);
    constexpr std::string_view kPieces[] = {"a",
                                            "bc",
                                            ",",
                                            ",",
                                            "\"",
                                            "\"\"",
                                            "\n",
                                            "\n",
                                            "\r\n",
                                            "\r",
                                            "\xC3\xA9",
                                            "\"x,\ny\"",
                                            "0123456789012345678901234567890123456789012345678901234567"};
    int compared = 0;
    for (int round = 0; round < 1'500; ++round) {
        std::string text;
        const std::uint64_t pieces = 1 + random.below(60);
        for (std::uint64_t i = 0; i < pieces; ++i)
            text += kPieces[random.below(std::size(kPieces))];
        const auto file = folder.write("fuzz.csv", text);
        Dialect dialect;
        dialect.hasHeader = false;
        const ExtractStart sample{.fileName = "fuzz.csv", .text = text, .isWhole = true};
        const SampleRecords records = recordsOf(sample, dialect, SIZE_MAX);
        if (records.endsInQuotes) continue;
        Rows expected;
        std::size_t width = 0;
        for (std::size_t r = 0; r < records.rows.size(); ++r) {
            const auto& row = records.rows[r];
            if (width == 0) width = row.size();
            const bool isNothing = row.size() > 1 && !records.isQuoted[r] && join(row, "").empty();
            if (!row.empty() && row.size() == width && !isNothing) expected.push_back(row);
        }
        if (width == 0 || reportOf(file, dialect).repairedRows > 0) continue;
        ++compared;
        for (const std::size_t rows : {std::size_t{1}, std::size_t{2}, std::size_t{65'536}})
            ASSERT_EQ(rowsOf(file, dialect, blocksOf(rows)), expected)
                << "round " << round << " rows " << rows;
        ASSERT_EQ(rowsOf(file, dialect, {.bytesPerBlock = 5, .tailBytes = 1}), expected) << "round " << round;
    }
    EXPECT_GT(compared, 500);
}

TEST(CsvReader, GivesTheSameBlocksForAnyNumberOfThreads) {
    const TempFolder folder;
    std::string text = "id,note\n";
    for (int i = 0; i < 30'000; ++i)
        text += std::to_string(i) + ",\"line one\nline \"\"two\"\" of " + std::to_string(i) + "\"\n";
    const auto file = folder.write("a.csv", text);
    const oneapi::tbb::global_control control(oneapi::tbb::global_control::max_allowed_parallelism, 8);
    Rows first;
    for (const int threads : {1, 2, 4, 8}) {
        Rows rows;
        withThreads(threads, [&] { rows = rowsOf(file, {}, blocksOf(100)); });
        ASSERT_EQ(rows.size(), 30'000U);
        EXPECT_EQ(rows[29'999][1], "line one\nline \"two\" of 29999");
        if (threads == 1) first = rows;
        EXPECT_EQ(rows, first);
    }
}

TEST(CsvReader, HandsBlocksToSeveralThreadsAtOnce) {
    const TempFolder folder;
    std::string text = "a,b\n";
    for (int i = 0; i < 10'000; ++i)
        text += "1,2\n";
    const auto file = folder.write("a.csv", text);
    const oneapi::tbb::global_control control(oneapi::tbb::global_control::max_allowed_parallelism, 4);
    std::atomic<int> inside = 0;
    std::atomic<bool> haveMet = false;
    withThreads(4, [&] {
        Progress progress;
        readBatches(file, {}, blocksOf(100), progress, [&](RawBatch&&) {
            if (++inside > 1) haveMet = true;
            // Waits for company, but not for ever: a serial reader would wait in vain in its first block.
            for (int i = 0; i < 2'000 && !haveMet; ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (!haveMet) progress.cancel();
            --inside;
        });
    });
    EXPECT_TRUE(haveMet);
}

TEST(CsvReader, LeavesUnwantedColumnsEmpty) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b,c\n1,2,3\n4,5,6\n");
    Progress progress;
    readBatches(file, {}, {.wantedColumns = {"c"}}, progress, [](RawBatch&& batch) {
        ASSERT_EQ(batch.columns.size(), 3U);
        EXPECT_TRUE(batch.columns[0].empty());
        EXPECT_TRUE(batch.columns[1].empty());
        EXPECT_THAT(batch.columns[2], ElementsAre("3", "6"));
    });
    const auto failure = failureOf([&] { reportOf(file, {}, {.wantedColumns = {"d"}}); });
    EXPECT_THAT(failure->what(), HasSubstr("\"d\""));
}

TEST(CsvReader, ReadsUtf16AndWesternText) {
    const TempFolder folder;
    const std::string utf8 = "name,city\nJos\xC3\xA9,K\xC3\xB6ln\n\xE2\x82\xAC,\xF0\x9F\x98\x80\n";
    const Rows expected = {{"Jos\xC3\xA9", "K\xC3\xB6ln"}, {"\xE2\x82\xAC", "\xF0\x9F\x98\x80"}};
    const std::u16string wide = u"\uFEFFname,city\nJos\u00E9,K\u00F6ln\n\u20AC,\U0001F600\n";
    std::string little;
    std::string big;
    for (const char16_t unit : wide) {
        little += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
        big += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
    }
    Dialect dialect;
    EXPECT_EQ(rowsOf(folder.write("8.csv", "\xEF\xBB\xBF" + utf8), dialect), expected);
    dialect.encoding = "UTF-16LE";
    EXPECT_EQ(rowsOf(folder.write("le.csv", little), dialect, blocksOf(1)), expected);
    dialect.encoding = "UTF-16BE";
    EXPECT_EQ(rowsOf(folder.write("be.csv", big), dialect), expected);
    dialect.encoding = "windows-1252";
    EXPECT_THAT(rowsOf(folder.write("w.csv", "a,b\nJos\xE9,\x80 \x93q\x94\n"), dialect),
                ElementsAre(ElementsAre("Jos\xC3\xA9", "\xE2\x82\xAC \xE2\x80\x9Cq\xE2\x80\x9D")));
}

TEST(CsvReader, GivesPositionsInTheFilesOwnEncoding) {
    const TempFolder folder;
    const std::u16string wide = u"\uFEFFa,b\n\u00E9\u20AC,2\nbad\n";
    std::string little;
    for (const char16_t unit : wide)
        little += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
    Dialect dialect;
    dialect.encoding = "UTF-16LE";
    const ReadReport report = reportOf(folder.write("a.csv", little), dialect);
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].byteOffset, 2U * (1 + 4 + 5)); // the mark, "a,b\n", "é€,2\n"
    EXPECT_EQ(report.problems[0].line, 3U);
}

TEST(CsvReader, ReplacesAndCountsMalformedTextAndNulBytes) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", std::string("a,b\nok,\xC3\xA9\nx\xFFy,\xC3\nq,n\0l\n", 22));
    EXPECT_THAT(rowsOf(file, {}),
                ElementsAre(ElementsAre("ok", "\xC3\xA9"), ElementsAre("x\xEF\xBF\xBDy", "\xEF\xBF\xBD"),
                            ElementsAre("q", "n\xEF\xBF\xBDl")));
    EXPECT_EQ(reportOf(file, {}).malformedCells, 3U);
}

TEST(CsvReader, ReadsGzipAsThePlainFile) {
    const TempFolder folder;
    std::string text = "id,value\n";
    for (int i = 0; i < 50'000; ++i)
        text += std::to_string(i) + ",\"v" + std::to_string(i * 7 % 1'000) + "\"\n";
    const Rows plain = rowsOf(folder.write("a.csv", text), {});
    EXPECT_EQ(plain.size(), 50'000U);
    EXPECT_EQ(rowsOf(folder.write("a.csv.gz", gzipped(text)), {}), plain);
    const std::string half = text.substr(0, 300'001);
    EXPECT_EQ(rowsOf(folder.write("two.gz", gzipped(half) + gzipped(text.substr(half.size()))), {}), plain);
}

TEST(CsvReader, HashesTheFileAsItStandsOnDisk) {
    const TempFolder folder;
    const std::string text = "a\n1\n2\n";
    EXPECT_EQ(reportOf(folder.write("a.csv", text), {}).source.contentHash, sha256(text));
    const std::string packed = gzipped(text);
    const ReadReport report = reportOf(folder.write("a.gz", packed), {});
    EXPECT_EQ(report.source.contentHash, sha256(packed));
    EXPECT_EQ(report.source.bytes, packed.size());
}

TEST(CsvReader, RefusesAFileOtherThanTheOneSurveyed) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b\n1,2\n");
    ReadOptions options{.expected = reportOf(file, {}).source};
    EXPECT_NO_THROW(reportOf(file, {}, options));
    folder.write("a.csv", "a,b\n1,3\n"); // same size
    EXPECT_EQ(failureOf([&] { reportOf(file, {}, options); })->code(), FailureCode::ChangedSource);
    folder.write("a.csv", "a,b\n1,2\n3,4\n");
    std::atomic<int> blocks = 0;
    const auto failure = failureOf([&] {
        Progress progress;
        readBatches(file, {}, options, progress, [&](RawBatch&&) { ++blocks; });
    });
    EXPECT_EQ(failure->code(), FailureCode::ChangedSource);
    EXPECT_EQ(blocks, 0);
}

TEST(CsvReader, NoticesAFileThatGrowsWhileItIsRead) {
    const TempFolder folder;
    std::string text = "a,b\n";
    for (int i = 0; i < 200'000; ++i)
        text += "1,2\n";
    const auto file = folder.write("a.csv", text);
    std::atomic<bool> hasGrown = false;
    const auto failure = failureOf([&] {
        Progress progress;
        readBatches(file, {}, blocksOf(100), progress, [&](RawBatch&&) {
            if (!hasGrown.exchange(true)) std::ofstream(file, std::ios::app) << "3,4\n";
        });
    });
    EXPECT_EQ(failure->code(), FailureCode::ChangedSource);
}

TEST(CsvReader, StopsWhenCancelled) {
    const TempFolder folder;
    std::string text = "a,b\n";
    for (int i = 0; i < 100'000; ++i)
        text += "1,2\n";
    const auto file = folder.write("a.csv", text);
    Progress progress;
    std::atomic<int> blocks = 0;
    EXPECT_THROW(readBatches(file, {}, blocksOf(100), progress,
                             [&](RawBatch&&) {
                                 ++blocks;
                                 progress.cancel();
                             }),
                 Cancelled);
    EXPECT_LT(blocks, 100);
}

TEST(CsvReader, AdvancesProgressByTheBytesOnDisk) {
    const TempFolder folder;
    std::string text = "a,b\n";
    for (int i = 0; i < 300'000; ++i)
        text += "1,2\n";
    const auto file = folder.write("a.csv", text);
    Progress progress;
    progress.begin("import", text.size());
    readBatches(file, {}, blocksOf(1'000), progress, [](RawBatch&&) {});
    EXPECT_EQ(progress.snapshot().done, text.size());
}

TEST(PreviewExtract, ShowsTheFirstHundredGoodRows) {
    const TempFolder folder;
    std::string text = "id;name\n";
    for (int i = 0; i < 300'000; ++i)
        text += i == 5 ? "bad\n" : std::to_string(i) + ";\"n;" + std::to_string(i) + "\"\n";
    const ExtractPreview preview = previewExtract(folder.write("a.csv", text), std::nullopt);
    EXPECT_EQ(preview.dialect.delimiter, ';');
    EXPECT_THAT(preview.header, ElementsAre("id", "name"));
    ASSERT_EQ(preview.rows.size(), 100U);
    EXPECT_THAT(preview.rows[4], ElementsAre("4", "n;4"));
    EXPECT_THAT(preview.rows[5], ElementsAre("6", "n;6"));
}

TEST(PreviewExtract, ShowsRowsBeforeAQuoteThatTheSampleCutsOff) {
    const TempFolder folder;
    const std::string text =
        "a,b\n1,2\n3,\"" + std::string(1'040'000, 'x') + "\n" + std::string(20'000, 'y') + "\"\n";
    const ExtractPreview preview = previewExtract(folder.write("a.csv", text), Dialect{});
    ASSERT_EQ(preview.rows.size(), 1U);
    EXPECT_THAT(preview.rows[0], ElementsAre("1", "2"));
}

} // namespace
} // namespace vignette::test
