#include "core/ingest/guess_encoding.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/encodings.h"
#include "core/ingest/text_stream.h"

#include <uchardet.h>

#include <algorithm>
#include <memory>

namespace vignette {

namespace {

using namespace std::string_view_literals;

struct ZeroBytes {
    std::size_t even = 0;
    std::size_t odd = 0;
};

ZeroBytes zeroBytesOf(std::string_view sample) {
    ZeroBytes zeros;
    for (std::size_t i = 0; i < sample.size(); ++i)
        if (sample[i] == '\0') ++(i % 2 == 0 ? zeros.even : zeros.odd);
    return zeros;
}

/// Empty when neither order stands out. Tables are mostly ASCII, whose upper byte is zero.
std::string utf16Order(std::string_view sample) {
    if (sample.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
    if (sample.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
    const ZeroBytes zeros = zeroBytesOf(sample);
    const std::size_t pairs = sample.size() / 2;
    if (pairs == 0) return {};
    const auto isMost = [pairs](std::size_t count) { return count * 10 > pairs * 4; };
    const auto isFew = [pairs](std::size_t count) { return count * 50 < pairs; };
    if (isMost(zeros.odd) && isFew(zeros.even)) return "UTF-16LE";
    if (isMost(zeros.even) && isFew(zeros.odd)) return "UTF-16BE";
    return {};
}

/// The sample may end inside a character.
std::string_view withoutCutCharacter(std::string_view sample) {
    for (std::size_t back = 1; back <= 3 && back <= sample.size(); ++back) {
        const auto byte = static_cast<unsigned char>(sample[sample.size() - back]);
        if (byte < 0x80) break;
        if (byte >= 0xC0) return sample.substr(0, sample.size() - back);
    }
    return sample;
}

bool isMostlyUtf8(std::string_view text) {
    Utf8Evidence evidence;
    evidence.add(text);
    return evidence.good > evidence.bad;
}

std::string uchardetName(std::string_view sample) {
    const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), &uchardet_delete);
    uchardet_handle_data(detector.get(), sample.data(), sample.size());
    uchardet_data_end(detector.get());
    return toLowerAscii(uchardet_get_charset(detector.get()));
}

/// uchardet's names (lower case) where they are not those of Dialect::encoding in lower case.
constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"uhc", "EUC-KR"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-13", "windows-1257"},
    {"iso-8859-4", "windows-1257"},
    {"iso-8859-8", "windows-1255"},
    {"iso-8859-6", "windows-1256"},
    {"gb2312", "GB18030"},
    {"mac-centraleurope", "windows-1250"},
    {"iso-8859-16", "ISO-8859-2"}};

const TableEncoding* encodingOf(const std::string& lowerName) {
    for (const auto& [name, ours] : kOtherNames)
        if (lowerName == name) return tableEncodingNamed(ours);
    for (const TableEncoding& encoding : tableEncodings())
        if (lowerName == toLowerAscii(encoding.name)) return &encoding;
    return nullptr;
}

/// Bytes above ASCII, those beside another, and those beside a letter that windows-1252 has no letter for.
struct HighBytes {
    std::size_t count = 0;
    std::size_t joined = 0;
    std::size_t marksInWords = 0;
};

HighBytes highBytesOf(std::string_view text) {
    HighBytes high;
    const auto isHigh = [&](std::size_t at) {
        return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isHigh(i)) continue;
        ++high.count;
        if ((i > 0 && isHigh(i - 1)) || isHigh(i + 1)) ++high.joined;
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isLetterThere =
            byte >= 0xC0 || std::string_view("\x8A\x8C\x8E\x9A\x9C\x9E\x9F\x83\xAA\xBA"sv).find(text[i]) !=
                                std::string_view::npos;
        const bool isInWord = i > 0 && i + 1 < text.size() && isLetter(text[i - 1]) && isLetter(text[i + 1]);
        if (!isLetterThere && isInWord) ++high.marksInWords;
    }
    return high;
}

/// How many bytes of a kind stand between two letters. BC, BD and BE are Œ, œ and Ÿ in ISO-8859-15 and
/// fractions in ISO-8859-1, which stand in no word.
std::size_t inWords(std::string_view text, std::string_view kind) {
    std::size_t count = 0;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        const bool isWithin = isLetter(text[i - 1]) && isLetter(text[i + 1]);
        count += isWithin && kind.find(text[i]) != std::string_view::npos ? 1 : 0;
    }
    return count;
}

/// Small letters with accents are 80 to 9F in Mac OS Roman, which windows-1252 has for marks and a few rare
/// letters; its own (E0 and above) are capitals with accents and signs there. Quotes and dashes of
/// windows-1252 do not count.
bool isMacRoman(std::string_view text) {
    constexpr std::size_t kEnough = 3;
    static constexpr std::string_view kMacLetters =
        "\x80\x81\x82\x83\x84\x86\x87\x88\x89\x8A\x8B\x8C\x8D\x8E\x8F\x90\x95\x98\x99\x9A\x9B\x9C\x9D\x9E\x9F"sv;
    const bool hasWindowsLetters =
        std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
    return !hasWindowsLetters && inWords(text, kMacLetters) >= kEnough;
}

/// Whether what uchardet names is borne out: it guesses gladly from two accents in a file.
bool isBorneOut(const TableEncoding& encoding, std::string_view text) {
    constexpr std::size_t kEnough = 20;
    std::string decoded;
    Utf8Decoder decoder{std::string(encoding.name)};
    decoder.decode(text, decoded);
    if (decoder.replacedCount() > 0) return false;
    const HighBytes high = highBytesOf(text);
    if (!encoding.isLatin) return high.joined * 2 > high.count;
    return high.marksInWords > 0 || high.count >= kEnough;
}

} // namespace

void Utf8Evidence::add(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        const bool isGood = isValidUtf8(text.substr(i, length));
        ++(isGood ? good : bad);
        i += isGood ? length : 1;
    }
}

bool isUtf16(std::string_view sample) {
    return !utf16Order(sample).empty();
}

std::string guessEncoding(std::string_view sample, const std::string& fileName) {
    if (sample.starts_with("\xFF\xFE\0\0"sv) || sample.starts_with("\0\0\xFE\xFF"sv))
        throw Failure(FailureCode::BadInput, fileName + " is written in UTF-32. Save it as UTF-8.");
    if (sample.starts_with("\xEF\xBB\xBF")) return "UTF-8";
    if (std::string order = utf16Order(sample); !order.empty()) return order;
    const std::string_view whole = withoutCutCharacter(sample);
    if (isValidUtf8(whole) || isMostlyUtf8(whole)) return "UTF-8";
    // Bytes 0x80..0x9F are control characters in ISO-8859-1 and letters or marks in windows-1252, which
    // otherwise agree; uchardet names ISO-8859-15 and its kin for text that is the former in all but a few
    // marks.
    const bool hasUpperControls = std::any_of(whole.begin(), whole.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 && byte < 0xA0;
    });
    const std::string name = uchardetName(whole);
    const bool isWestern = name == "iso-8859-1" || name == "iso-8859-15";
    const bool hasLatin9Letters = !hasUpperControls && inWords(whole, "\xBC\xBD\xBE"sv) > 0;
    if (!hasUpperControls && isWestern) return hasLatin9Letters ? "ISO-8859-15" : "ISO-8859-1";
    const TableEncoding* encoding = encodingOf(name);
    if (encoding != nullptr && !isWestern && isBorneOut(*encoding, whole)) return std::string(encoding->name);
    if (hasLatin9Letters) return "ISO-8859-15";
    return isMacRoman(whole) ? "macintosh" : "windows-1252";
}

} // namespace vignette
