#include "core/privacy/gate_column.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/privacy/coarsen.h"
#include "core/privacy/zip_codes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

constexpr double kMissingNumber = std::numeric_limits<double>::quiet_NaN();

ColumnType typeOf(const ColumnSurvey& column, const ExtractPlan& plan) {
    const auto planned = plan.types.find(column.name);
    return planned == plan.types.end() ? column.type : planned->second;
}

bool isNumeric(ColumnType type) {
    return type == ColumnType::Number || type == ColumnType::Integer;
}

/// Whether the column is stored as numbers.
bool becomesNumber(ColumnAction action, const ColumnSurvey& column, ColumnType type) {
    switch (action) {
    case ColumnAction::DateToYear:
    case ColumnAction::BirthDateToAge:
    case ColumnAction::BirthYearToAge:
        return true;
    case ColumnAction::CapAge:
        // "90+" among plain ages: the column is one of numbers all the same.
        return isNumeric(type) || column.numberCount * 2 >= column.valueCount;
    case ColumnAction::ZipToThreeDigits:
        return false;
    default:
        return isNumeric(type);
    }
}

[[noreturn]] void failUnfit(const std::string& column, const std::string& reason) {
    throw Failure(FailureCode::BadUsage, "The column \"" + column + "\" " + reason);
}

} // namespace

void GateColumnReport::add(const GateColumnReport& other, std::uint64_t times) {
    stored += other.stored * times;
    missing += other.missing * times;
    unreadable += other.unreadable * times;
    dropped += other.dropped * times;
    capped += other.capped * times;
    restricted += other.restricted * times;
}

GateColumn::GateColumn(const ExtractSurvey& survey, std::size_t source, const ExtractPlan& plan, Date dataEnd)
    : m_source(source), m_dateFormat(survey.columns[source].dateFormat), m_dataEnd(dataEnd),
      m_reader(plan.dialect, missingTokensOf(survey.columns[source], plan.missingTokens)) {
    const ColumnSurvey& column = survey.columns[source];
    if (const ColumnDecision* decision = plan.screening.find(column.name)) m_action = decision->action;
    const bool needsDate = m_action == ColumnAction::DateToYear || m_action == ColumnAction::BirthDateToAge;
    if (needsDate && !m_dateFormat)
        failUnfit(column.name, "cannot be reduced to years, because its dates have no common form. "
                               "Leave it out, or choose another action.");
    m_info.name = column.name;
    m_info.isCoded = !becomesNumber(m_action, column, typeOf(column, plan));
    constexpr std::size_t kPrefixLength = 3;
    m_isZipPrefixAlready = column.longestBytes <= kPrefixLength;
    if (m_info.isCoded) buildDictionary(column);
    screenShortCells();
}

GateColumn::GateColumn(const ExtractSurvey& survey, std::size_t source, const ExtractPlan& plan,
                       const ChoiceRule& rule, std::size_t option)
    : m_source(source), m_isFurtherOption(option > 0),
      m_reader(plan.dialect, missingTokensOf(survey.columns[source], plan.missingTokens)) {
    const ColumnSurvey& column = survey.columns[source];
    if (!column.hasAllLevels)
        failUnfit(column.name, "has too many different values to be divided into options. Leave it out.");
    m_info.name = choiceColumn(column.name, rule.options.at(option));
    m_info.isCoded = true;
    m_info.dictionary = {"no", "yes"};
    buildTicks(column, rule, option);
    screenShortCells();
}

void GateColumn::buildTicks(const ColumnSurvey& column, const ChoiceRule& rule, std::size_t option) {
    std::vector<std::uint8_t> ticks(rule.options.size());
    for (const LevelCount& level : column.levels) {
        const auto text = m_reader.value(level.text);
        if (!text) continue;
        readChoices(*text, rule, ticks);
        m_codes.add(*text, {.code = ticks[option], .isChanged = false});
    }
}

void GateColumn::buildDictionary(const ColumnSurvey& column) {
    const bool isZip = m_action == ColumnAction::ZipToThreeDigits;
    if (!column.hasAllLevels && !isZip)
        failUnfit(column.name, "has too many different values to be stored as categories. Leave it out.");
    GateColumnReport ignored;
    std::map<std::string, std::string> stored; // text in the file → text in the study
    for (const LevelCount& level : column.levels) {
        const auto text = m_reader.value(level.text);
        if (!text) continue;
        const std::string raw(*text);
        if (const auto coarse = levelOf(raw, ignored)) stored.emplace(raw, *coarse);
    }
    for (const auto& [raw, coarse] : stored)
        m_info.dictionary.push_back(coarse);
    if (!column.hasAllLevels)
        for (int prefix = 0; prefix < 1000; ++prefix) {
            std::string digits = std::to_string(prefix);
            m_info.dictionary.push_back(std::string(3 - digits.size(), '0') + digits);
        }
    std::ranges::sort(m_info.dictionary);
    m_info.dictionary.erase(std::unique(m_info.dictionary.begin(), m_info.dictionary.end()),
                            m_info.dictionary.end());
    for (const auto& [raw, coarse] : stored) {
        const auto place = std::ranges::lower_bound(m_info.dictionary, coarse);
        const auto code = static_cast<std::uint32_t>(place - m_info.dictionary.begin());
        m_codes.add(raw, {.code = code, .isChanged = coarse == "000" || coarse == "90+"});
    }
}

std::optional<std::string> GateColumn::levelOf(const std::string& text, GateColumnReport& report) const {
    if (m_action == ColumnAction::CapAge) {
        std::string age = cappedAgeText(text);
        report.capped += age == "90+";
        return age;
    }
    if (m_action != ColumnAction::ZipToThreeDigits) return text;
    auto prefix = zipPrefix(text, m_isZipPrefixAlready);
    if (!prefix || !RestrictedZips::bundled().contains(*prefix)) return prefix;
    ++report.restricted;
    return "000";
}

std::uint32_t GateColumn::codeOf(std::string_view text, GateColumnReport& report) const {
    const LevelCodes::Level* level = m_codes.find(text);
    if (level == nullptr) return unlistedCodeOf(text, report);
    if (level->isChanged) {
        report.capped += m_action == ColumnAction::CapAge;
        report.restricted += m_action == ColumnAction::ZipToThreeDigits;
    }
    return level->code;
}

/// Of a text that the survey had no room to list.
std::uint32_t GateColumn::unlistedCodeOf(std::string_view text, GateColumnReport& report) const {
    if (m_action != ColumnAction::ZipToThreeDigits) return kMissingCode;
    const auto coarse = levelOf(std::string(text), report);
    if (!coarse) return kMissingCode;
    const auto place = std::ranges::lower_bound(m_info.dictionary, *coarse);
    if (place == m_info.dictionary.end() || *place != *coarse) return kMissingCode;
    return static_cast<std::uint32_t>(place - m_info.dictionary.begin());
}

double GateColumn::screenNumber(double number, GateColumnReport& report) const {
    if (m_action == ColumnAction::BirthYearToAge) {
        const auto age = ageFromBirthYear(number, m_dataEnd);
        report.capped += age && *age >= kOldestAge;
        return age.value_or(kMissingNumber);
    }
    if (m_action != ColumnAction::CapAge) return number;
    report.capped += number >= kOldestAge;
    return cappedAge(number);
}

std::optional<double> GateColumn::numberOf(std::string_view text, GateColumnReport& report) const {
    if (m_action == ColumnAction::DateToYear || m_action == ColumnAction::BirthDateToAge) {
        const auto date = parseDate(text, *m_dateFormat);
        if (!date) return std::nullopt;
        if (m_action == ColumnAction::DateToYear) return date->year();
        const auto age = ageFromBirthDate(*date, m_dataEnd);
        report.capped += age && *age >= kOldestAge;
        return age;
    }
    std::optional<double> number = m_reader.number(text);
    if (!number && m_action == ColumnAction::CapAge) number = lowestAge(text);
    if (!number) return std::nullopt;
    const double screened = screenNumber(*number, report);
    return std::isnan(screened) ? std::nullopt : std::optional(screened);
}

std::uint32_t GateColumn::screenCode(std::string_view cell, GateColumnReport& report) const {
    const auto text = m_reader.value(cell);
    if (!text) {
        ++report.missing;
        return kMissingCode;
    }
    const std::uint32_t code = codeOf(*text, report);
    ++(code != kMissingCode ? report.stored : report.unreadable);
    return code;
}

double GateColumn::screenCell(std::string_view cell, GateColumnReport& report) const {
    const auto text = m_reader.value(cell);
    if (!text) {
        ++report.missing;
        return kMissingNumber;
    }
    const auto number = numberOf(*text, report);
    ++(number ? report.stored : report.unreadable);
    return number.value_or(kMissingNumber);
}

/// Screens every short cell there can be, once.
void GateColumn::screenShortCells() {
    m_short.resize(kShortCells);
    for (std::size_t place = 0; place < kShortCells; ++place) {
        Outcome& outcome = m_short[place];
        const std::string cell = shortCellAt(place);
        if (m_info.isCoded)
            outcome.code = screenCode(cell, outcome.report);
        else
            outcome.number = screenCell(cell, outcome.report);
    }
}

template<typename Value, typename Screen>
std::vector<Value> GateColumn::screenAll(const std::vector<std::string_view>& cells, Value Outcome::*value,
                                         const Screen& screen, GateColumnReport& report) const {
    std::vector<Value> values(cells.size());
    std::array<std::uint64_t, kShortCells> counts{};
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const std::size_t place = shortCellPlace(cells[row]);
        if (place < kShortCells) {
            values[row] = m_short[place].*value;
            ++counts[place];
        } else {
            values[row] = screen(cells[row]);
        }
    }
    for (std::size_t place = 0; place < kShortCells; ++place)
        if (counts[place] > 0) report.add(m_short[place].report, counts[place]);
    return values;
}

GateColumn::Listed GateColumn::screenList(const TextList& list, GateColumnReport& report) const {
    Listed listed;
    for (std::size_t place = 0; place < list.texts.size(); ++place) {
        GateColumnReport one;
        if (m_info.isCoded)
            listed.codes.push_back(screenCode(list.texts[place], one));
        else
            listed.numbers.push_back(screenCell(list.texts[place], one));
        report.add(one, list.counts[place]);
    }
    return listed;
}

ScreenedColumn GateColumn::screen(const std::vector<std::string_view>& cells,
                                  GateColumnReport& report) const {
    ScreenedColumn result;
    result.name = m_info.name;
    const auto code = [&](std::string_view cell) { return screenCode(cell, report); };
    const auto number = [&](std::string_view cell) { return screenCell(cell, report); };
    if (m_info.isCoded)
        result.codes = screenAll(cells, &Outcome::code, code, report);
    else
        result.numbers = screenAll(cells, &Outcome::number, number, report);
    return result;
}

} // namespace vignette
