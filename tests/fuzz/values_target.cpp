#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/ingest/number_cell.h"
#include "core/ingest/xlsx_number_format.h"
#include "core/model/cell_reader.h"
#include "core/privacy/coarsen.h"
#include "core/privacy/zip_codes.h"
#include "tests/fuzz/fuzz_target.h"

#include <cmath>

namespace vignette::fuzz {

namespace {

constexpr DateFormat kFormats[] = {
    DateFormat::IsoDash,      DateFormat::IsoSlash,     DateFormat::Compact,     DateFormat::MonthDayYear,
    DateFormat::DayMonthYear, DateFormat::DayMonthName, DateFormat::MonthNameDay};

/// Of someone born on `birth`; on 1 March where 29 February is missing.
Date birthday(Date birth, int age) {
    const Date::Parts born = birth.parts();
    const auto day = Date::from(born.year + age, born.month, born.day);
    return day ? *day : *Date::from(born.year + age, 3, 1);
}

void readDates(std::string_view text) {
    const Date end = *Date::from(2024, 12, 31);
    for (const DateFormat format : kFormats) {
        const auto date = parseDate(text, format);
        if (!date) continue;
        require(date->year() >= 1 && date->year() <= 9999, "a date's year is 1 to 9999");
        require(parseDate(date->iso(), DateFormat::IsoDash) == date, "ISO text reads back to the same day");
        const Date::Parts parts = date->parts();
        require(Date::from(parts.year, parts.month, parts.day) == date, "a day is made of its parts");
        const auto age = ageFromBirthDate(*date, end);
        require(!age || (*age >= 0 && *age <= kOldestAge), "an age that is stored is 0 to 90");
        const int years = wholeYearsBetween(*date, end);
        require(birthday(*date, years) <= end && end < birthday(*date, years + 1),
                "so many birthdays have been, and not one more");
    }
}

void readNumbers(std::string_view text) {
    constexpr struct {
        char decimal;
        char thousands;
    } kMarks[] = {{'.', 0}, {'.', ','}, {',', '.'}, {',', ' '}, {'.', '\''}, {',', 0}};
    for (const auto& marks : kMarks) {
        Dialect dialect;
        dialect.decimalMark = marks.decimal;
        if (marks.thousands != 0) dialect.thousandsMark = marks.thousands;
        const auto inSurvey = NumberReader(dialect).read(trimmed(text));
        const CellReader reader(dialect, {"NA"});
        const auto value = reader.value(text);
        if (!value) continue;
        const auto behindGate = reader.number(*value);
        require(inSurvey == behindGate, "the survey and the gate read the same number");
        require(!inSurvey || std::isfinite(*inSurvey), "a number is finite");
    }
    const auto number = parseNumber(text);
    if (!number) return;
    require(std::isfinite(*number), "a number is finite");
    require(parseNumber(shortest(*number)) == number, "its shortest text reads back to the same bits");
    for (const auto shows : {NumberShows::Day, NumberShows::Time, NumberShows::Duration})
        for (const auto epoch : {DateEpoch::From1900, DateEpoch::From1904})
            require(isValidUtf8(serialText(*number, shows, epoch)), "a day of a workbook is text");
    ageFromBirthYear(*number, *Date::from(2024, 12, 31));
}

void readAges(std::string_view text) {
    const auto lowest = lowestAge(text);
    require(!lowest || std::isfinite(*lowest), "a lowest age is finite");
    const std::string capped = cappedAgeText(text);
    require(cappedAgeText(capped) == capped, "an age that is capped stays as it is");
    if (lowest && *lowest >= kOldestAge) require(capped == "90+", "90 and over is 90+");
}

void readText(std::string_view text) {
    require(trimmed(trimmed(text)) == trimmed(text), "there is nothing to trim after trimming");
    require(join(split(text, ';'), ";") == text, "what was split joins to the same");
    if (isValidUtf8(text)) require(codePointCount(text) <= text.size(), "a character has a byte or more");
    isMissingToken(trimmed(text));
    hasLeadingZero(text);
    isLongDigits(text);
    isExponentCode(text);
    isCodeLike(text);
    whatFormatShows(text);
    for (const bool isPrefix : {true, false}) {
        const auto prefix = zipPrefix(text, isPrefix);
        require(!prefix || prefix->size() == 3, "a prefix has three digits");
    }
}

} // namespace

/// One value a line.
void runTarget(std::string_view input) {
    while (!input.empty()) {
        const std::string_view line = input.substr(0, input.find('\n'));
        readDates(line);
        readNumbers(line);
        readAges(line);
        readText(line);
        input.remove_prefix(std::min(input.size(), line.size() + 1));
    }
}

} // namespace vignette::fuzz
