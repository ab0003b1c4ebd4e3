#include "test_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vignette::test {
namespace {

using ::testing::HasSubstr;

std::string longTable() {
    std::string text = "id,value\n";
    for (int i = 0; i < 100'000; ++i)
        text += std::to_string(i) + "," + std::to_string(i * 7919LL % 10'007) + "\n";
    return text;
}

std::string packed(const std::string& how, const std::string& text) {
    return how == "zip" ? zipped({{"folder/table.csv", text}, {"__MACOSX/folder/._table.csv", "x"}})
                        : packedAs(how, text);
}

class Packing : public ::testing::TestWithParam<const char*> {};

TEST_P(Packing, ReadsAsThePlainFile) {
    const TempFolder folder;
    const std::string text = longTable();
    const auto plain = folder.write("plain.csv", text);
    const auto file = folder.write("packed", packed(GetParam(), text));
    EXPECT_EQ(rowsOf(file, {}, {.rowsPerBlock = 1'000}), rowsOf(plain, {}, {.rowsPerBlock = 1'000}));
    const ExtractSurvey survey = surveyOf(file);
    EXPECT_EQ(survey.rowCount, 100'000U);
    EXPECT_EQ(survey.source.contentHash, surveyOf(file, {.dialect = Dialect{}}).source.contentHash);
}

TEST_P(Packing, GivesNothingOfAFileThatIsCutShort) {
    const TempFolder folder;
    const std::string whole = packed(GetParam(), longTable());
    for (const std::size_t keep : {std::size_t{12}, whole.size() / 2, whole.size() * 9 / 10}) {
        const auto file = folder.write("cut", whole.substr(0, keep));
        const auto failure = failureOf([&] { surveyOf(file, {.dialect = Dialect{}}); });
        ASSERT_TRUE(failure) << keep;
        EXPECT_EQ(failure->code(), FailureCode::Damaged) << keep << failure->what();
        EXPECT_THAT(failure->what(), HasSubstr("Nothing was brought in")) << keep;
    }
}

/// All but zstd: libarchive writes it without the checksum that the zstd program adds.
class CheckedPacking : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(All, CheckedPacking, ::testing::Values("gzip", "xz", "bzip2", "zip"));

TEST_P(CheckedPacking, NoticesABitThatFlipped) {
    const TempFolder folder;
    std::string bytes = packed(GetParam(), longTable());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
    const auto failure = failureOf([&] { surveyOf(folder.write("bad", bytes), {.dialect = Dialect{}}); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), FailureCode::Damaged);
}

TEST_P(Packing, StopsABomb) {
    const TempFolder folder;
    std::string text = "a,b\n";
    while (text.size() < 4'000'000)
        text += "1,2\n1,2\n1,2\n1,2\n";
    const auto file = folder.write("bomb", packed(GetParam(), text));
    const ReadLimits limits{.expandedBytes = 100'000, .expandedRatio = 10};
    EXPECT_EQ(failureOf([&] { reportOf(file, {}, {.limits = limits}); })->code(), FailureCode::TooLarge);
    EXPECT_EQ(reportOf(file, {}).rowCount, (text.size() - 4) / 4);
}

INSTANTIATE_TEST_SUITE_P(All, Packing, ::testing::Values("gzip", "zstd", "xz", "bzip2", "zip"));

TEST(PackedSource, ReadsMembersOneAfterAnother) {
    const TempFolder folder;
    for (const std::string filter : {"gzip", "zstd", "xz", "bzip2"}) {
        const auto file = folder.write("two", packedAs(filter, "a,b\n1,2\n") + packedAs(filter, "3,4\n"));
        EXPECT_EQ(reportOf(file, {}).rowCount, 2U) << filter;
    }
}

} // namespace
} // namespace vignette::test
