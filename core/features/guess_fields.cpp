#include "core/features/guess_fields.h"

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/features/field_words.h"
#include "core/features/ordered_scales.h"
#include "core/features/plain_label.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace vignette {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 9> kYesNo = {{{"yes", "no"},
                                                                        {"y", "n"},
                                                                        {"true", "false"},
                                                                        {"t", "f"},
                                                                        {"1", "0"},
                                                                        {"positive", "negative"},
                                                                        {"present", "absent"},
                                                                        {"checked", "unchecked"},
                                                                        {"ever", "never"}}};

bool hasAnyWord(const std::string& label, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return containsWord(label, word); });
}

/// The level that means yes, when the two levels are a yes and a no.
std::string yesCodeOf(const std::vector<std::string>& levels) {
    if (levels.size() != 2) return {};
    const std::string first = toLowerAscii(trimmed(levels[0]));
    const std::string second = toLowerAscii(trimmed(levels[1]));
    for (const auto& [yes, no] : kYesNo) {
        if (first == yes && second == no) return levels[0];
        if (first == no && second == yes) return levels[1];
    }
    return {};
}

/// A level as a card may say it: underscores and shouting taken away, single letters of sex spelled out.
std::string levelLabel(const std::string& code, const std::string& fieldLabel) {
    std::string text(trimmed(code));
    if (hasAnyWord(fieldLabel, {"sex", "gender"})) {
        if (text == "F" || text == "f") return "Female";
        if (text == "M" || text == "m") return "Male";
    }
    std::replace(text.begin(), text.end(), '_', ' ');
    const bool shouts = text.size() > 4 &&
                        std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
                        std::none_of(text.begin(), text.end(), isDigit);
    return capitalised(shouts ? toLowerAscii(text) : text);
}

bool areBareNumbers(const std::vector<std::string>& levels) {
    return !levels.empty() && std::all_of(levels.begin(), levels.end(), [](const std::string& level) {
        return parseNumber(level).has_value();
    });
}

void setLevels(Field& field, const std::vector<std::string>& codes) {
    for (const std::string& code : codes)
        field.values.push_back({.code = code, .label = levelLabel(code, field.label)});
}

void makeFlag(Field& field, const std::vector<std::string>& levels, const std::string& yes) {
    field.kind = FieldKind::Flag;
    field.yesCode = yes;
    for (const std::string& level : levels)
        field.values.push_back({.code = level, .label = level == yes ? "Yes" : "No"});
}

/// A yes or no to "number of visits" asks whether there are any.
void dropNumberOf(Field& field) {
    static const std::string kPrefix = "Number of ";
    if (field.label.starts_with(kPrefix)) field.label = capitalised(field.label.substr(kPrefix.size()));
}

void guessLevels(Field& field, const ColumnFacts& facts) {
    const std::string yes = yesCodeOf(facts.levels);
    if (!yes.empty()) {
        makeFlag(field, facts.levels, yes);
        dropNumberOf(field);
        return;
    }
    if (const auto order = OrderedScales::bundled().orderOf(facts.levels)) {
        field.kind = FieldKind::Ordered;
        setLevels(field, *order);
        return;
    }
    field.kind = FieldKind::Category;
    setLevels(field, facts.levels);
    if (areBareNumbers(facts.levels)) field.hasPlainLabel = false;
}

void guessNumber(Field& field, const ColumnFacts& facts) {
    constexpr double kMostCounted = 2000.0;
    const bool isYear = facts.isWhole && facts.minimum >= 1900.0 && facts.maximum <= 2100.0 &&
                        hasAnyWord(field.label, {"year"});
    const bool isMeasured = hasAnyWord(field.label, {"age", "score", "scale", "rating", "level", "weight",
                                                     "height", "pressure", "BMI", "income", "year", "years"});
    if (isYear)
        field.kind = FieldKind::Year;
    else if (facts.isWhole && facts.minimum >= 0.0 && facts.minimum <= 1.0 && facts.maximum <= kMostCounted &&
             !isMeasured)
        field.kind = FieldKind::Count;
    else
        field.kind = FieldKind::Number;
}

/// Whole numbers that stand for names, so that their mean says nothing: the most frequent of some codes, or a
/// few levels under a header such as "site" or "admission_type".
bool areNumberedNames(const ColumnFacts& facts, const std::string& label) {
    constexpr std::uint64_t kMostNames = 30;
    if (facts.isCoded || !facts.isWhole || facts.levels.size() < 2 || facts.levelCount > kMostNames)
        return false;
    if (facts.name.ends_with("#most")) return true;
    static constexpr std::array<const char*, 17> kNames = {
        "site", "clinic",   "type",     "code",      "class",    "status", "source",     "category", "region",
        "ward", "provider", "hospital", "ethnicity", "language", "payer",  "department", "race"};
    const std::string header = toLowerAscii(label);
    return std::any_of(kNames.begin(), kNames.end(), [&](const std::string& name) {
        return header == name || header.ends_with(" " + name);
    });
}

/// "id", "patient_id", "rownames": a name for the row, even where it repeats.
bool isRowName(const std::string& column) {
    static constexpr std::array<const char*, 9> kNames = {
        "id", "identifier", "uuid", "guid", "rowid", "rownum", "rowname", "rownames", "recordid"};
    const std::string name = toLowerAscii(column);
    if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
    // "patientId" but not "covid".
    const bool endsInCapitalId = column.size() > 2 && (column.ends_with("Id") || column.ends_with("ID")) &&
                                 column[column.size() - 3] >= 'a';
    return endsInCapitalId || name.ends_with("_id") || name.ends_with(".id") || name.ends_with(" id");
}

/// Why a column says nothing about people; empty when it does.
std::string hideReason(const ColumnFacts& facts) {
    if (isRowName(facts.name)) return "It names rows; it is not a trait of people.";
    if (facts.valueCount == 0) return "No patient has a value.";
    if (facts.levelCount == 1) return "Every patient has the same value.";
    if (facts.isAllDifferent) return "Every patient has a different value, like a row number.";
    if (facts.isCoded && facts.levelCount > ColumnFacts::kMostLevels)
        return "It has too many different values to describe people with.";
    return {};
}

std::string loweredFirst(const std::string& label) {
    const bool isAcronym = label.size() > 1 && label[1] >= 'A' && label[1] <= 'Z';
    if (label.empty() || isAcronym) return label;
    return toLowerAscii(label.substr(0, 1)) + label.substr(1);
}

std::string claimFor(const Field& field, const WordFinding& words) {
    if (!words.claim.empty()) return words.claim;
    if (field.theme == Theme::Conditions) return "Has " + loweredFirst(field.label);
    return field.label + ": yes";
}

/// "column#summary" without the summary, whose rule knows better.
std::string headerOf(const std::string& column) {
    return column.substr(0, column.find('#'));
}

void applyRule(Field& field, const RollupRule& rule) {
    if (!rule.label.empty()) {
        field.label = rule.label;
        field.hasPlainLabel = true;
        const WordFinding words = FieldWords::bundled().lookUp(rule.label);
        field.care = words.care;
        if (field.use != FieldUse::Hide) {
            field.use = words.use;
            field.useReason = words.useReason;
        }
    }
    if (!rule.unit.empty()) field.unit = rule.unit;
    if (!rule.theme.empty()) field.theme = themeFromText(rule.theme);
    if (!rule.direction.empty()) field.direction = fieldDirectionFromText(rule.direction);
    field.windowDays = rule.windowDays;
    if (rule.verb == RollupVerb::Count) field.kind = FieldKind::Count;
    if (rule.verb == RollupVerb::Mean || rule.verb == RollupVerb::Sum) field.kind = FieldKind::Number;
    if (rule.verb == RollupVerb::Ever) {
        if (field.kind != FieldKind::Flag) {
            field.values.clear();
            makeFlag(field, {"0", "1"}, "1");
        }
        field.claim =
            rule.claim.empty() ? claimFor(field, FieldWords::bundled().lookUp(field.label)) : rule.claim;
    }
}

void holdYearBack(Field& field) {
    if (field.use != FieldUse::Form) return;
    field.use = FieldUse::Check;
    field.useReason = "A calendar year describes when the data were taken, not people.";
}

void describeAge(Field& field) {
    field.label = "Age";
    field.hasPlainLabel = true;
    field.kind = FieldKind::Number;
    field.unit = "years";
    const WordFinding words = FieldWords::bundled().lookUp(field.label);
    field.theme = words.theme;
    field.direction = words.direction;
    field.care = words.care;
    if (field.use == FieldUse::Hide) return;
    field.use = words.use;
    field.useReason = words.useReason;
}

} // namespace

Field guessField(const ColumnFacts& facts) {
    Field field;
    field.extract = facts.extract;
    field.column = facts.name;
    field.key = facts.extract + "." + facts.name;
    const PlainLabel label = Glossary::bundled().labelFor(headerOf(facts.name));
    field.label = label.text.empty() ? "Unnamed column" : label.text;
    field.hasPlainLabel = label.isPlain;
    const WordFinding words = FieldWords::bundled().lookUp(field.label);
    field.theme = words.theme;
    field.direction = words.direction;
    field.care = words.care;
    field.use = words.use;
    field.useReason = words.useReason;

    const bool isZeroOne = !facts.isCoded && facts.levels == std::vector<std::string>{"0", "1"};
    const bool isOneTwo = !facts.isCoded && facts.levels == std::vector<std::string>{"1", "2"};
    if (facts.isCoded || isZeroOne || isOneTwo || areNumberedNames(facts, field.label))
        guessLevels(field, facts);
    else
        guessNumber(field, facts);
    const bool isInRange = !facts.isCoded && facts.minimum >= words.unitLow &&
                           facts.maximum <= words.unitHigh && facts.maximum >= words.unitLow;
    if (isInRange && (field.kind == FieldKind::Number || field.kind == FieldKind::Count))
        field.unit = words.unit;
    if (field.kind == FieldKind::Flag) field.claim = claimFor(field, words);
    if (field.kind == FieldKind::Year) holdYearBack(field);
    const std::string reason = hideReason(facts);
    if (!reason.empty()) {
        field.use = FieldUse::Hide;
        field.useReason = reason;
    }
    return field;
}

std::vector<Field> guessFields(const BlockSource& source, Progress& progress) {
    std::vector<Field> fields;
    for (const std::string& extract : source.extracts()) {
        const std::vector<StoredColumn> columns = source.columns(extract);
        progress.begin("fields", columns.size(), extract);
        std::vector<Field> guessed(columns.size());
        parallelTasks(columns.size(), [&](std::size_t i) {
            progress.checkpoint();
            guessed[i] = guessField(gatherFacts(source, columns[i]));
            progress.advance(1);
        });
        std::move(guessed.begin(), guessed.end(), std::back_inserter(fields));
    }
    return fields;
}

void describeScreened(std::vector<Field>& fields, const std::string& extract,
                      const ScreeningPlan& screening) {
    for (Field& field : fields) {
        if (field.extract != extract || field.isEdited) continue;
        const ColumnDecision* decision = screening.find(field.column);
        if (!decision) continue;
        const bool isAge = decision->action == ColumnAction::BirthDateToAge ||
                           decision->action == ColumnAction::BirthYearToAge;
        if (isAge) describeAge(field);
        if (decision->action == ColumnAction::DateToYear && field.kind == FieldKind::Number) {
            field.kind = FieldKind::Year;
            holdYearBack(field);
        }
    }
}

void describeRollups(std::vector<Field>& fields, const std::string& extract,
                     const std::vector<RollupRule>& rules) {
    for (Field& field : fields) {
        if (field.extract != extract || field.isEdited) continue;
        for (const RollupRule& rule : rules)
            if (rule.name == field.column) applyRule(field, rule);
    }
}

} // namespace vignette
