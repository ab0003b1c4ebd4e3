#include "core/privacy/propose_screening.h"

#include "core/base/text.h"
#include "core/privacy/coarsen.h"
#include "core/privacy/header_words.h"
#include "core/privacy/measured_texts.h"
#include "core/privacy/zip_codes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace vignette {

namespace {

using Class = IdentifierClass;

struct Advice {
    ColumnAction action = ColumnAction::Keep;
    std::string why;
    std::optional<Class> seen = {}; ///< told as a finding when the scanner had none
};
using Advised = std::optional<Advice>;

constexpr std::uint64_t kFewestForUnique = 20;
constexpr double kUniqueShare = 0.98;

bool isNumeric(const ColumnSurvey& column) {
    return column.type == ColumnType::Number || column.type == ColumnType::Integer;
}

const IdentifierFinding* findingOf(const std::vector<IdentifierFinding>& findings, Class identifier) {
    const auto found = std::ranges::find(findings, identifier, &IdentifierFinding::identifier);
    return found == findings.end() ? nullptr : &*found;
}

/// In a column of numbers or dates, cells of another form are read as missing, so a stray e-mail address
/// there reaches nothing.
bool isHarmless(const IdentifierFinding& finding, const ColumnSurvey& column) {
    const bool hasStrictType = isNumeric(column) || column.type == ColumnType::Date;
    return hasStrictType && finding.sign == IdentifierSign::Content &&
           finding.valueCount <= column.coercedCount;
}

bool isDirect(Class identifier) {
    return identifier != Class::Zip && identifier != Class::Date && identifier != Class::Age;
}

const char* classWords(Class identifier) {
    static constexpr std::pair<Class, const char*> kWords[] = {
        {Class::Name, "names of persons"},
        {Class::Geography, "places smaller than a state"},
        {Class::Phone, "phone numbers"},
        {Class::Fax, "fax numbers"},
        {Class::Email, "e-mail addresses"},
        {Class::SocialSecurity, "social security numbers"},
        {Class::MedicalRecord, "record numbers"},
        {Class::HealthPlan, "health plan numbers"},
        {Class::Account, "account or card numbers"},
        {Class::Licence, "licence or certificate numbers"},
        {Class::Vehicle, "vehicle numbers"},
        {Class::Device, "device numbers"},
        {Class::Url, "web addresses"},
        {Class::IpAddress, "network addresses"},
        {Class::Biometric, "biometric marks"},
        {Class::Image, "images"},
        {Class::UniqueCode, "codes that point to one person"}};
    for (const auto& [value, words] : kWords)
        if (value == identifier) return words;
    return "identifiers";
}

// --- One question each, asked in this order
// ------------------------------------------------------------------

Advised dropDirect(const std::vector<IdentifierFinding>& findings) {
    for (const IdentifierFinding& finding : findings)
        if (isDirect(finding.identifier))
            return Advice{ColumnAction::Drop, std::string("Not stored: it seems to hold ") +
                                                  classWords(finding.identifier) + ". " + finding.why};
    return std::nullopt;
}

Advised coarsenBirth(const ColumnSurvey& column, const std::vector<std::string>& words) {
    if (HeaderWords::bundled().hint("birth", words) == HeaderHint::None) return std::nullopt;
    if (column.type == ColumnType::Date && column.dateFormat)
        return Advice{ColumnAction::BirthDateToAge,
                      "Only the age at the end of the data is stored, 90 for 90 and over."};
    // Years beside "unknown" are years too; other texts are read as missing.
    const bool isYear = column.numberCount * 4 >= column.valueCount && column.minimum &&
                        *column.minimum >= 1850 && *column.maximum <= 2150;
    if (isYear)
        return Advice{ColumnAction::BirthYearToAge,
                      "A birth year implies the age: only the age is stored, 90 for 90 and over."};
    return std::nullopt;
}

Advised coarsenDate(const ColumnSurvey& column, const std::vector<IdentifierFinding>& findings,
                    ExtractShape shape) {
    if (column.type == ColumnType::Date && column.dateFormat) {
        if (shape == ExtractShape::ManyRowsPerPatient)
            return Advice{ColumnAction::RollUpOnly,
                          "Dates are used for per-person summaries while reading and are not stored."};
        return Advice{ColumnAction::DateToYear, "Of a date only the year is stored."};
    }
    if (const IdentifierFinding* finding = findingOf(findings, Class::Date))
        return Advice{ColumnAction::Drop,
                      "Not stored: it seems to hold dates that cannot be reduced to years. " + finding->why};
    return std::nullopt;
}

/// At least half the texts are ZIP codes as the gate reads them.
bool isReadableZip(const ColumnSurvey& column) {
    if (!column.hasAllLevels || column.levels.empty()) return true;
    std::uint64_t readable = 0;
    std::uint64_t all = 0;
    for (const LevelCount& level : column.levels) {
        all += level.count;
        if (zipPrefix(level.text, false)) readable += level.count;
    }
    return 4 * readable >= all;
}

Advised coarsenZip(const ColumnSurvey& column, const std::vector<IdentifierFinding>& findings) {
    const IdentifierFinding* finding = findingOf(findings, Class::Zip);
    if (finding == nullptr) return std::nullopt;
    if (finding->sign == IdentifierSign::Header || !isReadableZip(column))
        return Advice{ColumnAction::Drop,
                      "Not stored: it seems to hold postal codes of another form. " + finding->why};
    return Advice{ColumnAction::ZipToThreeDigits,
                  "Of a ZIP code the first three digits are stored, 000 where few people live."};
}

/// Whether keeping age texts as they are could tell ages over 90 apart: "95-99", or more than one level of 90
/// and over.
bool tellsAgesOverNinety(const ColumnSurvey& column) {
    std::size_t oldest = 0;
    for (const LevelCount& level : column.levels) {
        const auto age = lowestAge(level.text);
        if (age && *age > kOldestAge) return true;
        oldest += age && *age == kOldestAge;
    }
    return oldest > 1;
}

Advised capAge(const ColumnSurvey& column, const std::vector<std::string>& words,
               const std::vector<IdentifierFinding>& findings) {
    const bool isByHeader = HeaderWords::bundled().hint("age", words) == HeaderHint::Sure;
    if (!isByHeader && findingOf(findings, Class::Age) == nullptr) return std::nullopt;
    const Advice cap{ColumnAction::CapAge, "Ages of 90 and over are stored as 90.", Class::Age};
    if (!isNumeric(column)) {
        if (column.hasAllLevels && tellsAgesOverNinety(column)) return cap;
        return std::nullopt;
    }
    constexpr double kOldestMonths = 90.0 * 12;
    constexpr double kOldestEver = 130;
    if (!column.maximum || *column.minimum < 0) return std::nullopt;
    if (*column.maximum <= kOldestEver) return cap;
    static constexpr std::string_view kMonths[] = {"months", "month",   "mos",   "mo",
                                                   "monate", "monaten", "meses", "mois"};
    const bool isInMonths = std::ranges::any_of(
        kMonths, [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); });
    if (isInMonths && *column.maximum < kOldestMonths) return std::nullopt;
    return Advice{ColumnAction::Drop,
                  "Not stored: it seems to hold ages, some of them over 89 or not in years.", Class::Age};
}

/// 1, 2, 3 … without gaps, or numbers all at least as long as a record number.
bool isRunOrRecordNumber(const ColumnSurvey& column) {
    if (column.type != ColumnType::Integer || !column.minimum) return false;
    const double span = *column.maximum - *column.minimum + 1;
    constexpr double kSmallestRecordNumber = 1e6;
    const bool isLong = *column.minimum >= kSmallestRecordNumber;
    return span <= 1.02 * static_cast<double>(column.valueCount) || isLong;
}

bool isNearlyAllDifferent(const ColumnSurvey& column) {
    return column.valueCount >= kFewestForUnique &&
           static_cast<double>(column.distinctCount) >= kUniqueShare * static_cast<double>(column.valueCount);
}

/// Whole numbers of any size under a header that says what they measure, as a viral load; not 1, 2, 3 ….
bool isMeasuredByHeader(const ColumnSurvey& column) {
    if (HeaderWords::bundled().hint("measure", headerWords(column.name)) == HeaderHint::None) return false;
    if (!isNumeric(column) || column.numberCount < column.valueCount || !column.minimum ||
        column.valueCount == 0)
        return false;
    const double span = *column.maximum - *column.minimum + 1;
    return span > 10 * static_cast<double>(column.valueCount);
}

/// Codes without blanks, nearly all different, beside one to three texts such as "not on file".
bool isCodesBesideWords(const ColumnSurvey& column) {
    constexpr std::size_t kMostWords = 3;
    if (!column.hasAllLevels) return false;
    std::uint64_t cells = 0;
    std::uint64_t levels = 0;
    std::size_t words = 0;
    for (const LevelCount& level : column.levels) {
        if (std::ranges::none_of(level.text, isDigit)) {
            if (++words > kMostWords) return false;
            continue;
        }
        if (level.text.find(' ') != std::string::npos) return false;
        ++levels;
        cells += level.count;
    }
    return cells >= kFewestForUnique &&
           static_cast<double>(levels) >= kUniqueShare * static_cast<double>(cells);
}

Advised dropUnique(const ColumnSurvey& column) {
    if (isMeasuredByHeader(column) || isMeasured(column)) return std::nullopt;
    const bool isText = column.type == ColumnType::Code || column.type == ColumnType::Category;
    const bool isUnique =
        column.type == ColumnType::Unique ||
        (isNearlyAllDifferent(column) && (isText || isRunOrRecordNumber(column))) ||
        (!isNumeric(column) && column.type != ColumnType::Date && isCodesBesideWords(column));
    if (!isUnique) return std::nullopt;
    return Advice{ColumnAction::Drop,
                  "Not stored: nearly every row has a value of its own, so it can point to one person."};
}

Advised dropFreeText(const ColumnSurvey& column) {
    if (column.type != ColumnType::Text || isMeasured(column)) return std::nullopt;
    return Advice{ColumnAction::Drop, "Not stored: free text can hold anything about a person."};
}

/// A column of measured values beside some texts, as in a table of observations: the numbers can be used.
Advised readNumbersOnly(const ColumnSurvey& column, const std::vector<std::string>& words,
                        ExtractShape shape) {
    const bool isMostlyNumbers = column.numberCount * 2 >= column.valueCount && column.valueCount > 0;
    if (shape != ExtractShape::ManyRowsPerPatient || !isMostlyNumbers || isNumeric(column))
        return std::nullopt;
    static constexpr std::string_view kResults[] = {"value", "result", "score", "reading"};
    const bool saysResult = std::ranges::any_of(
        kResults, [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); });
    constexpr std::uint64_t kFewLevels = 50;
    const bool hasFewLevels = column.hasAllLevels && column.distinctCount <= kFewLevels;
    // 01, 02 and 250.00 among V45 are codes, not numbers; only a column of results holds both.
    const bool isLoose = column.type == ColumnType::Text || column.type == ColumnType::Category;
    if (hasFewLevels || !(isLoose || (saysResult && column.type == ColumnType::Code))) return std::nullopt;
    return Advice{ColumnAction::RollUpOnly,
                  "Its numbers are used for per-person summaries while reading; its texts are not stored."};
}

/// What was found stands in texts, of which nothing is stored when only the numbers are read.
bool isInTextsOnly(const std::vector<IdentifierFinding>& findings, const ColumnSurvey& column) {
    return std::ranges::all_of(findings, [&](const IdentifierFinding& finding) {
        return finding.sign == IdentifierSign::Content &&
               finding.valueCount <= column.valueCount - column.numberCount;
    });
}

Advised dropOverfull(const ColumnSurvey& column) {
    if (isNumeric(column) || column.hasAllLevels || column.type == ColumnType::Empty) return std::nullopt;
    return Advice{ColumnAction::Drop, "Not stored: it has too many different values to be categories."};
}

Advice advise(const ColumnSurvey& column, const std::vector<IdentifierFinding>& findings,
              ExtractShape shape) {
    const std::vector<std::string> words = headerWords(column.name);
    if (column.type == ColumnType::Empty) return {ColumnAction::Drop, "Not stored: it has no values."};
    if (Advised birth = coarsenBirth(column, words); birth && !dropDirect(findings)) return *birth;
    if (Advised numbers = readNumbersOnly(column, words, shape); numbers && isInTextsOnly(findings, column))
        return *numbers;
    if (Advised direct = dropDirect(findings)) return *direct;
    if (Advised date = coarsenDate(column, findings, shape)) return *date;
    if (Advised zip = coarsenZip(column, findings)) return *zip;
    if (Advised age = capAge(column, words, findings)) return *age;
    if (Advised text = dropFreeText(column)) return *text;
    if (Advised unique = dropUnique(column)) return *unique;
    if (Advised overfull = dropOverfull(column)) return *overfull;
    return {ColumnAction::Keep, "No identifier was detected."};
}

/// What only the whole column shows is a finding too.
void addSurveyFindings(ColumnDecision& decision, const ColumnSurvey& column, std::optional<Class> seen) {
    if (decision.action != ColumnAction::Drop || !decision.findings.empty()) return;
    if (seen)
        decision.findings.push_back({.identifier = *seen,
                                     .sign = IdentifierSign::Both,
                                     .valueCount = column.valueCount,
                                     .why = "Its name and its range say so."});
    else if (column.type == ColumnType::Text && isCodesBesideWords(column))
        decision.findings.push_back({.identifier = Class::UniqueCode,
                                     .sign = IdentifierSign::Content,
                                     .valueCount = column.valueCount,
                                     .why = "Nearly all values are different, but for a few words."});
    else if (column.type == ColumnType::Text && !isMeasured(column))
        decision.findings.push_back({.identifier = Class::FreeText,
                                     .sign = IdentifierSign::Content,
                                     .valueCount = column.valueCount,
                                     .why = "Its values are sentences, or most differ and have blanks."});
    else if (dropUnique(column))
        decision.findings.push_back({.identifier = Class::UniqueCode,
                                     .sign = IdentifierSign::Content,
                                     .valueCount = column.valueCount,
                                     .why = "Nearly all values are different."});
}

/// The codebook's word counts as a finding, so that keeping the column asks for a reason.
void dropMarked(ColumnDecision& decision, const ColumnSurvey& column) {
    decision.action = ColumnAction::Drop;
    decision.why = "Not stored: the codebook marks it as an identifier.";
    decision.findings.push_back({.identifier = Class::UniqueCode,
                                 .sign = IdentifierSign::Header,
                                 .valueCount = column.valueCount,
                                 .why = kMarkedByCodebook});
}

/// Of a question with several ticks the options are stored and no cell, so what the cells alone look like
/// (free text, all different) is no objection; what the header or an option says is.
void decideChoices(ColumnDecision& decision, const std::vector<IdentifierFinding>& inOptions) {
    std::erase_if(decision.findings, [](const IdentifierFinding& finding) {
        const bool isOfCells =
            finding.identifier == Class::FreeText || finding.identifier == Class::UniqueCode;
        return isOfCells && finding.sign == IdentifierSign::Content;
    });
    for (const IdentifierFinding& finding : inOptions)
        if (!findingOf(decision.findings, finding.identifier)) decision.findings.push_back(finding);
    if (decision.findings.empty()) {
        decision.action = ColumnAction::Keep;
        decision.why = "Each option is stored as yes or no; the cells themselves are not.";
        return;
    }
    decision.action = ColumnAction::Drop;
    decision.why = std::string("Not stored: its options seem to hold ") +
                   classWords(decision.findings.front().identifier) + ". " + decision.findings.front().why;
}

} // namespace

ScreeningPlan proposeScreening(const ExtractSurvey& survey, const std::optional<std::string>& keyColumn,
                               ExtractShape shape, const ScreeningHints& hints) {
    ScreeningPlan plan;
    for (const ColumnSurvey& column : survey.columns) {
        ColumnDecision decision;
        decision.column = column.name;
        if (keyColumn && column.name == *keyColumn) {
            decision.action = ColumnAction::LinkKey;
            decision.findings = column.findings;
            decision.why = "Tells which rows belong to one patient. A random number is stored in its place.";
            plan.columns.push_back(std::move(decision));
            continue;
        }
        for (const IdentifierFinding& finding : column.findings)
            if (!isHarmless(finding, column)) decision.findings.push_back(finding);
        if (hints.markedByCodebook.contains(column.name)) {
            dropMarked(decision, column);
            plan.columns.push_back(std::move(decision));
            continue;
        }
        if (const auto options = hints.choices.find(column.name); options != hints.choices.end()) {
            decideChoices(decision, options->second);
            plan.columns.push_back(std::move(decision));
            continue;
        }
        Advice advice = advise(column, decision.findings, shape);
        decision.action = advice.action;
        decision.why = std::move(advice.why);
        // What is kept without a question raises none: an age in months is no age over 89.
        if (decision.action == ColumnAction::Keep) decision.findings.clear();
        addSurveyFindings(decision, column, advice.seen);
        plan.columns.push_back(std::move(decision));
    }
    return plan;
}

} // namespace vignette
