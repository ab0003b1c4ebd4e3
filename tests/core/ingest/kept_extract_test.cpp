#include "core/ingest/kept_extract.h"

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "tests/core/ingest/test_files.h"

#include <oneapi/tbb/global_control.h>

#include <gtest/gtest.h>

using namespace vignette;
using namespace vignette::test;

namespace {

constexpr std::uint64_t kPlenty = std::uint64_t{64} << 20;

/// Short cells, words, blanks, missing texts, quotes, numbers that are nearly all different, a number of its
/// own in every row, and rows that are set aside.
std::string mixedTable(int rows) {
    std::string text = "key,flag,word,cost,note\n";
    for (int i = 0; i < rows; ++i) {
        const std::string number = std::to_string(i);
        if (i % 97 == 5) text += "too,short\n";
        text += "K" + std::to_string(1'000 + 31 * i) + "," +
                (i % 3 == 0   ? "1"
                 : i % 3 == 1 ? "0"
                              : "NA") +
                "," +
                (i % 5 == 0   ? " left "
                 : i % 5 == 1 ? ""
                 : i % 5 == 2 ? "\"a, \"\"b\"\"\""
                              : "12") +
                "," + (i % 11 == 0 ? " " : number + "." + std::to_string(i % 89)) + "," +
                (i % 400 == 0 ? "a longer note of row " + number : "x") + "\n";
    }
    return text;
}

SurveyedExtract keep(const std::filesystem::path& file, const SurveyOptions& options) {
    Progress progress;
    return surveyAndKeep(file, options, {}, progress);
}

/// Every row as it was kept.
Rows keptRows(const KeptRows& kept, std::size_t columns) {
    Rows rows(kept.rowCount, std::vector<std::string>(columns));
    for (std::size_t c = 0; c < columns; ++c) {
        std::size_t row = 0;
        for (const auto& [block, from, count] : kept.slices(0, kept.rowCount)) {
            if (block->hasPlaces(c)) {
                const TextList& list = kept.lists[block->lists()][c];
                block->eachPlace(c, from, count, [&](auto place) { rows[row++][c] = list.texts[place]; });
                continue;
            }
            std::vector<std::string_view> texts;
            block->texts(c, from, count, texts);
            for (const std::string_view text : texts)
                rows[row++][c] = text;
        }
    }
    return rows;
}

Rows trimmedRows(Rows rows) {
    for (auto& row : rows)
        for (std::string& cell : row)
            cell = std::string(trimmed(cell));
    return rows;
}

} // namespace

TEST(KeptExtract, HoldsTheCellsThatASecondReadingGives) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", mixedTable(20'000));
    const Rows expected = trimmedRows(rowsOf(file, {}));
    const oneapi::tbb::global_control control(oneapi::tbb::global_control::max_allowed_parallelism, 4);
    for (const int threads : {1, 2, 4}) {
        SurveyedExtract surveyed;
        // So few levels that the costs stop collecting them half way and go on as texts.
        const SurveyOptions options{
            .cap = {.numberLevels = 1'000}, .rowsPerBlock = 333, .keptBytes = kPlenty};
        withThreads(threads, [&] { surveyed = keep(file, options); });
        ASSERT_NE(surveyed.kept, nullptr);
        const KeptRows& kept = surveyed.kept->rows;
        ASSERT_EQ(kept.rowCount, expected.size());
        for (std::size_t c = 0; c < 5; ++c)
            EXPECT_TRUE(kept.isKept(c)) << c;
        EXPECT_EQ(keptRows(kept, 5), expected) << threads << " threads";
        EXPECT_EQ(surveyed.kept->report.setAsideCount, surveyed.survey.setAsideCount);
        EXPECT_EQ(surveyed.kept->report.rowCount, surveyed.survey.rowCount);
    }
}

TEST(KeptExtract, CountsTheCellsOfEveryListedText) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", mixedTable(3'000));
    const SurveyedExtract surveyed = keep(file, {.rowsPerBlock = 100, .keptBytes = kPlenty});
    ASSERT_NE(surveyed.kept, nullptr);
    std::map<std::string, std::uint64_t> counted;
    for (const auto& columns : surveyed.kept->rows.lists)
        for (std::size_t place = 0; place < columns[1].texts.size(); ++place)
            counted[std::string(columns[1].texts[place])] += columns[1].counts[place];
    EXPECT_EQ(counted,
              (std::map<std::string, std::uint64_t>{{"", 0}, {"0", 1000}, {"1", 1000}, {"NA", 1000}}));
}

TEST(KeptExtract, LetsGoOfEverythingWhenItNeedsTooMuchMemory) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", mixedTable(3'000));
    EXPECT_EQ(keep(file, {.rowsPerBlock = 100, .keptBytes = 10'000}).kept, nullptr);
    EXPECT_EQ(keep(file, {.rowsPerBlock = 100, .keptBytes = 0}).kept, nullptr);
    EXPECT_NE(keep(file, {.rowsPerBlock = 100, .keptBytes = kPlenty}).kept, nullptr);
}

TEST(KeptExtract, DoesNotKeepAColumnOfMoreTextsThanTheDictionaryHolds) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", mixedTable(3'000));
    const SurveyedExtract surveyed =
        keep(file, {.cap = {.levels = 500}, .rowsPerBlock = 100, .keptBytes = kPlenty});
    ASSERT_NE(surveyed.kept, nullptr);
    EXPECT_FALSE(surveyed.kept->rows.isKept(0)) << "the keys are all different";
    EXPECT_TRUE(surveyed.kept->rows.isKept(1));
    EXPECT_TRUE(surveyed.kept->rows.isKept(2));
}

TEST(KeptExtract, StandsForTheFileOnlyWhileNobodyWritesIt) {
    const TempFolder folder;
    const auto file = folder.write("a.csv", "a,b\n1,2\n3,4\n");
    const SurveyedExtract surveyed = keep(file, {.keptBytes = kPlenty});
    ASSERT_NE(surveyed.kept, nullptr);
    EXPECT_TRUE(surveyed.kept->standsFor(file, surveyed.survey.dialect));
    Dialect other = surveyed.survey.dialect;
    other.decimalMark = ',';
    EXPECT_FALSE(surveyed.kept->standsFor(file, other));
    const auto written = std::filesystem::last_write_time(file);
    folder.write("a.csv", "a,b\n1,2\n3,5\n");
    std::filesystem::last_write_time(file, written); // put back, as some tools do
    EXPECT_FALSE(surveyed.kept->standsFor(file, surveyed.survey.dialect));
    std::filesystem::remove(file);
    EXPECT_FALSE(surveyed.kept->standsFor(file, surveyed.survey.dialect));
}
