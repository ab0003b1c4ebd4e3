#include "core/features/codebook_records.h"

#include "core/base/text.h"

#include <algorithm>

namespace vignette {

namespace {

std::string_view withoutNotes(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (text.starts_with("#"))
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text;
}

char delimiterOf(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char mark : {';', '\t'})
        if (std::count(line.begin(), line.end(), mark) > std::count(line.begin(), line.end(), best))
            best = mark;
    return best;
}

/// One record off the front of `text`, quotes honoured.
std::vector<std::string> takeRecord(std::string_view& text, char delimiter) {
    std::vector<std::string> cells(1);
    bool isQuoted = false;
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i++];
        const bool isDoubled = isQuoted && c == '"' && i < text.size() && text[i] == '"';
        if (isDoubled) {
            cells.back() += text[i++];
        } else if (c == '"' && (isQuoted || trimmed(cells.back()).empty())) {
            isQuoted = !isQuoted;
        } else if (!isQuoted && c == delimiter) {
            cells.emplace_back();
        } else if (!isQuoted && c == '\n') {
            break;
        } else {
            cells.back() += c;
        }
    }
    text.remove_prefix(i);
    return cells;
}

} // namespace

std::vector<std::vector<std::string>> codebookRecords(std::string_view text) {
    text = withoutNotes(text);
    const char delimiter = delimiterOf(text);
    std::vector<std::vector<std::string>> records;
    while (!text.empty()) {
        std::vector<std::string> cells = takeRecord(text, delimiter);
        bool isBlank = true;
        for (std::string& cell : cells) {
            cell = std::string(trimmed(cell));
            isBlank = isBlank && cell.empty();
        }
        if (isBlank) cells.clear();
        records.push_back(std::move(cells));
    }
    return records;
}

std::string plainHeader(std::string_view header) {
    std::string plain;
    for (const char c : header) {
        const bool isWordByte = isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (isWordByte)
            plain += c;
        else if (!plain.empty() && plain.back() != ' ')
            plain += ' ';
    }
    return toLowerAscii(trimmed(plain));
}

} // namespace vignette
