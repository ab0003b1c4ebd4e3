#include "core/ingest/guess_marks.h"

#include "core/base/text.h"
#include "core/ingest/number_cell.h"

#include <algorithm>
#include <map>

namespace vignette {

namespace {

/// What the marks inside one number say.
enum class MarkSign {
    NotANumber,
    NoMarks,
    DecimalPoint,  ///< 12.5
    DecimalComma,  ///< 12,5
    PointOrGroups, ///< 1.234
    CommaOrGroups, ///< 1,234
    GroupedByPoint,
    GroupedByComma,
    GroupedByBlank,
    GroupedByApostrophe,
    PointAndGroupsByComma, ///< 1,234.5
    CommaAndGroupsByPoint, ///< 1.234,5
};

std::string withPlainBlanks(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const bool isWide = text.substr(i).starts_with("\xC2\xA0");
        const bool isNarrow = text.substr(i).starts_with("\xE2\x80\xAF");
        plain += isWide || isNarrow ? ' ' : text[i];
        i += isWide ? 2 : isNarrow ? 3 : 1;
    }
    return plain;
}

/// Digits in groups of three behind the first, divided by `mark`: 1,234,567.
bool isGrouped(std::string_view text, char mark) {
    const std::vector<std::string> groups = split(text, mark);
    if (groups.size() < 2 || groups.front().empty() || groups.front().size() > 3 || groups.front() == "0")
        return false;
    return std::all_of(groups.begin() + 1, groups.end(),
                       [](const std::string& group) { return group.size() == 3; });
}

MarkSign signOfOneMark(std::string_view text, char mark) {
    const bool isComma = mark == ',';
    const auto count = std::count(text.begin(), text.end(), mark);
    const bool isGroups = isGrouped(text, mark);
    if (count > 1) {
        if (!isGroups) return MarkSign::NotANumber;
        return isComma ? MarkSign::GroupedByComma : MarkSign::GroupedByPoint;
    }
    if (isGroups) return isComma ? MarkSign::CommaOrGroups : MarkSign::PointOrGroups;
    return isComma ? MarkSign::DecimalComma : MarkSign::DecimalPoint;
}

MarkSign signOf(std::string_view cell) {
    const std::string plain = withPlainBlanks(trimmed(cell));
    std::string_view text = plain;
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || text.find_first_not_of("0123456789., '") != std::string_view::npos)
        return MarkSign::NotANumber;
    if (!isDigit(text.back())) return MarkSign::NotANumber;
    for (const char groupMark : {' ', '\''}) {
        if (text.find(groupMark) == std::string_view::npos) continue;
        const std::string_view whole = text.substr(0, text.find_first_of(".,"));
        if (!isGrouped(whole, groupMark)) return MarkSign::NotANumber;
        return groupMark == ' ' ? MarkSign::GroupedByBlank : MarkSign::GroupedByApostrophe;
    }
    const std::size_t comma = text.rfind(',');
    const std::size_t point = text.rfind('.');
    if (comma == std::string_view::npos && point == std::string_view::npos) return MarkSign::NoMarks;
    if (point == std::string_view::npos) return signOfOneMark(text, ',');
    if (comma == std::string_view::npos) return signOfOneMark(text, '.');
    const bool isCommaLast = comma > point;
    const std::string_view whole = text.substr(0, isCommaLast ? comma : point);
    if (!isGrouped(whole, isCommaLast ? '.' : ',')) return MarkSign::NotANumber;
    return isCommaLast ? MarkSign::CommaAndGroupsByPoint : MarkSign::PointAndGroupsByComma;
}

using Signs = std::map<MarkSign, std::size_t>;

/// Signs of the columns in which at least nine of ten values are numbers.
Signs signsOfNumberColumns(std::span<const std::vector<std::string>> rows) {
    std::size_t columns = 0;
    for (const auto& row : rows)
        columns = std::max(columns, row.size());
    Signs all;
    for (std::size_t c = 0; c < columns; ++c) {
        Signs signs;
        std::size_t values = 0;
        for (const auto& row : rows) {
            if (c >= row.size() || isMissingToken(trimmed(row[c]))) continue;
            ++values;
            ++signs[signOf(row[c])];
        }
        if (signs[MarkSign::NotANumber] * 10 > values) continue;
        for (const auto& [sign, count] : signs)
            all[sign] += count;
    }
    return all;
}

} // namespace

void guessMarks(std::span<const std::vector<std::string>> rows, Dialect& dialect) {
    Signs signs = signsOfNumberColumns(rows);
    const std::size_t commas = signs[MarkSign::DecimalComma] + signs[MarkSign::CommaAndGroupsByPoint];
    const std::size_t points = signs[MarkSign::DecimalPoint] + signs[MarkSign::PointAndGroupsByComma];
    const bool isOpenComma = commas == 0 && points == 0 && signs[MarkSign::CommaOrGroups] > 0 &&
                             signs[MarkSign::PointOrGroups] == 0 && signs[MarkSign::GroupedByComma] == 0;
    const bool isComma = commas > points || (isOpenComma && dialect.delimiter == ';');
    dialect.decimalMark = isComma ? ',' : '.';
    const std::size_t groupedByComma = signs[MarkSign::GroupedByComma] +
                                       signs[MarkSign::PointAndGroupsByComma] +
                                       signs[MarkSign::CommaOrGroups];
    const std::size_t groupedByPoint =
        signs[MarkSign::GroupedByPoint] + signs[MarkSign::CommaAndGroupsByPoint];
    if (signs[MarkSign::GroupedByBlank] > 0)
        dialect.thousandsMark = ' ';
    else if (signs[MarkSign::GroupedByApostrophe] > 0)
        dialect.thousandsMark = '\'';
    else if (!isComma && groupedByComma > 0)
        dialect.thousandsMark = ',';
    else if (isComma && groupedByPoint + signs[MarkSign::PointOrGroups] > 0)
        dialect.thousandsMark = '.';
}

} // namespace vignette
