#include "core/base/cell_hash.h"

#include <gtest/gtest.h>

#include <set>

using namespace vignette;

TEST(CellHash, TellsAllShortTextsOfOneLengthApart) {
    std::set<std::uint64_t> one;
    std::set<std::uint64_t> three;
    for (int c = 0; c < 256; ++c) {
        one.insert(cellHash(std::string(1, static_cast<char>(c))));
        for (int d = 0; d < 256; ++d)
            three.insert(cellHash(std::string{static_cast<char>(c), 'x', static_cast<char>(d)}));
    }
    EXPECT_EQ(one.size(), 256U);
    EXPECT_EQ(three.size(), 65'536U);
    EXPECT_NE(cellHash("12345678"), cellHash("12345679"));
    EXPECT_NE(cellHash("a long text of many bytes"), cellHash("a long text of many bytez"));
}

TEST(CellHash, GivesEachShortCellItsPlace) {
    std::set<std::string> texts;
    for (std::size_t place = 0; place < kShortCells; ++place) {
        EXPECT_EQ(shortCellPlace(shortCellAt(place)), place);
        texts.insert(shortCellAt(place));
    }
    EXPECT_EQ(texts.size(), kShortCells);
    EXPECT_EQ(shortCellAt(shortCellPlace("07")), "07");
    for (const char* text : {"", "1a", "a1", "-1", " 1", "1 ", "123", "\xC2\xA0"})
        EXPECT_EQ(shortCellPlace(text), kShortCells) << text;
}
