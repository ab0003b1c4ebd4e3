#include "core/ingest/xlsx_strings.h"

#include "core/base/failure.h"
#include "core/ingest/record_splitter.h"

#include <charconv>

namespace vignette {

namespace {

constexpr std::uint64_t kStringsBase = std::uint64_t{256} << 20;
constexpr std::uint64_t kStringsRatio = 16;

void appendUtf8(std::uint32_t unit, std::string& out) {
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (unit < 0x80) {
        put(unit);
    } else if (unit < 0x800) {
        put(0xC0 | (unit >> 6));
        put(0x80 | (unit & 0x3F));
    } else {
        put(0xE0 | (unit >> 12));
        put(0x80 | ((unit >> 6) & 0x3F));
        put(0x80 | (unit & 0x3F));
    }
}

/// "_x000D_" at the start of `text`: the character it stands for. Halves of a pair stay as they are written.
bool readEscape(std::string_view text, std::uint32_t& unit) {
    if (text.size() < 7 || text[1] != 'x' || text[6] != '_') return false;
    const auto parsed = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
    const bool isHalf = unit >= 0xD800 && unit < 0xE000;
    return parsed.ec == std::errc() && parsed.ptr == text.data() + 6 && !isHalf;
}

void readEscapes(std::string& text) {
    if (text.find("_x") == std::string::npos) return;
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        std::uint32_t unit = 0;
        if (text[i] == '_' && readEscape(std::string_view(text).substr(i), unit)) {
            appendUtf8(unit < 0x20 && unit != '\n' && unit != '\r' ? ' ' : unit, plain);
            i += 7;
        } else {
            plain += text[i++];
        }
    }
    text = std::move(plain);
}

} // namespace

void RichText::begin() {
    m_text.clear();
    m_isText = false;
    m_phonetic = 0;
}

void RichText::start(std::string_view element) {
    if (element == "rPh") ++m_phonetic;
    if (element == "t") m_isText = m_phonetic == 0;
}

void RichText::end(std::string_view element) {
    if (element == "rPh") --m_phonetic;
    if (element == "t") m_isText = false;
}

void RichText::text(std::string_view utf8) {
    if (!m_isText) return;
    m_text += utf8;
    if (m_text.size() > kCellLimit)
        throw Failure(FailureCode::BadInput, m_fileName + " has a cell of over 1 MiB of text. Remove it and "
                                                          "save the workbook again.");
}

std::string_view RichText::finish() {
    readEscapes(m_text);
    return m_text;
}

SharedStrings::SharedStrings(XlsxPackage& package, const std::string& part)
    : m_fileName(package.fileName()), m_limit(kStringsBase + kStringsRatio * package.bytesOnDisk()),
      m_rich(package.fileName()) {
    if (part.empty()) return;
    m_part = package.open(part);
    m_xml = std::make_unique<XmlScanner>(static_cast<XmlHandler&>(*this), m_fileName);
    m_piece.resize(std::size_t{64} << 10);
}

std::string_view SharedStrings::at(std::uint64_t index) {
    while (index >= m_ends.size())
        if (!readMore())
            throw Failure(FailureCode::Damaged, m_fileName + " is damaged: a cell asks for a text that the "
                                                             "workbook does not hold.");
    const std::uint64_t begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_texts).substr(begin, m_ends[index] - begin);
}

bool SharedStrings::readMore() {
    if (!m_part) return false;
    const std::size_t got = m_part->read(m_piece);
    if (got > 0) m_xml->feed({m_piece.data(), got});
    if (got == m_piece.size()) return true;
    m_xml->feed({});
    m_part.reset();
    return true;
}

void SharedStrings::start(std::string_view name, const XmlAttributes&) {
    if (m_isInString) {
        m_rich.start(name);
        return;
    }
    m_isInString = name == "si";
    if (m_isInString) m_rich.begin();
}

void SharedStrings::end(std::string_view name) {
    if (!m_isInString) return;
    if (name != "si") {
        m_rich.end(name);
        return;
    }
    m_isInString = false;
    m_texts += m_rich.finish();
    m_ends.push_back(m_texts.size());
    if (m_texts.size() + m_ends.size() * sizeof(std::uint64_t) > m_limit)
        throw Failure(FailureCode::TooLarge, m_fileName +
                                                 " holds too many different texts to keep in memory. "
                                                 "Save the sheet as CSV and choose that file.");
}

void SharedStrings::text(std::string_view utf8) {
    if (m_isInString) m_rich.text(utf8);
}

} // namespace vignette
