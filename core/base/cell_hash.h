#pragma once

#include "core/base/hash.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace vignette {

/// Texts up to this many bytes have a cellHash() of their own among texts of the same length.
inline constexpr std::size_t kBytesToldApart = 8;

/// A 64-bit hash of a cell, for tables of levels: for up to kBytesToldApart bytes different for different
/// text of the same length, so that such texts need not be compared. The same on every (little-endian)
/// machine.
inline std::uint64_t cellHash(std::string_view text) {
    const char* bytes = text.data();
    const std::size_t size = text.size();
    if (size > kBytesToldApart) return hash64(text);
    std::uint64_t x = 0;
    if (size >= 4) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, bytes, 4);
        std::memcpy(&last, bytes + size - 4, 4);
        x = std::uint64_t{first} << 32 | last;
    } else if (size > 0) {
        const auto byte = [bytes](std::size_t at) {
            return std::uint64_t{static_cast<unsigned char>(bytes[at])};
        };
        x = byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
    }
    // Adding, multiplying by an odd number and shifting into itself can each be undone, so nothing collides.
    x += size * 0x9E3779B97F4A7C15ULL;
    x *= 0xBF58476D1CE4E5B9ULL;
    return x ^ (x >> 32);
}

/// Most cells of most extracts are one byte, or two digits: there are so few of these that a table of all of
/// them can be asked by place instead of by hash.
inline constexpr std::size_t kShortCells = 256 + 100;

/// The place of a short cell, or kShortCells for any other text.
inline std::size_t shortCellPlace(std::string_view text) {
    const auto digit = [text](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) - '0';
    };
    if (text.size() == 1) return static_cast<unsigned char>(text.front());
    if (text.size() != 2 || digit(0) > 9 || digit(1) > 9) return kShortCells;
    return 256 + digit(0) * 10 + digit(1);
}

/// The text of a place below kShortCells.
inline std::string shortCellAt(std::size_t place) {
    if (place < 256) return std::string(1, static_cast<char>(place));
    const std::size_t number = place - 256;
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

} // namespace vignette
