#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vignette {

/// Bytes that must be readable behind any text that is scanned 64 bytes at a time.
inline constexpr std::size_t kScanPadding = 64;

/// Bit i is set where bytes[i] == wanted, for 64 bytes.
inline std::uint64_t maskOf(const char* bytes, char wanted) {
#if defined(__SSE2__)
    const __m128i pattern = _mm_set1_epi8(wanted);
    std::uint64_t mask = 0;
    for (unsigned part = 0; part < 4; ++part) {
        const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * part));
        const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(piece, pattern)));
        mask |= static_cast<std::uint64_t>(bits) << (16 * part);
    }
    return mask;
#else
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < 64; ++i)
        mask |= static_cast<std::uint64_t>(bytes[i] == wanted) << i;
    return mask;
#endif
}

/// The lowest `count` bits; count <= 64.
constexpr std::uint64_t lowBits(std::size_t count) {
    return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

inline unsigned lowestBit(std::uint64_t mask) {
    return static_cast<unsigned>(std::countr_zero(mask));
}

} // namespace vignette
