#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/model/patient_id.h"

namespace vignette {

/// Values a stored block holds at most.
inline constexpr std::size_t kBlockRows = 65536;

/// How a block's values stand in its bytes. Numbers never change: an encoding is released once.
enum class BlockEncoding : std::uint8_t {
    Doubles = 1, ///< IEEE 754 binary64
    Scaled8 = 2, ///< whole numbers that are the value times 10^decimals, exact both ways
    Scaled16 = 3,
    Scaled32 = 4,
    Codes8 = 5, ///< positions in the column's dictionary
    Codes16 = 6,
    Codes32 = 7,
    Surrogates = 8, ///< 16 bytes a patient
};

/// Bytes of one block, little endian: flags (bit 0: a validity bitmap follows), decimals (0..4), the bitmap
/// (one bit a row, set where there is a value, lowest bit first), the values (0 where there is none).
/// Surrogates are their bare bytes.
struct EncodedBlock {
    BlockEncoding encoding = BlockEncoding::Doubles;
    std::vector<std::byte> bytes;
};

/// The smallest encoding that gives every number back bit by bit; NaN is missing. At most kBlockRows values.
EncodedBlock encodeNumbers(std::span<const double> numbers);
/// kMissingCode is missing.
EncodedBlock encodeCodes(std::span<const std::uint32_t> codes);
EncodedBlock encodeSurrogates(std::span<const Surrogate> patients);

/// The inverse. Every byte may be hostile: throws Failure(Damaged) unless encoding, size, flags, bitmap and
/// codes (below levelCount) all fit rowCount rows.
void decodeNumbers(BlockEncoding encoding, std::span<const std::byte> bytes, std::size_t rowCount,
                   std::vector<double>& out);
void decodeCodes(BlockEncoding encoding, std::span<const std::byte> bytes, std::size_t rowCount,
                 std::uint64_t levelCount, std::vector<std::uint32_t>& out);
void decodeSurrogates(BlockEncoding encoding, std::span<const std::byte> bytes, std::size_t rowCount,
                      std::vector<Surrogate>& out);

/// A column's levels as bytes: each a 4-byte length and its text.
std::vector<std::byte> encodeDictionary(const std::vector<std::string>& levels);
/// Throws Failure(Damaged) unless there are exactly levelCount levels, in strictly ascending order of bytes.
std::vector<std::string> decodeDictionary(std::span<const std::byte> bytes, std::uint64_t levelCount);

} // namespace vignette
