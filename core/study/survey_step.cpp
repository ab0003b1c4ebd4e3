#include "core/study/survey_step.h"

#include "core/base/text.h"
#include "core/features/item_groups.h"
#include "core/features/response_rate.h"
#include "core/privacy/identifier_scanner.h"
#include "core/rollup/multiple_choice.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vignette {

namespace {

constexpr std::size_t kMostLevelsOfAnItem = 30;
constexpr std::uint64_t kFewestTicks = 11; // as many people as a figure needs

bool hasLevel(const ColumnSurvey& column, const std::string& text) {
    return std::any_of(column.levels.begin(), column.levels.end(),
                       [&](const LevelCount& level) { return level.text == text; });
}

const ItemGroup* groupWith(const std::vector<ItemGroup>& groups, const std::string& column) {
    for (const ItemGroup& group : groups)
        if (std::find(group.names.begin(), group.names.end(), column) != group.names.end()) return &group;
    return nullptr;
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// Letters and digits in small letters: "Matters / Pain" and "matters_pain" are one name.
std::string bareName(const std::string& name) {
    std::string bare;
    for (const char c : name)
        if (isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80) bare += c;
    return toLowerAscii(bare);
}

/// How many people ticked each option.
std::vector<std::uint64_t> ticksOf(const ColumnSurvey& column, const ChoiceRule& rule) {
    std::vector<std::uint64_t> counts(rule.options.size());
    std::vector<std::uint8_t> ticks(rule.options.size());
    for (const LevelCount& level : column.levels) {
        readChoices(level.text, rule, ticks);
        for (std::size_t i = 0; i < ticks.size(); ++i)
            counts[i] += ticks[i] * level.count;
    }
    return counts;
}

/// What few people ticked they may have written themselves: its text could point to one of them, and would
/// be the name of a field.
void leaveOutRare(const ColumnSurvey& column, ChoiceRule& rule) {
    const std::vector<std::uint64_t> counts = ticksOf(column, rule);
    std::vector<std::string> frequent;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] >= kFewestTicks) frequent.push_back(rule.options[i]);
    rule.options = std::move(frequent);
}

/// Whether the file has a column for an option of this question, or one that would clash with its name.
bool hasColumnsOfOptions(const ExtractSurvey& survey, const std::string& column, const ChoiceRule& rule) {
    for (const std::string& option : rule.options)
        for (const ColumnSurvey& other : survey.columns)
            if (other.name != column && bareName(other.name) == bareName(column + option)) return true;
    return false;
}

/// Texts that give no answer: listed as missing, or words that say so.
std::vector<GapCode> gapsOf(const ColumnSurvey& column, const ExtractPlan& plan, const ItemGroup* group) {
    std::vector<GapCode> gaps;
    const auto tokens = plan.missingTokens.find(column.name);
    if (tokens != plan.missingTokens.end())
        for (const std::string& token : tokens->second) {
            if (!hasLevel(column, token)) continue; // told by the survey as missing
            AnswerGap gap = gapOfWords(token).value_or(AnswerGap::Unclear);
            if (group != nullptr)
                for (const GapCode& known : group->scale.gaps)
                    if (known.code == token) gap = known.gap;
            gaps.push_back({.code = token, .gap = gap});
        }
    const auto addWord = [&](const std::string& text) {
        const auto gap = gapOfWords(text);
        const bool isListed =
            std::any_of(gaps.begin(), gaps.end(), [&](const GapCode& listed) { return listed.code == text; });
        if (gap && !isListed) gaps.push_back({.code = text, .gap = *gap});
    };
    for (const LevelCount& level : column.levels)
        addWord(level.text);
    for (const auto& [token, count] : column.missingTokens)
        if (toLowerAscii(token) != "n/a") addWord(token);
    std::sort(gaps.begin(), gaps.end(), [](const GapCode& a, const GapCode& b) { return a.code < b.code; });
    return gaps;
}

} // namespace

std::vector<ItemGroup> itemGroupsOf(const ExtractSurvey& survey,
                                    const std::optional<std::string>& keyColumn) {
    std::vector<ItemColumn> columns;
    for (const ColumnSurvey& column : survey.columns) {
        const bool mayBeItem = column.hasAllLevels && column.levels.size() <= kMostLevelsOfAnItem &&
                               column.type != ColumnType::Date && column.type != ColumnType::Flag;
        if (mayBeItem && column.name != keyColumn)
            columns.push_back(
                {.name = column.name, .levels = column.levels, .direction = FieldDirection::Unknown});
    }
    return findItemGroups(columns);
}

std::map<std::string, ChoiceRule> proposeChoices(const ExtractSurvey& survey, const ExtractPlan& plan) {
    std::map<std::string, ChoiceRule> choices;
    if (plan.shape != ExtractShape::OneRowPerPatient) return choices;
    for (const ColumnSurvey& column : survey.columns) {
        const bool mayTick = column.type == ColumnType::Category || column.type == ColumnType::Text ||
                             column.type == ColumnType::Code;
        if (!mayTick || column.name == plan.keyColumn) continue;
        std::optional<ChoiceRule> rule = recogniseChoices(column);
        if (rule) leaveOutRare(column, *rule);
        if (!rule || rule->options.size() < 2) continue;
        rule->isSplit = !hasColumnsOfOptions(survey, column.name, *rule);
        choices.emplace(column.name, std::move(*rule));
    }
    return choices;
}

std::vector<IdentifierFinding> findingsInOptions(const ColumnSurvey& column, const ChoiceRule& rule) {
    const std::unique_ptr<ColumnScanner> scanner = identifierScanners()(column.name);
    const std::vector<std::uint64_t> counts = ticksOf(column, rule);
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) scanner->look(rule.options[i], counts[i]);
    return scanner->findings();
}

FieldSource guessSource(const ExtractSurvey& survey, const ExtractPlan& plan,
                        const std::vector<ItemGroup>& groups) {
    static constexpr std::array<std::string_view, 8> kWords = {
        "survey", "question", "questionnaire", "answer", "answers", "answered", "respondent", "interview"};
    for (const ColumnSurvey& column : survey.columns) {
        std::string header = column.name;
        for (char& c : header)
            if (!isLetter(c) && static_cast<unsigned char>(c) < 0x80) c = ' ';
        for (const std::string_view word : kWords)
            if (containsWord(header, word)) return FieldSource::Survey;
    }
    const bool hasQuestions = !groups.empty() || !plan.choices.empty();
    return hasQuestions && plan.shape == ExtractShape::OneRowPerPatient ? FieldSource::Survey
                                                                        : FieldSource::Records;
}

std::vector<QuestionAnswers> answersOf(const ExtractSurvey& survey, const ExtractPlan& plan,
                                       const std::vector<ItemGroup>& groups) {
    std::vector<QuestionAnswers> answers;
    if (plan.shape != ExtractShape::OneRowPerPatient) return answers;
    for (const ColumnSurvey& column : survey.columns) {
        const ColumnDecision* decision = plan.screening.find(column.name);
        if (decision == nullptr || decision->action != ColumnAction::Keep) continue;
        const ItemGroup* group = groupWith(groups, column.name);
        const auto choice = plan.choices.find(column.name);
        const bool isQuestion =
            plan.source == FieldSource::Survey || group != nullptr || choice != plan.choices.end();
        if (!isQuestion) continue;
        QuestionAnswers question;
        question.column = column.name;
        if (group != nullptr) question.group = group->stem;
        question.gaps = gapsOf(column, plan, group);
        question.counts = countAnswers(column, question.gaps, plan.invitedCount);
        answers.push_back(std::move(question));
    }
    return answers;
}

void addGapCodes(const ExtractSurvey& survey, const std::vector<ItemGroup>& groups, ExtractPlan& plan) {
    for (const ColumnSurvey& column : survey.columns) {
        const ItemGroup* group = groupWith(groups, column.name);
        if (group == nullptr) continue;
        for (const GapCode& gap : group->scale.gaps) {
            if (!hasLevel(column, gap.code)) continue;
            std::vector<std::string>& tokens = plan.missingTokens[column.name];
            if (!contains(tokens, gap.code)) tokens.push_back(gap.code);
        }
    }
}

void restoreLevels(ExtractSurvey& survey, const ExtractPlan& plan) {
    for (ColumnSurvey& column : survey.columns) {
        const auto tokens = plan.missingTokens.find(column.name);
        if (tokens == plan.missingTokens.end() || !column.hasAllLevels) continue;
        std::erase_if(column.missingTokens, [&](const auto& entry) {
            const auto& [token, count] = entry;
            if (token.empty() || contains(tokens->second, token)) return false;
            column.levels.push_back({.text = token, .count = count});
            column.valueCount += count;
            column.missingCount -= count;
            return true;
        });
        std::sort(column.levels.begin(), column.levels.end(),
                  [](const LevelCount& a, const LevelCount& b) { return a.text < b.text; });
        column.distinctCount = std::max<std::uint64_t>(column.distinctCount, column.levels.size());
    }
}

} // namespace vignette
