#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// A block of rows as text, column by column, exactly as in the file (missing tokens are still text). May
/// hold identifiers: it lives only between a reader and the gate.
struct RawBatch {
    std::size_t index = 0; ///< blocks of a file are numbered 0, 1, 2 … in file order
    std::size_t rowCount = 0;
    std::vector<std::vector<std::string_view>>
        columns;                        ///< one a column of the survey; empty where not asked for
    std::vector<char> text;             ///< owns what the views point into
    std::vector<std::string> unescaped; ///< owns cells that had to be rewritten (quotes, other encodings)
    std::uint64_t sourceBytes = 0;      ///< bytes of the file this block stands for, for progress

    RawBatch() = default;
    RawBatch(RawBatch&&) = default;
    RawBatch& operator=(RawBatch&&) = default;
    RawBatch(const RawBatch&) = delete;
    RawBatch& operator=(const RawBatch&) = delete;
};

} // namespace vignette
