#include "core/base/text.h"
#include "core/ingest/cell_repair.h"
#include "core/ingest/crc32.h"
#include "core/ingest/distinct_sketch.h"
#include "core/ingest/level_dictionary.h"
#include "core/ingest/number_cell.h"

#include <gtest/gtest.h>

#include <clocale>
#include <map>

namespace vignette {
namespace {

std::optional<double> readAs(char decimalMark, std::optional<char> thousandsMark, std::string_view text) {
    Dialect dialect;
    dialect.decimalMark = decimalMark;
    dialect.thousandsMark = thousandsMark;
    return NumberReader(dialect).read(text);
}

TEST(NumberReader, ReadsMarksWhereTheyBelong) {
    EXPECT_EQ(readAs(',', '.', "1.234.567,5"), 1234567.5);
    EXPECT_EQ(readAs(',', '.', "-0,25"), -0.25);
    EXPECT_EQ(readAs('.', ',', "1,234.5"), 1234.5);
    EXPECT_EQ(readAs('.', ' ', "1 234"), 1234.0);
    EXPECT_EQ(readAs('.', ' ',
                     "1\xC2\xA0"
                     "234.5"),
              1234.5);
    EXPECT_EQ(readAs(',', std::nullopt, "1,5e3"), 1500.0);
    EXPECT_EQ(readAs(',', '.', "12.34"), std::nullopt);
    EXPECT_EQ(readAs(',', '.', "1.23,5"), std::nullopt);
    EXPECT_EQ(readAs(',', std::nullopt, "1.5"), std::nullopt);
    EXPECT_EQ(readAs('.', ',', "1,2"), std::nullopt);
    EXPECT_EQ(readAs('.', std::nullopt, "1e400"), std::nullopt);
    EXPECT_EQ(readAs('.', std::nullopt, "0x1F"), std::nullopt);
    EXPECT_EQ(readAs('.', std::nullopt, "Inf"), std::nullopt);
}

TEST(NumberReader, DoesNotHearTheLocale) {
    const char* before = std::setlocale(LC_ALL, nullptr);
    const std::string restore = before != nullptr ? before : "C";
    if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr)
        GTEST_SKIP() << "the locale de_DE.UTF-8 is not installed";
    const auto point = readAs('.', std::nullopt, "1.5");
    const auto comma = readAs(',', std::nullopt, "1,5");
    std::setlocale(LC_ALL, restore.c_str());
    EXPECT_EQ(point, 1.5);
    EXPECT_EQ(comma, 1.5);
}

TEST(NumberCell, TellsCodesFromNumbers) {
    EXPECT_TRUE(hasLeadingZero("0805"));
    EXPECT_FALSE(hasLeadingZero("0"));
    EXPECT_FALSE(hasLeadingZero("0.5"));
    EXPECT_TRUE(isExponentCode("1E5"));
    EXPECT_FALSE(isExponentCode("1.5E5"));
    EXPECT_FALSE(isExponentCode("1e5"));
    EXPECT_TRUE(isLongDigits("1234567890123456"));
    EXPECT_FALSE(isLongDigits("123456789012345"));
    for (const char* code : {"E11.9", "V45", "A10BA02", "G0008", "J45.909"})
        EXPECT_TRUE(isCodeLike(code)) << code;
    for (const char* word : {"Yes", "25-50k", "Q1", "White", "Stage2", "abc12"})
        EXPECT_FALSE(isCodeLike(word)) << word;
}

TEST(NumberCell, KnowsItsMissingTokens) {
    for (const char* token :
         {"", "NA", "na", "N/A", "NaN", "NULL", "?", ".", "-", "#N/A", "<NA>", "0000-00-00"})
        EXPECT_TRUE(isMissingToken(token)) << token;
    for (const char* answer : {"None", "unknown", "0", "no", "nap", "Not asked or missing"})
        EXPECT_FALSE(isMissingToken(answer)) << answer;
}

TEST(LevelDictionary, CountsWhatAMapCounts) {
    LevelDictionary dictionary;
    std::map<std::string, std::uint64_t> expected;
    for (int i = 0; i < 20'000; ++i) {
        const std::string text =
            std::string(static_cast<std::size_t>(i % 23), 'x') + std::to_string(i * i % 7'919);
        dictionary.add(text);
        ++expected[text];
    }
    std::map<std::string, std::uint64_t> found;
    for (const auto& level : dictionary.levels())
        found[std::string(level.text)] = level.count;
    EXPECT_EQ(found, expected);
}

TEST(DistinctSketch, ComesWithinOnePercentAndStaysBelow) {
    for (const std::uint64_t count :
         {std::uint64_t{70'000}, std::uint64_t{400'000}, std::uint64_t{2'000'000}}) {
        DistinctSketch even;
        DistinctSketch odd;
        for (std::uint64_t i = 0; i < count; ++i)
            (i % 2 == 0 ? even : odd).add(cellHash(std::to_string(i)));
        DistinctSketch whole;
        for (std::uint64_t i = count; i-- > 0;)
            whole.add(cellHash(std::to_string(i)));
        even.merge(odd);
        EXPECT_EQ(even.atLeast(), whole.atLeast());
        EXPECT_LE(whole.atLeast(), count);
        EXPECT_GE(static_cast<double>(whole.atLeast()), 0.985 * static_cast<double>(count));
    }
}

TEST(Crc32, AgreesWithThePublishedCheckValue) {
    EXPECT_EQ(crc32(0, "123456789"), 0xCBF43926U); // the standard check of this polynomial
    EXPECT_EQ(crc32(crc32(0, "1234"), "56789"), 0xCBF43926U);
}

TEST(CellRepair, ShowsTheShapeOnly) {
    EXPECT_EQ(shapeOf("Jos\xC3\xA9 Diaz,123-45-6789\n"), "AAAA AAAA,999-99-9999");
    EXPECT_EQ(shapeOf(std::string(200, 'q')).size(), 60U);
}

} // namespace
} // namespace vignette
