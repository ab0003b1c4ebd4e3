#include "core/store/column_codec.h"

#include "core/base/failure.h"
#include "core/base/random.h"
#include "core/model/screening.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

namespace vignette {
namespace {

const double kNothing = std::numeric_limits<double>::quiet_NaN();

void expectSameNumbers(const std::vector<double>& numbers, BlockEncoding encoding) {
    const EncodedBlock block = encodeNumbers(numbers);
    EXPECT_EQ(block.encoding, encoding);
    std::vector<double> back;
    decodeNumbers(block.encoding, block.bytes, numbers.size(), back);
    ASSERT_EQ(back.size(), numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (std::isnan(numbers[i]))
            EXPECT_TRUE(std::isnan(back[i]));
        else
            EXPECT_EQ(std::bit_cast<std::uint64_t>(back[i]), std::bit_cast<std::uint64_t>(numbers[i]));
    }
}

TEST(ColumnCodec, TakesTheSmallestEncodingThatGivesEveryNumberBack) {
    expectSameNumbers({0, 1, -127, 127}, BlockEncoding::Scaled8);
    expectSameNumbers({0, kNothing, 128}, BlockEncoding::Scaled16);
    expectSameNumbers({27.3, 0.1, -5.0, 98.6}, BlockEncoding::Scaled16);
    expectSameNumbers({2024.0625, 1.0}, BlockEncoding::Scaled32);
    expectSameNumbers({2147483647.0, -2147483647.0}, BlockEncoding::Scaled32);
    expectSameNumbers({2147483648.0}, BlockEncoding::Doubles);
    expectSameNumbers({1.0 / 3.0, 1.0}, BlockEncoding::Doubles);
    expectSameNumbers({1e300, -1e-300, 5e-324}, BlockEncoding::Doubles);
    expectSameNumbers({std::numeric_limits<double>::infinity(), 0.0}, BlockEncoding::Doubles);
    expectSameNumbers({kNothing, kNothing}, BlockEncoding::Scaled8);
    expectSameNumbers({}, BlockEncoding::Scaled8);
}

TEST(ColumnCodec, KeepsTheSignOfANegativeZero) {
    expectSameNumbers({-0.0, 1.0}, BlockEncoding::Doubles);
}

TEST(ColumnCodec, GivesBackDecimalsOfEveryScaleAndSize) {
    Random random(7);
    for (const double power : {1.0, 10.0, 100.0, 1000.0, 10000.0}) {
        std::vector<double> numbers;
        for (int i = 0; i < 20000; ++i)
            numbers.push_back((static_cast<double>(random.below(4'000'000'000)) - 2e9) / power);
        const EncodedBlock block = encodeNumbers(numbers);
        EXPECT_EQ(block.encoding, BlockEncoding::Scaled32);
        std::vector<double> back;
        decodeNumbers(block.encoding, block.bytes, numbers.size(), back);
        EXPECT_EQ(back, numbers);
    }
}

TEST(ColumnCodec, GivesBackCodesOfEveryWidth) {
    const std::vector<std::pair<std::uint32_t, BlockEncoding>> cases = {{255, BlockEncoding::Codes8},
                                                                        {256, BlockEncoding::Codes16},
                                                                        {65535, BlockEncoding::Codes16},
                                                                        {65536, BlockEncoding::Codes32}};
    for (const auto& [largest, encoding] : cases) {
        const std::vector<std::uint32_t> codes = {0, largest, kMissingCode, 3};
        const EncodedBlock block = encodeCodes(codes);
        EXPECT_EQ(block.encoding, encoding);
        std::vector<std::uint32_t> back;
        decodeCodes(block.encoding, block.bytes, codes.size(), largest + 1, back);
        EXPECT_EQ(back, codes);
        EXPECT_THROW(decodeCodes(block.encoding, block.bytes, codes.size(), largest, back), Failure);
    }
}

TEST(ColumnCodec, GivesBackSurrogates) {
    std::vector<Surrogate> patients(3);
    patients[1].bytes[15] = 9;
    const EncodedBlock block = encodeSurrogates(patients);
    std::vector<Surrogate> back;
    decodeSurrogates(block.encoding, block.bytes, 3, back);
    EXPECT_EQ(back, patients);
    EXPECT_THROW(decodeSurrogates(block.encoding, block.bytes, 4, back), Failure);
}

TEST(ColumnCodec, RefusesBytesThatDoNotFit) {
    const EncodedBlock block = encodeNumbers(std::vector<double>{1, kNothing, 3});
    std::vector<double> out;
    std::vector<std::uint32_t> codes;
    EXPECT_THROW(decodeNumbers(block.encoding, {}, 3, out), Failure);
    EXPECT_THROW(decodeNumbers(block.encoding, block.bytes, 2, out), Failure);
    EXPECT_THROW(decodeNumbers(block.encoding, block.bytes, std::size_t{1} << 60, out), Failure);
    EXPECT_THROW(decodeNumbers(BlockEncoding::Codes8, block.bytes, 3, out), Failure);
    EXPECT_THROW(decodeNumbers(static_cast<BlockEncoding>(77), block.bytes, 3, out), Failure);
    EXPECT_THROW(decodeCodes(block.encoding, block.bytes, 3, 9, codes), Failure);
    std::vector<std::byte> strange = block.bytes;
    strange[1] = std::byte{9}; // 10^9 is no scale of ours
    EXPECT_THROW(decodeNumbers(block.encoding, strange, 3, out), Failure);
    strange = block.bytes;
    strange[0] = std::byte{3};
    EXPECT_THROW(decodeNumbers(block.encoding, strange, 3, out), Failure);
}

TEST(ColumnCodec, NeverReadsPastTheEndOfHostileBytes) {
    Random random(11);
    std::vector<double> numbers;
    std::vector<std::uint32_t> codes;
    for (int round = 0; round < 20000; ++round) {
        std::vector<std::byte> bytes(random.below(40));
        for (std::byte& byte : bytes)
            byte = static_cast<std::byte>(random.below(round % 2 == 0 ? 256 : 4));
        const auto encoding = static_cast<BlockEncoding>(random.below(10));
        const std::size_t rows = random.below(20);
        try {
            decodeNumbers(encoding, bytes, rows, numbers);
            EXPECT_EQ(numbers.size(), rows);
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.code(), FailureCode::Damaged);
        }
        try {
            decodeCodes(encoding, bytes, rows, 5, codes);
            for (const std::uint32_t code : codes)
                EXPECT_TRUE(code < 5 || code == kMissingCode);
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.code(), FailureCode::Damaged);
        }
    }
}

TEST(ColumnCodec, GivesBackDictionariesAndRefusesOthers) {
    const std::vector<std::string> levels = {"", "E11.9", std::string("a\0b", 3), "é"};
    const std::vector<std::byte> bytes = encodeDictionary(levels);
    EXPECT_EQ(decodeDictionary(bytes, 4), levels);
    EXPECT_THROW(decodeDictionary(bytes, 3), Failure);
    EXPECT_THROW(decodeDictionary(bytes, 5), Failure);
    EXPECT_THROW(decodeDictionary(std::span(bytes).first(bytes.size() - 1), 4), Failure);
    EXPECT_THROW(decodeDictionary(encodeDictionary({"b", "a"}), 2), Failure);
    EXPECT_THROW(decodeDictionary(encodeDictionary({"a", "a"}), 2), Failure);
    EXPECT_TRUE(decodeDictionary({}, 0).empty());
}

} // namespace
} // namespace vignette
