#pragma once

#include <cstddef>

namespace vignette {

/// How much is read at a time. The fuzz build reads little at a time, so that inputs of a few kilobytes meet
/// the end of every buffer.
#ifdef VIGNETTE_SMALL_READS
inline constexpr std::size_t kSampleBytes = std::size_t{4} << 10;
inline constexpr std::size_t kReadStep = 512;
inline constexpr std::size_t kTailBytes = 48;
#else
inline constexpr std::size_t kSampleBytes = std::size_t{1} << 20; ///< of a file's start, for guesses
inline constexpr std::size_t kReadStep = std::size_t{256} << 10;  ///< of a file, bytes or text
inline constexpr std::size_t kTailBytes = std::size_t{64} << 10;  ///< of its end, which stay in one block
#endif

} // namespace vignette
