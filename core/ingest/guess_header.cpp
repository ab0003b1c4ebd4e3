#include "core/ingest/guess_header.h"

#include "core/base/text.h"
#include "core/ingest/number_cell.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vignette {

namespace {

using Row = std::vector<std::string>;
constexpr std::uint32_t kMostGuessed = 3;
constexpr std::size_t kFewestBelow = 4;
constexpr std::size_t kWordsAmongNumbers = 3;

bool isNumberLike(std::string_view cell) {
    const std::string_view text = trimmed(cell);
    if (text.empty() || text.find_first_not_of("0123456789.,-+eE %/:") != std::string_view::npos)
        return false;
    const bool startsAsNumber =
        isDigit(text.front()) || std::string_view("+-.,").find(text.front()) != std::string_view::npos;
    return startsAsNumber && std::any_of(text.begin(), text.end(), isDigit);
}

bool isYearLike(std::string_view cell) {
    const auto number = parseNumber(cell);
    return number && cell.size() == 4 && *number >= 1900 && *number <= 2100;
}

/// How many of the first row's texts come again below them: names of columns do not, but for a whole header
/// that comes again.
std::size_t repeatedBelow(SampleRows rows, std::size_t start) {
    std::size_t repeated = 0;
    for (std::size_t c = 0; c < rows[start].size(); ++c) {
        const std::string& first = rows[start][c];
        const bool isRepeated =
            !first.empty() && std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(start) + 1, rows.end(),
                                          [&](const Row& row) {
                                              return c < row.size() && row[c] == first && row != rows[start];
                                          });
        if (isRepeated) ++repeated;
    }
    return repeated;
}

/// "kg", "(mmHg)", "[years]", "mg/dl", "%".
bool isUnit(std::string_view cell) {
    static constexpr std::array<std::string_view, 44> kUnits = {
        "%",   "a",      "bpm",   "c",     "cm",  "count", "d",   "date",  "days",  "dl", "eur",
        "f",   "g",      "h",     "hours", "hrs", "in",    "iu",  "kcal",  "kg",    "l",  "lb",
        "lbs", "m",      "meq/l", "mg",    "min", "ml",    "mm",  "mmhg",  "mmol",  "mo", "months",
        "ng",  "points", "s",     "score", "sec", "ug",    "usd", "weeks", "years", "yr", "yrs"};
    constexpr std::size_t kLongest = 14;
    const std::string text = toLowerAscii(trimmed(cell));
    if (text.empty() || text.size() > kLongest) return false;
    const bool isBracketed =
        (text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']');
    const bool isRatio = text.find('/') != std::string::npos && text.find(' ') == std::string::npos;
    const bool hasSign =
        text.starts_with("°") || text.starts_with("µ") || text.starts_with("μ") || text == "€" || text == "$";
    return isBracketed || isRatio || hasSign || std::find(kUnits.begin(), kUnits.end(), text) != kUnits.end();
}

bool isFilled(const Row& row, std::size_t c) {
    return c < row.size() && !trimmed(row[c]).empty();
}

/// Whether nine in ten values of a column are numbers, days or times.
bool isMeasured(SampleRows data, std::size_t c) {
    std::size_t filled = 0;
    std::size_t numbers = 0;
    for (const Row& row : data) {
        if (!isFilled(row, c) || isMissingToken(trimmed(row[c]))) continue;
        ++filled;
        numbers += isNumberLike(row[c]) ? 1 : 0;
    }
    return filled * 2 >= data.size() && numbers * 10 >= filled * 9;
}

bool comesAgain(SampleRows below, std::size_t c, const std::string& cell) {
    return std::any_of(below.begin(), below.end(),
                       [&](const Row& row) { return c < row.size() && row[c] == cell; });
}

/// Words of rows of data that stand where others have numbers.
bool isAnswer(std::string_view cell) {
    static constexpr std::array<std::string_view, 24> kAnswers = {
        "absent",  "declined", "high",  "low",         "missing",  "negative", "no",        "no answer",
        "none",    "normal",   "not",   "not asked",   "not done", "other",    "pending",   "positive",
        "present", "refused",  "trace", "unavailable", "unclear",  "unknown",  "withdrawn", "yes"};
    return std::find(kAnswers.begin(), kAnswers.end(), toLowerAscii(trimmed(cell))) != kAnswers.end();
}

/// What a row under a header holds, seen beside the rows below it.
struct RowSigns {
    std::size_t filled = 0;
    std::size_t units = 0;
    std::size_t measured = 0;          ///< columns of numbers
    std::size_t wordsAmongNumbers = 0; ///< words in them
    bool canBeHeader = true;
};

RowSigns signsOf(const Row& row, SampleRows below, SampleRows data) {
    RowSigns signs;
    for (std::size_t c = 0; c < row.size(); ++c) {
        const bool isNumbers = isMeasured(data, c);
        signs.measured += isNumbers ? 1 : 0;
        if (!isFilled(row, c)) continue;
        ++signs.filled;
        const std::string_view text = trimmed(row[c]);
        if (isNumberLike(text) || isYearLike(text) || isMissingToken(text) || isAnswer(text) ||
            comesAgain(below, c, row[c]))
            signs.canBeHeader = false;
        signs.units += isUnit(text) ? 1 : 0;
        signs.wordsAmongNumbers += isNumbers ? 1 : 0;
    }
    return signs;
}

/// Whether some name above, with blanks right of it, is that of a group: words under it and under every
/// blank, all in columns of numbers. No blank above may be without a name below.
bool standsUnderGroup(const Row& above, const Row& row, SampleRows data) {
    bool hasGroup = false;
    for (std::size_t c = 0; c < row.size(); ++c) {
        if (!isFilled(above, c) && c > 0 && !isFilled(row, c)) return false;
        const bool isStart = isFilled(above, c) && c + 1 < row.size() && !isFilled(above, c + 1);
        if (!isStart || !isFilled(row, c) || !isMeasured(data, c)) continue;
        std::size_t end = c + 1;
        while (end < row.size() && !isFilled(above, end) && isFilled(row, end) && isMeasured(data, end))
            ++end;
        hasGroup = hasGroup || end == row.size() || isFilled(above, end);
    }
    return hasGroup;
}

/// See headerRowsOf. `below`: all rows below this one; `data`: those that surely are no header.
bool goesOn(const Row& above, const Row& row, SampleRows below, SampleRows data) {
    if (row.empty() || data.size() < kFewestBelow) return false;
    const RowSigns signs = signsOf(row, below, data);
    if (!signs.canBeHeader || signs.wordsAmongNumbers == 0) return false;
    const bool holdsUnits = signs.units * 2 > signs.filled;
    const bool isAllWords =
        signs.wordsAmongNumbers >= kWordsAmongNumbers && signs.wordsAmongNumbers == signs.measured;
    return holdsUnits || isAllWords || standsUnderGroup(above, row, data);
}

} // namespace

std::size_t filledCells(const std::vector<std::string>& row) {
    return static_cast<std::size_t>(std::count_if(
        row.begin(), row.end(), [](const std::string& cell) { return !trimmed(cell).empty(); }));
}

bool isHeader(SampleRows rows, std::size_t start) {
    const Row& first = rows[start];
    std::size_t numbers = 0;
    std::size_t years = 0;
    for (const std::string& cell : first) {
        if (isMissingToken(trimmed(cell)) && !trimmed(cell).empty()) return false;
        if (isYearLike(trimmed(cell)))
            ++years;
        else if (isNumberLike(cell))
            ++numbers;
    }
    const std::size_t filled = filledCells(first);
    if (filled == 0) return false;
    if (numbers > 0) return numbers * 10 <= filled; // a few names such as "2" among many words
    if (years > 0 && years == filled) return false;
    return repeatedBelow(rows, start) * 2 < filled;
}

std::uint32_t headerRowsOf(SampleRows rows, std::size_t start) {
    std::uint32_t count = 1;
    const SampleRows data = rows.subspan(std::min(rows.size(), start + kMostGuessed));
    for (; count < kMostGuessed && start + count < rows.size(); ++count) {
        const Row& row = rows[start + count];
        const bool isSaidAgain = row == rows[start];
        if (!isSaidAgain && !goesOn(rows[start + count - 1], row, rows.subspan(start + count + 1), data))
            break;
    }
    return start + count < rows.size() ? count : 1;
}

} // namespace vignette
