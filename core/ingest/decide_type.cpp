#include "core/ingest/decide_type.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace vignette {

namespace {

constexpr std::uint64_t kForgiven = 50;         // one value in so many may not fit
constexpr std::uint64_t kForgivenCodes = 1'000; // one code in so many numbers
constexpr std::uint64_t kFewestForUnique = 20;  // fewer values are easily all different
constexpr std::uint64_t kKeyDigits = 7;         // whole numbers all so long and all different number things
constexpr double kFreeTextWords = 5.0;

/// part >= share of whole, without rounding trouble: part * 100 >= whole * percent.
bool isAtLeastPercent(std::uint64_t part, std::uint64_t whole, std::uint64_t percent) {
    return part * 100 >= whole * percent;
}

bool isNearlyAll(std::uint64_t part, std::uint64_t whole) {
    return whole > 0 && (whole - std::min(part, whole)) * kForgiven <= whole;
}

/// The header with its words apart: "viralLoad_2" → "viral Load 2".
std::string spacedHeader(std::string_view header) {
    std::string spaced;
    char before = ' ';
    for (const char c : header) {
        const bool isHump = c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
        if (isHump) spaced += ' ';
        spaced += isLetter(c) || isDigit(c) ? c : ' ';
        before = c;
    }
    return spaced;
}

std::set<std::string> plainLevels(const std::vector<LevelCount>& levels) {
    std::set<std::string> plain;
    for (const LevelCount& level : levels) {
        std::string text = toLowerAscii(trimmed(level.text));
        if (text == "0.0" || text == "1.0") text.resize(1);
        plain.insert(text);
    }
    return plain;
}

bool isFlag(const TypeEvidence& evidence) {
    if (evidence.levels == nullptr || evidence.levels->size() > 8) return false;
    static const std::array<std::set<std::string>, 5> kPairs = {
        std::set<std::string>{"yes", "no"}, {"y", "n"}, {"true", "false"}, {"t", "f"}, {"0", "1"}};
    const std::set<std::string> found = plainLevels(*evidence.levels);
    if (found.size() == 1) {
        const std::string& only = *found.begin();
        const bool isMark = only == "1" && evidence.missingCount > 0;
        return isMark || only == "yes" || only == "no" || only == "y" || only == "true" || only == "false";
    }
    return std::find(kPairs.begin(), kPairs.end(), found) != kPairs.end();
}

/// Compact dates are told from numbers such as 20240115 only by being dates of our time throughout.
bool isCompactDate(const ValueProfile& profile) {
    const ValueProfile::Dates& compact = profile.datesAs(DateFormat::Compact);
    return compact.count == profile.values && compact.first->year() >= 1850 && compact.last->year() <= 2150;
}

std::optional<DateFormat> bestDateFormat(const ValueProfile& profile) {
    std::optional<DateFormat> best;
    std::uint64_t most = 0;
    for (std::size_t i = 0; i < kDateFormats; ++i) {
        const auto format = static_cast<DateFormat>(i);
        if (format == DateFormat::Compact || profile.dates[i].count <= most) continue;
        best = format;
        most = profile.dates[i].count;
    }
    if (best && isNearlyAll(most, profile.values)) return best;
    return isCompactDate(profile) ? std::optional(DateFormat::Compact) : std::nullopt;
}

/// 3/4/2024 throughout can be read both ways. With dots it is day first; otherwise month first, and marked.
TypeDecision dateDecision(const ValueProfile& profile, DateFormat format) {
    TypeDecision decision{.type = ColumnType::Date, .dateFormat = format};
    const std::uint64_t monthFirst = profile.datesAs(DateFormat::MonthDayYear).count;
    const std::uint64_t dayFirst = profile.datesAs(DateFormat::DayMonthYear).count;
    const bool isYearLast = format == DateFormat::MonthDayYear || format == DateFormat::DayMonthYear;
    if (isYearLast && monthFirst == dayFirst) {
        const bool hasDots = profile.digitDates == dayFirst;
        decision.dateFormat = hasDots ? DateFormat::DayMonthYear : DateFormat::MonthDayYear;
        const auto& asMonth = profile.datesAs(DateFormat::MonthDayYear);
        const auto& asDay = profile.datesAs(DateFormat::DayMonthYear);
        decision.isDateAmbiguous = !hasDots && (asMonth.first != asDay.first || asMonth.last != asDay.last);
    }
    decision.coercedCount = profile.values - profile.datesAs(*decision.dateFormat).count;
    return decision;
}

bool isCodeByDigits(const ValueProfile& profile) {
    const bool hasBareExponents = profile.exponentCodes > 0 && profile.exponents == 0;
    return profile.leadingZeros > 0 || profile.longDigits > 0 || hasBareExponents;
}

bool isNearlyUnique(const TypeEvidence& evidence) {
    return evidence.profile.values >= kFewestForUnique &&
           isAtLeastPercent(evidence.distinctCount, evidence.profile.values, 98);
}

/// Header words of what a laboratory counts, which may be as long as a key: a viral load of 8 digits.
bool isLabCountHeader(std::string_view header) {
    static constexpr std::array<std::string_view, 10> kWords = {
        "load",          "copies",    "titer",    "titre",   "titers",
        "concentration", "platelets", "ferritin", "viremia", "count"};
    const std::string spaced = spacedHeader(header);
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return containsWord(spaced, word); });
}

/// Numbers that lie far apart, as measures do and keys of one range don't.
bool isSpreadWidely(const ValueProfile& profile) {
    return *profile.minimum > 0.0 && *profile.maximum >= 4.0 * *profile.minimum;
}

/// Whole numbers that name rows or patients rather than measure: 1, 2, 3 … n, a header that says so, or
/// all long and of one length.
bool isNumbering(const TypeEvidence& evidence) {
    const ValueProfile& profile = evidence.profile;
    if (!isNearlyUnique(evidence) || profile.wholeNumbers != profile.values) return false;
    const double span = *profile.maximum - *profile.minimum + 1.0;
    const bool isDense = span <= static_cast<double>(profile.values) * 1.02;
    const bool isLongAndEven =
        profile.longestBytes == profile.shortestBytes && profile.longestBytes >= kKeyDigits;
    const bool isMeasure = isLabCountHeader(evidence.header) && isSpreadWidely(profile);
    return isDense || (isLongAndEven && !isMeasure) || isKeyHeader(evidence.header) ||
           isRowNumberHeader(evidence.header);
}

ColumnType typeOfNumbers(const TypeEvidence& evidence) {
    if (isNumbering(evidence)) return ColumnType::Unique;
    const ValueProfile& profile = evidence.profile;
    return profile.wholeNumbers == profile.numbers ? ColumnType::Integer : ColumnType::Number;
}

ColumnType typeOfWords(const TypeEvidence& evidence) {
    const ValueProfile& profile = evidence.profile;
    const std::uint64_t values = profile.values;
    if (static_cast<double>(profile.words) > kFreeTextWords * static_cast<double>(values))
        return ColumnType::Text;
    const bool isMostlyDistinct = evidence.distinctCount * 2 > values && values >= kFewestForUnique;
    if (isMostlyDistinct && profile.withBlanks * 2 > values) return ColumnType::Text;
    if (isNearlyUnique(evidence)) return ColumnType::Unique;
    const bool isCoded = isCodeByDigits(profile) && profile.numbers * 2 > values;
    if (isCoded || isAtLeastPercent(profile.codes, values, 90)) return ColumnType::Code;
    // Codes among numbers, such as V45.1 among 250.00.
    if (profile.codes > 0 && isNearlyAll(profile.codes + profile.numbers, values) && profile.numbers > 0)
        return ColumnType::Code;
    return isMostlyDistinct ? ColumnType::Text : ColumnType::Category;
}

} // namespace

bool isNumeric(const ValueProfile& profile) {
    const bool hasFewCodes = (profile.codes - profile.exponentCodes) * kForgivenCodes <= profile.values;
    return isNearlyAll(profile.numbers, profile.values) && hasFewCodes && !isCodeByDigits(profile);
}

TypeDecision decideType(const TypeEvidence& evidence) {
    const ValueProfile& profile = evidence.profile;
    if (profile.values == 0) return {.type = ColumnType::Empty};
    if (isFlag(evidence)) return {.type = ColumnType::Flag};
    if (const auto format = bestDateFormat(profile)) return dateDecision(profile, *format);
    if (isNumeric(profile))
        return {.type = typeOfNumbers(evidence), .coercedCount = profile.values - profile.numbers};
    return {.type = typeOfWords(evidence)};
}

bool isRowNumberHeader(std::string_view header) {
    static const std::set<std::string> kNames = {
        "rownames", "row names",  "row.names",  "row_names", "rowname", "row", "rownum",
        "row_num",  "row_number", "row number", "index",     "#",       "no",  "no.",
        "obs",      "nr",         "unnamed: 0", "column 1",  "..1",     "x"};
    return kNames.contains(toLowerAscii(trimmed(header)));
}

bool isKeyHeader(std::string_view header) {
    if (isRowNumberHeader(header)) return false;
    const std::string spaced = spacedHeader(header);
    static constexpr std::array<std::string_view, 14> kWords = {
        "id",   "ids",   "patient", "mrn",  "subject",     "person",  "member",
        "guid", "patid", "pid",     "uuid", "beneficiary", "enrolid", "patientid"};
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return containsWord(spaced, word); });
}

} // namespace vignette
