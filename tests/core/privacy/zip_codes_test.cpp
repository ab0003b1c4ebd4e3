#include "core/privacy/zip_codes.h"

#include <gtest/gtest.h>

using namespace vignette;

TEST(ZipCodes, ReadsTheThreeDigitPrefixHoweverItIsWritten) {
    EXPECT_EQ(zipPrefix("02138", false), "021");
    EXPECT_EQ(zipPrefix("2138", false), "021"); // read as a number
    EXPECT_EQ(zipPrefix("2138.0", false), "021");
    EXPECT_EQ(zipPrefix("501", false), "005"); // 00501 read as a number
    EXPECT_EQ(zipPrefix("02138-1234", false), "021");
    EXPECT_EQ(zipPrefix("021381234", false), "021");
    EXPECT_EQ(zipPrefix("21381234", false), "021");
    EXPECT_EQ(zipPrefix("21", true), "021");
    EXPECT_EQ(zipPrefix("SW1A 1AA", false), std::nullopt);
    EXPECT_EQ(zipPrefix("123456", false), std::nullopt);
    EXPECT_EQ(zipPrefix("", false), std::nullopt);
}

TEST(ZipCodes, KnowsTheNineteenRestrictedPrefixes) {
    const RestrictedZips& zips = RestrictedZips::bundled();
    EXPECT_EQ(zips.size(), 19U);
    for (const char* prefix : {"036", "059", "063", "102", "203", "205", "369", "556", "692", "790", "821",
                               "823", "830", "831", "878", "879", "884", "890", "893"})
        EXPECT_TRUE(zips.contains(prefix)) << prefix;
    EXPECT_FALSE(zips.contains("021"));
}
