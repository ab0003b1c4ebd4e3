#include "core/ingest/guess_encoding.h"

#include "core/base/failure.h"
#include "core/base/text.h"

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
    if (!hasUpperControls && uchardetName(whole).starts_with("iso-8859-1")) return "ISO-8859-1";
    return "windows-1252";
}

} // namespace vignette
