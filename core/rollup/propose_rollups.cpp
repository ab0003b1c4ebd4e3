#include "core/rollup/propose_rollups.h"

#include "core/base/text.h"
#include "core/rollup/code_patterns.h"
#include "core/rollup/code_rollups.h"
#include "core/rollup/event_words.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace vignette {

namespace {

constexpr int kYearDays = 365;
constexpr std::size_t kMostLevels = 12;
constexpr std::uint64_t kFewestRows = 11;

/// The header with its words apart: "startDate_2" → "start Date 2".
std::string spaced(std::string_view header) {
    std::string text;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const char c = header[i];
        const bool isStep = i > 0 && c >= 'A' && c <= 'Z' && header[i - 1] >= 'a' && header[i - 1] <= 'z';
        if (isStep) text += ' ';
        text += isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80 ? c : ' ';
    }
    return text;
}

bool says(const ColumnSurvey& column, std::initializer_list<std::string_view> words) {
    const std::string header = spaced(column.name);
    return std::ranges::any_of(words, [&](std::string_view word) { return containsWord(header, word); });
}

bool isNumeric(const ColumnSurvey& column) {
    return column.type == ColumnType::Number || column.type == ColumnType::Integer;
}

bool isCategory(const ColumnSurvey& column) {
    const bool hasFewLevels =
        column.hasAllLevels && column.levels.size() >= 2 && column.levels.size() <= kMostLevels;
    const bool isNumberCode = column.type == ColumnType::Integer &&
                              says(column, {"id", "code", "site", "no", "type", "class", "status", "source"});
    return hasFewLevels && (isNumberCode || (!isNumeric(column) && column.type != ColumnType::Date));
}

/// Numbers that name something: "reason_code", "line", "PROVIDERID".
bool isNumbering(const ColumnSurvey& column) {
    const std::string header = toLowerAscii(column.name);
    static constexpr std::string_view kEndings[] = {"id", "code", "number", "nbr", "line"};
    return std::ranges::any_of(kEndings, [&](std::string_view ending) { return header.ends_with(ending); });
}

bool hasWords(const LevelCount& level) {
    return std::ranges::count_if(level.text, isLetter) >= 2;
}

bool isEventKind(const ColumnSurvey& column) {
    return isCategory(column) && std::ranges::all_of(column.levels, hasWords) &&
           says(column, {"type", "class", "kind", "status", "mode", "encounterclass"});
}

/// The level that means yes; empty for flags such as F and M.
std::string yesLevel(const ColumnSurvey& column) {
    if (!column.hasAllLevels || column.levels.size() > 2) return {};
    for (const LevelCount& level : column.levels)
        for (const std::string_view yes : {"yes", "y", "true", "t", "1"})
            if (toLowerAscii(level.text) == yes) return level.text;
    return {};
}

bool isYearColumn(const ColumnSurvey& column) {
    return column.type == ColumnType::Integer && column.minimum && *column.minimum >= 1900 &&
           *column.maximum <= 2100 && says(column, {"year", "yr", "wave"});
}

std::string inTheLastYear(const std::string& what) {
    return what + " in the last 12 months";
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// Everything the proposals share about one extract.
class Proposal {
public:
    Proposal(const ExtractSurvey& survey, const ScreeningPlan& screening, const std::string& key)
        : m_survey(survey), m_screening(screening), m_key(key),
          m_rows(EventWords::bundled().rowsOf(survey, key)) {
        findDate();
    }

    std::vector<RollupRule> rules() {
        const ColumnSurvey* loinc = firstWhere(holdsLoinc);
        const ColumnSurvey* icd10 = firstWhere(holdsIcd10);
        const bool hasKinds = firstWhere(isEventKind) != nullptr && !m_date.empty();
        // Why a person came is not what they have: a list of conditions says that better.
        const bool isReason =
            icd10 != nullptr && hasKinds && says(*icd10, {"reason", "admitting", "complaint"});
        if (icd10 != nullptr && !isReason) append(conditionRollups(*icd10));
        if (loinc != nullptr) append(resultRollups(*loinc, resultColumns(*loinc)));
        if (loinc == nullptr && !m_date.empty() && (hasKinds || icd10 == nullptr)) countRows();
        // A list of codes has nothing else to say about a patient; events and repeated answers have.
        if (loinc == nullptr && (icd10 == nullptr || hasKinds))
            for (const ColumnSurvey& column : m_survey.columns)
                if (isUsable(column) && &column != icd10) summarise(column);
        return std::move(m_rules);
    }

private:
    const ColumnDecision* decisionOf(const ColumnSurvey& column) const {
        return m_screening.find(column.name);
    }

    /// Its values may come out of the gate, perhaps coarsened.
    bool isUsable(const ColumnSurvey& column) const {
        const ColumnDecision* decision = decisionOf(column);
        return decision != nullptr && column.name != m_key && column.name != m_order &&
               decision->action != ColumnAction::Drop && decision->action != ColumnAction::LinkKey &&
               decision->action != ColumnAction::RollUpOnly;
    }
    /// It may be read inside the gate.
    bool isReadable(const ColumnSurvey& column) const {
        const ColumnDecision* decision = decisionOf(column);
        return decision != nullptr && decision->action != ColumnAction::Drop &&
               decision->action != ColumnAction::LinkKey;
    }

    const ColumnSurvey* firstWhere(bool (*holds)(const ColumnSurvey&)) const {
        for (const ColumnSurvey& column : m_survey.columns)
            if (isReadable(column) && holds(column)) return &column;
        return nullptr;
    }

    /// The day of an event: the first date that is neither of birth nor of an end. Else a year gives the
    /// order.
    void findDate() {
        for (const ColumnSurvey& column : m_survey.columns) {
            const bool isDay = column.type == ColumnType::Date && column.dateFormat && isReadable(column) &&
                               !says(column, {"birth", "birthdate", "dob", "death", "deathdate"});
            const bool isEnd = says(column, {"end", "stop", "resolved", "discharge", "updated", "created"});
            if (isDay && (m_date.empty() || (m_isEndDate && !isEnd))) {
                m_date = column.name;
                m_isEndDate = isEnd;
            }
        }
        m_order = m_date;
        if (!m_order.empty()) return;
        for (const ColumnSurvey& column : m_survey.columns)
            if (m_order.empty() && isYearColumn(column) && isReadable(column)) m_order = column.name;
    }

    ResultColumns resultColumns(const ColumnSurvey& codes) const {
        ResultColumns columns{.code = codes.name, .number = {}, .text = {}, .date = m_order};
        for (const ColumnSurvey& column : m_survey.columns) {
            if (!isReadable(column) || column.name == m_key || column.name == codes.name) continue;
            if (column.name == m_key || column.name == m_order) continue;
            const bool isValue = says(column, {"value", "result", "score", "reading", "measurement", "val"});
            if (!isValue) continue;
            if (!columns.number && column.numberCount * 2 >= column.valueCount && column.numberCount > 0)
                columns.number = column.name;
            else if (!columns.text && isUsable(column) && isCategory(column))
                columns.text = column.name;
        }
        const auto key = std::ranges::find(m_survey.columns, m_key, &ColumnSurvey::name);
        if (key != m_survey.columns.end()) columns.patientCount = key->distinctCount;
        return columns;
    }

    void append(std::vector<RollupRule> more) {
        for (RollupRule& rule : more)
            m_rules.push_back(std::move(rule));
    }

    RollupRule& add(const std::string& name, RollupVerb verb) {
        RollupRule& rule = m_rules.emplace_back();
        rule.name = name;
        rule.verb = verb;
        return rule;
    }

    void countRows() {
        for (const int window : {0, kYearDays}) {
            RollupRule& rule = add(window == 0 ? "rows#count" : "rows#count_365", RollupVerb::Count);
            rule.dateColumn = m_date;
            rule.windowDays = window;
            const std::string rows = capitalised(m_rows.label);
            rule.label = window == 0 ? rows + " on record" : inTheLastYear(rows);
            rule.theme = m_rows.theme;
            rule.direction = m_rows.direction;
        }
    }

    void countKinds(const ColumnSurvey& column) {
        for (const LevelCount& level : column.levels) {
            if (level.count < kFewestRows) continue;
            RollupRule& rule = add(column.name + "=" + level.text + "#count_365", RollupVerb::Count);
            rule.dateColumn = m_date;
            rule.windowDays = kYearDays;
            rule.filterColumn = column.name;
            rule.filterValues = {level.text};
            const EventWords::Entry* words = EventWords::bundled().kind(level.text);
            rule.theme = words != nullptr ? words->theme : m_rows.theme;
            if (words == nullptr) continue;
            rule.label = inTheLastYear(words->label);
            rule.direction = words->direction;
        }
    }

    void addValue(const ColumnSurvey& column, const std::string& summary, RollupVerb verb) {
        RollupRule& rule = add(column.name + "#" + summary, verb);
        rule.valueColumn = column.name;
        rule.dateColumn = m_order;
    }

    void summariseNumbers(const ColumnSurvey& column) {
        const ColumnAction action = decisionOf(column)->action;
        const bool isAge = action == ColumnAction::CapAge || action == ColumnAction::BirthYearToAge;
        if (isAge) return addValue(column, "last", RollupVerb::Last);
        const bool isAmount =
            says(column, {"amount", "cost", "charge", "charges", "paid", "price", "payment"});
        if (isAmount && !m_date.empty()) {
            addValue(column, "sum_365", RollupVerb::Sum);
            m_rules.back().windowDays = kYearDays;
            return;
        }
        if (isNumbering(column)) return;
        addValue(column, "mean", RollupVerb::Mean);
        if (!m_date.empty()) addValue(column, "last", RollupVerb::Last);
    }

    void summariseFlag(const ColumnSurvey& column, const std::string& yes) {
        RollupRule& rule = add(column.name + "#ever", RollupVerb::Ever);
        rule.dateColumn = m_order;
        rule.filterColumn = column.name;
        rule.filterValues = {yes};
    }

    void summarise(const ColumnSurvey& column) {
        const ColumnAction action = decisionOf(column)->action;
        if (action == ColumnAction::BirthDateToAge || action == ColumnAction::ZipToThreeDigits) {
            if (column.hasAllLevels) addValue(column, "last", RollupVerb::Last);
            return;
        }
        if (!m_date.empty() && isEventKind(column)) return countKinds(column);
        const std::string yes = yesLevel(column);
        if (!yes.empty()) return summariseFlag(column, yes);
        if (isCategory(column))
            return m_date.empty() && !m_order.empty() ? addValue(column, "last", RollupVerb::Last)
                                                      : addValue(column, "most", RollupVerb::Most);
        if (isNumeric(column)) summariseNumbers(column);
    }

    const ExtractSurvey& m_survey;
    const ScreeningPlan& m_screening;
    const std::string& m_key;
    const EventWords::Entry& m_rows;
    std::string m_date;  ///< the day of a row; empty for repeated answers
    std::string m_order; ///< m_date, else the year
    bool m_isEndDate = false;
    std::vector<RollupRule> m_rules;
};

} // namespace

std::vector<RollupRule> proposeRollups(const ExtractSurvey& survey, const ScreeningPlan& screening,
                                       const std::optional<std::string>& keyColumn) {
    if (!keyColumn) return {};
    return Proposal(survey, screening, *keyColumn).rules();
}

} // namespace vignette
