#include "core/model/cell_reader.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

Dialect marks(char decimal, char thousands) {
    Dialect dialect;
    dialect.decimalMark = decimal;
    dialect.thousandsMark = thousands;
    return dialect;
}

std::optional<double> read(const Dialect& dialect, const char* text) {
    return CellReader(dialect, {}).number(text);
}

TEST(CellReader, TakesThousandsMarksOnlyWhereTheyBelong) {
    const Dialect german = marks(',', '.');
    EXPECT_EQ(read(german, "1.234.567,8"), 1234567.8);
    EXPECT_EQ(read(german, "12,5"), 12.5);
    for (const char* text : {"1.2", "12.34", "1.2345", ".123", "1234.567", "1.234,5.6", "31.12.2024"})
        EXPECT_EQ(read(german, text), std::nullopt) << text;
}

TEST(CellReader, TakesTheBlanksThatStandBetweenThousands) {
    const Dialect french = marks(',', ' ');
    EXPECT_EQ(read(french, "1 234,5"), 1234.5);
    EXPECT_EQ(read(french, "1\xC2\xA0"
                           "234,5"),
              1234.5)
        << "U+00A0";
    EXPECT_EQ(read(french, "1\xE2\x80\xAF"
                           "234,5"),
              1234.5)
        << "U+202F";
}

} // namespace
} // namespace vignette
