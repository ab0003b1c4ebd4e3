#include "core/rollup/code_patterns.h"

#include <gtest/gtest.h>

using namespace vignette;

TEST(CodePatterns, RecogniseIcd10WithAndWithoutDots) {
    for (const char* code : {"E11.9", "I10", "J45909", "C7A.1", "M1A.00X0", "Z59.0", "S72.001A"})
        EXPECT_TRUE(isIcd10Code(code)) << code;
    for (const char* code : {"250.00", "V4", "yes", "ED", "E1.19", "4548-4", "Q1-2024", "A1C", "I10.12345"})
        EXPECT_FALSE(isIcd10Code(code)) << code;
}

TEST(CodePatterns, RecogniseLoincByItsCheckDigit) {
    for (const char* code : {"4548-4", "8480-6", "39156-5", "98979-8", "2160-0", "72166-2"})
        EXPECT_TRUE(isLoincCode(code)) << code;
    for (const char* code : {"4548-5", "30-39", "-4", "123456-1", "4548-", "12-3"})
        EXPECT_FALSE(isLoincCode(code)) << code;
}
