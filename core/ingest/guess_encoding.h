#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vignette {

/// Whether text above ASCII is UTF-8: complete two- to four-byte characters against bytes that fit nowhere.
struct Utf8Evidence {
    std::uint64_t good = 0;
    std::uint64_t bad = 0;
    void add(std::string_view text);
};

/// UTF-16 by byte order mark, or by zero bytes on one side of most pairs.
bool isUtf16(std::string_view sample);

/// Names one of Dialect::encoding's values from a file's first bytes: byte order mark first, then UTF-16 by
/// its zero bytes, then whether it is UTF-8, then what uchardet says if the text bears it out, then a Western
/// encoding. UTF-32 is not read: "UTF-16LE" would be
/// nonsense, so it throws Failure(BadInput).
std::string guessEncoding(std::string_view sample, const std::string& fileName);

} // namespace vignette
