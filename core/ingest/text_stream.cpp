#include "core/ingest/text_stream.h"

#include "core/base/failure.h"
#include "core/ingest/read_sizes.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace vignette {

namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kMark = "\xEF\xBB\xBF"; // U+FEFF in UTF-8

/// 0x80..0x9F of windows-1252 (the Encoding Standard's table, which keeps the five undefined bytes as
/// controls).
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void appendUtf8(char32_t c, std::string& out) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

/// Characters above U+FFFF take four bytes in GB18030 and two in Big5, the only ones to have them; four is
/// assumed, which for Big5 puts a position behind such a character a little too far.
std::uint64_t multiByteLength(std::string_view utf8, const CharacterLengths& lengths) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::uint32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (std::size_t k = 1; k < size && i + k < utf8.size(); ++k)
            c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        bytes += c < lengths.size() ? lengths[c] : 4;
        i += size;
    }
    return bytes;
}

} // namespace

/// The encodings that are decoded here.
bool Utf8Decoder::takeOwnKind(const std::string& encoding) {
    if (encoding == "UTF-8")
        m_kind = Kind::Utf8;
    else if (encoding == "UTF-16LE")
        m_kind = Kind::Utf16Little;
    else if (encoding == "UTF-16BE")
        m_kind = Kind::Utf16Big;
    else if (encoding == "windows-1252")
        m_kind = Kind::Windows1252;
    else if (encoding == "ISO-8859-1")
        m_kind = Kind::Latin1;
    else
        return false;
    return true;
}

Utf8Decoder::Utf8Decoder(const std::string& encoding) {
    if (takeOwnKind(encoding)) return;
    const TableEncoding* table = tableEncodingNamed(encoding);
    if (table == nullptr) {
        std::string names = "UTF-8, UTF-16LE, UTF-16BE, windows-1252, ISO-8859-1";
        for (const TableEncoding& known : tableEncodings())
            names += ", " + std::string(known.name);
        throw Failure(FailureCode::BadUsage,
                      "The encoding " + encoding + " is not known. Use one of " + names + ".");
    }
    m_kind = table->isMultiByte ? Kind::MultiByte : Kind::OneByte;
    if (table->isMultiByte) {
        m_table.emplace(*table);
        m_lengths = characterLengths(*table);
    } else {
        m_meanings = byteMeanings(*table);
    }
}

void Utf8Decoder::decode(std::string_view bytes, std::string& out) {
    switch (m_kind) {
    case Kind::Utf8:
        out += bytes;
        return;
    case Kind::Utf16Little:
    case Kind::Utf16Big:
        decodeUtf16(bytes, out);
        return;
    case Kind::Windows1252:
    case Kind::Latin1:
    case Kind::OneByte:
        decodeSingleBytes(bytes, out);
        return;
    case Kind::MultiByte:
        m_replaced += m_table->decode(bytes, out);
        return;
    }
}

void Utf8Decoder::decodeUtf16(std::string_view bytes, std::string& out) {
    const bool isLittle = m_kind == Kind::Utf16Little;
    const auto unitOf = [isLittle](char first, char second) {
        const auto a = static_cast<unsigned char>(first);
        const auto b = static_cast<unsigned char>(second);
        return static_cast<char16_t>(isLittle ? a | (b << 8) : (a << 8) | b);
    };
    std::size_t i = 0;
    if (!m_partUnit.empty() && !bytes.empty()) {
        takeUnit(unitOf(m_partUnit.front(), bytes.front()), out);
        m_partUnit.clear();
        i = 1;
    }
    for (; i + 2 <= bytes.size(); i += 2)
        takeUnit(unitOf(bytes[i], bytes[i + 1]), out);
    if (i < bytes.size()) m_partUnit = bytes.substr(i);
}

void Utf8Decoder::takeUnit(char16_t unit, std::string& out) {
    const bool isLowHalf = unit >= 0xDC00 && unit < 0xE000;
    if (m_highHalf != 0 && isLowHalf) {
        appendUtf8(0x10000 + ((char32_t{m_highHalf} - 0xD800) << 10) + (char32_t{unit} - 0xDC00), out);
        m_highHalf = 0;
        return;
    }
    if (m_highHalf != 0) {
        appendUtf8(kReplacement, out);
        ++m_replaced;
        m_highHalf = 0;
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
        m_highHalf = unit;
        return;
    }
    if (isLowHalf) ++m_replaced;
    appendUtf8(isLowHalf ? kReplacement : char32_t{unit}, out);
}

void Utf8Decoder::decodeSingleBytes(std::string_view bytes, std::string& out) {
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (m_meanings) {
            if ((*m_meanings)[byte] == kReplacement) ++m_replaced;
            appendUtf8((*m_meanings)[byte], out);
            continue;
        }
        const bool isTabled = m_kind == Kind::Windows1252 && byte >= 0x80 && byte < 0xA0;
        appendUtf8(isTabled ? char32_t{kWindows1252[byte - 0x80U]} : char32_t{byte}, out);
    }
}

void Utf8Decoder::finish(std::string& out) {
    if (m_table) m_replaced += m_table->finish(out);
    if (m_partUnit.empty() && m_highHalf == 0) return;
    appendUtf8(kReplacement, out);
    ++m_replaced;
    m_partUnit.clear();
    m_highHalf = 0;
}

std::uint64_t Utf8Decoder::sourceLength(std::string_view utf8) const {
    if (m_kind == Kind::Utf8) return utf8.size();
    if (m_kind == Kind::MultiByte) return multiByteLength(utf8, *m_lengths);
    std::uint64_t units = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) ++units;
        const bool isPair = byte >= 0xF0 && (m_kind == Kind::Utf16Little || m_kind == Kind::Utf16Big);
        if (isPair) ++units;
    }
    const bool isWide = m_kind == Kind::Utf16Little || m_kind == Kind::Utf16Big;
    return isWide ? units * 2 : units;
}

TextStream::TextStream(ByteSource& source, const std::string& encoding)
    : m_source(source), m_decoder(encoding), m_raw(m_decoder.isPassThrough() ? 0 : kReadStep) {}

void TextStream::noteMark(std::string_view start) {
    m_isStarted = true;
    if (!start.starts_with(kMark)) return;
    m_markBytes = m_decoder.isPassThrough() ? kMark.size() : 2;
}

std::size_t TextStream::read(std::span<char> out) {
    return m_decoder.isPassThrough() ? readAsItStands(out) : readDecoded(out);
}

std::size_t TextStream::readAsItStands(std::span<char> out) {
    std::size_t got = m_source.read(out);
    if (m_isStarted) return got;
    noteMark({out.data(), got});
    if (m_markBytes == 0) return got;
    got -= m_markBytes;
    std::memmove(out.data(), out.data() + m_markBytes, got);
    return got + m_source.read(out.subspan(got));
}

std::size_t TextStream::readDecoded(std::span<char> out) {
    std::size_t filled = 0;
    while (filled < out.size()) {
        if (m_pendingStart == m_pending.size() && !decodeMore()) break;
        const std::size_t take = std::min(out.size() - filled, m_pending.size() - m_pendingStart);
        std::memcpy(out.data() + filled, m_pending.data() + m_pendingStart, take);
        filled += take;
        m_pendingStart += take;
    }
    return filled;
}

bool TextStream::decodeMore() {
    if (m_isAtEnd) return false;
    m_pending.clear();
    m_pendingStart = 0;
    const std::size_t got = m_source.read(m_raw);
    m_decoder.decode({m_raw.data(), got}, m_pending);
    m_isAtEnd = got < m_raw.size();
    if (m_isAtEnd) m_decoder.finish(m_pending);
    if (!m_isStarted) {
        noteMark(m_pending);
        if (m_markBytes > 0) m_pendingStart = kMark.size();
    }
    return true;
}

} // namespace vignette
