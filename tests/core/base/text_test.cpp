#include "core/base/random.h"
#include "core/base/text.h"

#include <gtest/gtest.h>

#include <bit>
#include <clocale>
#include <cstdlib>

using namespace vignette;

TEST(Text, ReadsPlainNumbersOnly) {
    EXPECT_EQ(parseNumber(" 16.6 "), 16.6);
    EXPECT_EQ(parseNumber("+3"), 3.0);
    EXPECT_EQ(parseNumber("-.5"), -0.5);
    EXPECT_EQ(parseNumber("1E5"), 1e5);
    for (const char* text : {"", "1,5", "0x10", "inf", "nan", "12 kg", "1e400", "--1", "1.2.3", "+-1", "."})
        EXPECT_FALSE(parseNumber(text)) << text;
}

TEST(Text, ReadsDecimalsToTheBitAsTheCLibraryDoes) {
    // Short ones are divided out by us, longer ones go through the general reader: both must round correctly.
    Random random(7);
    for (int round = 0; round < 200'000; ++round) {
        std::string text = random.below(4) == 0 ? "-" : "";
        const std::uint64_t digits = 1 + random.below(19);
        const std::uint64_t point = random.below(24);
        for (std::uint64_t i = 0; i < digits; ++i) {
            if (i == point && i > 0) text += '.';
            text += static_cast<char>('0' + random.below(10));
        }
        const auto number = parseNumber(text);
        ASSERT_TRUE(number) << text;
        ASSERT_EQ(std::bit_cast<std::uint64_t>(*number),
                  std::bit_cast<std::uint64_t>(std::strtod(text.c_str(), nullptr)))
            << text;
    }
}

TEST(Text, ReadsNumbersTheSameUnderAnyLocale) {
    for (const char* name : {"de_DE.UTF-8", "pt_BR.UTF-8", "fa_IR.UTF-8", "C"}) {
        std::setlocale(LC_ALL, name);
        EXPECT_EQ(parseNumber("1234.5"), 1234.5) << name;
        EXPECT_EQ(shortest(1234.5), "1234.5") << name;
    }
    std::setlocale(LC_ALL, "C");
}

TEST(Text, TrimsBlanksAndNoBreakSpaces) {
    EXPECT_EQ(trimmed("\xC2\xA0 a b\t\xC2\xA0"), "a b");
    EXPECT_EQ(trimmed(" \n "), "");
}

TEST(Text, KnowsValidUtf8) {
    EXPECT_TRUE(isValidUtf8("Zürich 日本 ع 🙂"));
    EXPECT_FALSE(isValidUtf8("\xC0\xAF"));     // overlong
    EXPECT_FALSE(isValidUtf8("\xED\xA0\x80")); // surrogate
    EXPECT_FALSE(isValidUtf8("caf\xE9"));
    EXPECT_FALSE(isValidUtf8("\xE2\x82"));
    EXPECT_EQ(codePointCount("日本"), 2U);
}

TEST(Text, FindsWholeWordsOnly) {
    EXPECT_TRUE(containsWord("Home Phone", "phone"));
    EXPECT_FALSE(containsWord("telephone", "phone"));
    EXPECT_TRUE(containsWord("telephone, phone", "phone"));
}

TEST(Text, SplitsAndJoins) {
    EXPECT_EQ(split("a;;b", ';'), (std::vector<std::string>{"a", "", "b"}));
    EXPECT_EQ(split("", ';').size(), 1U);
    EXPECT_EQ(join({"a", "b"}, ", "), "a, b");
}
