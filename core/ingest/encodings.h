#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vignette {

/// An encoding that is read with the C library's tables (iconv), by the name that Dialect::encoding gives it.
struct TableEncoding {
    std::string_view name;
    std::string_view tableName; ///< for iconv_open
    bool isMultiByte = false;
    bool isLatin = false; ///< ASCII letters with accents, as against another script
};
std::span<const TableEncoding> tableEncodings();
const TableEncoding* tableEncodingNamed(std::string_view name); ///< null when there is none

/// What each byte of a single-byte encoding means; U+FFFD where it means nothing.
std::shared_ptr<const std::array<char16_t, 256>> byteMeanings(const TableEncoding& encoding);

/// How many bytes each character up to U+FFFF takes; 1 where the encoding has none (a byte that was
/// replaced).
using CharacterLengths = std::array<std::uint8_t, 65'536>;
std::shared_ptr<const CharacterLengths> characterLengths(const TableEncoding& encoding);

/// One conversion of a multi-byte encoding into UTF-8, in pieces. Not for several threads.
class TableDecoder {
public:
    explicit TableDecoder(const TableEncoding& encoding);
    /// Appends to `out`, U+FFFD for each byte that fits nowhere. Returns how many were replaced; keeps an
    /// unfinished character for the next piece.
    std::uint64_t decode(std::string_view bytes, std::string& out);
    /// The same for what is left at the end.
    std::uint64_t finish(std::string& out);

private:
    std::shared_ptr<void> m_table;
    std::string m_rest;
};

} // namespace vignette
