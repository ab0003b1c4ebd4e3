#include "core/ingest/cell_repair.h"

#include "core/base/text.h"

#include <cstring>

namespace vignette {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kShapeLength = 60;

bool isPlainAscii(std::string_view text) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
    std::uint64_t any = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        any |= word;
    }
    for (; i < text.size(); ++i)
        any |= static_cast<unsigned char>(text[i]);
    return (any & kHighBits) == 0;
}

bool hasNul(std::string_view text) {
    return !text.empty() && std::memchr(text.data(), '\0', text.size()) != nullptr;
}

bool isInOrder(std::string_view text) {
    return !hasNul(text) && (isPlainAscii(text) || isValidUtf8(text));
}

std::size_t lengthByLead(unsigned char lead) {
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
}

} // namespace

std::string repairedText(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::string_view character = text.substr(i, lengthByLead(lead));
        const bool isGood = lead != 0 && isValidUtf8(character);
        out += isGood ? character : kReplacement;
        i += isGood ? character.size() : 1;
    }
    return out;
}

std::uint64_t repairCells(std::string_view block, std::vector<std::vector<std::string_view>>& columns,
                          std::vector<std::string>& repaired) {
    if (isInOrder(block)) return 0;
    std::vector<std::string_view*> broken;
    for (auto& column : columns)
        for (std::string_view& cell : column)
            if (!isInOrder(cell)) broken.push_back(&cell);
    repaired.reserve(broken.size()); // views point into the strings: they must not move
    for (std::string_view* cell : broken) {
        repaired.push_back(repairedText(*cell));
        *cell = repaired.back();
    }
    return broken.size();
}

std::uint64_t replacedCells(std::string_view block,
                            const std::vector<std::vector<std::string_view>>& columns) {
    if (block.find(kReplacement) == std::string_view::npos) return 0;
    std::uint64_t cells = 0;
    for (const auto& column : columns)
        for (const std::string_view cell : column)
            if (cell.find(kReplacement) != std::string_view::npos) ++cells;
    return cells;
}

std::string shapeOf(std::string_view row) {
    while (!row.empty() && (row.back() == '\n' || row.back() == '\r'))
        row.remove_suffix(1);
    std::string shape;
    std::size_t length = 0;
    for (const char c : row) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) == 0x80) continue; // the rest of a character already shown
        if (length++ == kShapeLength) break;
        const bool isControl = byte < 0x20 || byte == 0x7F;
        shape += isControl ? ' ' : isDigit(c) ? '9' : (isLetter(c) || byte >= 0x80) ? 'A' : c;
    }
    return shape;
}

} // namespace vignette
