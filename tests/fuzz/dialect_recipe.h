#pragma once

#include "core/model/extract.h"
#include "tests/fuzz/fuzz_target.h"

namespace vignette::fuzz {

/// The dialect that the first bytes of an input stand for, taken off it.
inline Dialect takeDialect(std::string_view& input) {
    constexpr std::string_view kDelimiters = ",;\t| :^~";
    constexpr const char* kEncodings[] = {"UTF-8",        "UTF-8",     "UTF-16LE",    "UTF-16BE",
                                          "windows-1252", "Shift_JIS", "ISO-8859-15", "GB18030",
                                          "windows-1251", "EUC-JP",    "Big5",        "UTF-8"};
    const unsigned marks = takeByte(input);
    const unsigned ways = takeByte(input);
    Dialect dialect;
    dialect.delimiter = kDelimiters[marks % kDelimiters.size()];
    if (marks & 8) dialect.quote = '\'';
    if (marks & 16) dialect.quote.reset();
    if (marks & 32) dialect.escape = '\\';
    if (marks & 64) dialect.escape = '"';
    dialect.skipsBlanks = (marks & 128) != 0;
    dialect.encoding = kEncodings[ways % std::size(kEncodings)];
    dialect.hasHeader = (ways & 64) == 0;
    dialect.skipLines = (ways & 128) != 0 ? 1 + ways % 3 : 0;
    return dialect;
}

} // namespace vignette::fuzz
