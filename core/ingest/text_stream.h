#pragma once

#include "core/ingest/byte_source.h"
#include "core/ingest/encodings.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Turns bytes of one encoding into UTF-8, in pieces of any size; text is cut into rows and cells only after
/// that, so second bytes of Shift-JIS that look like a backslash or a bar are none. What is no character
/// becomes U+FFFD; UTF-8 itself passes through unchecked (cells are checked where they are cut out).
class Utf8Decoder {
public:
    /// One of Dialect::encoding's values; throws Failure(BadUsage) for another.
    explicit Utf8Decoder(const std::string& encoding);
    bool isPassThrough() const { return m_kind == Kind::Utf8; }
    /// Appends to `out`; keeps an unfinished character for the next piece.
    void decode(std::string_view bytes, std::string& out);
    void finish(std::string& out); ///< an unfinished character becomes U+FFFD
    /// How many bytes this UTF-8 text takes in the source's encoding (for positions in the file).
    std::uint64_t sourceLength(std::string_view utf8) const;
    /// Replaced characters so far (UTF-16 halves without partner, undefined bytes).
    std::uint64_t replacedCount() const { return m_replaced; }

private:
    enum class Kind { Utf8, Utf16Little, Utf16Big, Windows1252, Latin1, OneByte, MultiByte };
    bool takeOwnKind(const std::string& encoding);
    void decodeUtf16(std::string_view bytes, std::string& out);
    void decodeSingleBytes(std::string_view bytes, std::string& out);
    void takeUnit(char16_t unit, std::string& out);

    Kind m_kind = Kind::Utf8;
    std::shared_ptr<const std::array<char16_t, 256>> m_meanings; ///< of OneByte
    std::shared_ptr<const CharacterLengths> m_lengths;           ///< of MultiByte
    std::optional<TableDecoder> m_table;                         ///< of MultiByte
    std::string m_partUnit;                                      ///< first byte of a UTF-16 unit
    char16_t m_highHalf = 0;                                     ///< waits for its partner
    std::uint64_t m_replaced = 0;
};

/// The extract as UTF-8 text without its byte order mark.
class TextStream {
public:
    TextStream(ByteSource& source, const std::string& encoding);
    /// Fills `out`; less than asked for only at the end.
    std::size_t read(std::span<char> out);
    std::uint64_t markBytes() const {
        return m_markBytes;
    } ///< length of the byte order mark that was dropped
    const Utf8Decoder& decoder() const { return m_decoder; }

private:
    std::size_t readAsItStands(std::span<char> out);
    std::size_t readDecoded(std::span<char> out);
    bool decodeMore();
    void noteMark(std::string_view start);

    ByteSource& m_source;
    Utf8Decoder m_decoder;
    std::string m_pending; ///< decoded and not yet handed out
    std::size_t m_pendingStart = 0;
    std::vector<char> m_raw;
    std::uint64_t m_markBytes = 0;
    bool m_isStarted = false;
    bool m_isAtEnd = false;
};

} // namespace vignette
