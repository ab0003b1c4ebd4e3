#include "core/base/hash.h"
#include "core/privacy/level_codes.h"
#include "core/privacy/patient_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

using namespace vignette;

namespace {

PatientKey keyOf(std::uint64_t number) {
    const Digest digest = sha256(std::to_string(number));
    PatientKey key;
    std::copy_n(digest.bytes.begin(), key.bytes.size(), key.bytes.begin());
    return key;
}

Surrogate surrogateOf(std::uint64_t number) {
    Surrogate surrogate;
    for (std::size_t i = 0; i < 8; ++i)
        surrogate.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return surrogate;
}

} // namespace

TEST(PatientTable, KeepsTheFirstSurrogateOfEachKeyWhileItGrows) {
    PatientTable table;
    for (std::uint64_t i = 0; i < 20'000; ++i)
        EXPECT_EQ(table.findOrAdd(keyOf(i), surrogateOf(i)), surrogateOf(i));
    for (std::uint64_t i = 0; i < 20'000; ++i)
        ASSERT_EQ(table.findOrAdd(keyOf(i), surrogateOf(99'999)), surrogateOf(i));
    EXPECT_EQ(table.size(), 20'000U);
    EXPECT_FALSE(table.contains(keyOf(20'000)));
}

TEST(PatientTable, OrdersEntriesByKeyAlsoWhereTheFirstBytesAgree) {
    PatientTable table;
    PatientKey high = keyOf(1);
    PatientKey low = high;
    high.bytes[15] = 2;
    low.bytes[15] = 1;
    table.findOrAdd(high, surrogateOf(1));
    table.findOrAdd(low, surrogateOf(2));
    for (std::uint64_t i = 2; i < 500; ++i)
        table.findOrAdd(keyOf(i), surrogateOf(i));
    std::vector<PatientKey> keys;
    for (const std::uint32_t place : table.inOrder())
        keys.push_back(table.entries()[place].key);
    EXPECT_EQ(keys.size(), table.size());
    EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
}

TEST(LevelCodes, FindsWhatAMapWouldFind) {
    LevelCodes codes;
    std::map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < 5'000; ++i) {
        const std::string text =
            i % 3 == 0 ? "a level with a long name, number " + std::to_string(i) : std::to_string(i);
        codes.add(text, {.code = i, .isChanged = i % 2 == 0});
        known[text] = i;
    }
    codes.add("1", {.code = 77}); // came before: the first stands
    for (const auto& [text, code] : known) {
        const LevelCodes::Level* level = codes.find(text);
        ASSERT_NE(level, nullptr) << text;
        EXPECT_EQ(level->code, code);
        EXPECT_EQ(level->isChanged, code % 2 == 0);
        EXPECT_EQ(codes.find(text + "?"), nullptr);
    }
    EXPECT_EQ(codes.find(""), nullptr);
}
