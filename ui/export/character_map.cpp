#include "ui/export/character_map.h"

#include <QString>
#include <qpdf/QPDF.hh>

#include <cstdio>
#include <sstream>

namespace vignette {
namespace {

bool isLookAlike(char32_t character) {
    const auto isWithin = [character](char32_t low, char32_t high) {
        return character >= low && character <= high;
    };
    return isWithin(0x2E80, 0x2FDF) || isWithin(0xF900, 0xFAFF) || isWithin(0xFB50, 0xFDFF) ||
           isWithin(0xFE70, 0xFEFC);
}

std::string hex(const QString& text) {
    std::string digits;
    for (const QChar unit : text) {
        char buffer[5];
        std::snprintf(buffer, sizeof buffer, "%04X", static_cast<unsigned>(unit.unicode()));
        digits += buffer;
    }
    return digits;
}

/// "2F47" → "65E5"; what needs no change comes back as it is.
std::string repaired(const std::string& digits) {
    if (digits.size() != 4) return digits;
    const auto character = static_cast<char32_t>(std::stoul(digits, nullptr, 16));
    if (character == U'\t') return "0020";
    if (character == 0x00AD) return "002D";
    if (!isLookAlike(character)) return digits;
    const QString plain = QString::fromUcs4(&character, 1).normalized(QString::NormalizationForm_KC);
    // Some isolated forms decompose into a space and a mark.
    return plain.startsWith(QLatin1Char(' ')) ? digits : hex(plain);
}

/// "<first> <last> <to>" and "<first> <last> [<to> <to> …]": the first two are glyphs and stay.
std::string repairedLine(const std::string& line) {
    std::string result;
    std::size_t at = 0;
    for (int index = 0;; ++index) {
        const std::size_t open = line.find('<', at);
        const std::size_t close = open == std::string::npos ? open : line.find('>', open);
        if (close == std::string::npos) break;
        result += line.substr(at, open - at + 1);
        const std::string digits = line.substr(open + 1, close - open - 1);
        result += index < 2 ? digits : repaired(digits);
        at = close;
    }
    return result + line.substr(at);
}

} // namespace

std::string repairedCharacterMap(const std::string& map) {
    std::istringstream lines(map);
    std::string result;
    bool isInside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("endbfrange") != std::string::npos) isInside = false;
        result += (isInside ? repairedLine(line) : line) + "\n";
        if (line.find("beginbfrange") != std::string::npos) isInside = true;
    }
    return result;
}

void repairCharacterMaps(QPDF& pdf) {
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        if (!object.isDictionary() || !object.hasKey("/ToUnicode")) continue;
        QPDFObjectHandle stream = object.getKey("/ToUnicode");
        if (!stream.isStream()) continue;
        const std::shared_ptr<Buffer> data = stream.getStreamData();
        const std::string map(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        stream.replaceStreamData(repairedCharacterMap(map), QPDFObjectHandle::newNull(),
                                 QPDFObjectHandle::newNull());
    }
}

} // namespace vignette
