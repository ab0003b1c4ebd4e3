#include "core/features/codebook.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/features/field_words.h"
#include "core/features/ordered_scales.h"
#include "core/features/plain_label.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

namespace vignette {

namespace {

std::string withoutEndings(const std::string& file) {
    static const std::set<std::string> kEndings = {"csv", "tsv", "txt", "gz", "zip", "zst", "xlsx"};
    std::string name = file;
    for (std::size_t dot = name.rfind('.'); dot != std::string::npos; dot = name.rfind('.')) {
        if (!kEndings.contains(toLowerAscii(name.substr(dot + 1)))) break;
        name.resize(dot);
    }
    return name;
}

std::string cellOf(const CodebookEntry& entry, const char* name) {
    const auto found = entry.cells.find(name);
    return found == entry.cells.end() ? std::string() : found->second;
}

/// Codes as the study stores them: where it holds numbers, "01" and "1.0" mean 1.
std::vector<ValueLabel> storedCodes(const Field& field, std::vector<ValueLabel> values) {
    const bool isNumber = field.kind == FieldKind::Number || field.kind == FieldKind::Count;
    for (ValueLabel& value : values) {
        const std::optional<double> number = parseNumber(value.code);
        if (!number) continue;
        const auto isSame = [&](const ValueLabel& stored) { return stored.code == value.code; };
        if (std::any_of(field.values.begin(), field.values.end(), isSame)) continue;
        const auto isEqual = [&](const ValueLabel& stored) { return parseNumber(stored.code) == number; };
        const auto equal = std::find_if(field.values.begin(), field.values.end(), isEqual);
        if (equal != field.values.end())
            value.code = equal->code;
        else if (isNumber)
            value.code = shortest(*number);
    }
    return values;
}

/// A level has one label: the first. "01" and "1.0" may have turned out to be one.
void dropRepeats(std::vector<ValueLabel>& values, std::size_t row, CodebookReport& report) {
    std::set<std::string> codes;
    const std::size_t dropped =
        std::erase_if(values, [&](const ValueLabel& value) { return !codes.insert(value.code).second; });
    if (dropped > 0)
        report.problems.push_back("Row " + std::to_string(row) +
                                  ": a code stands there more than once, so its first label was kept.");
}

/// When the words of a category are a known scale, its order is theirs; words such as "refused" have no
/// place in it and count as missing.
bool setOrder(Field& field, const std::vector<ValueLabel>& values) {
    std::vector<std::string> labels;
    for (const ValueLabel& value : values)
        labels.push_back(value.label);
    const auto order = OrderedScales::bundled().orderOf(labels);
    if (!order || field.kind == FieldKind::Flag) return false;
    field.kind = FieldKind::Ordered;
    field.values.clear();
    for (const std::string& label : *order)
        for (const ValueLabel& value : values)
            if (value.label == label) field.values.push_back(value);
    return true;
}

void setValues(Field& field, const std::vector<ValueLabel>& values) {
    const std::vector<ValueLabel> before = field.values;
    if (field.kind == FieldKind::Number || field.kind == FieldKind::Count) field.kind = FieldKind::Category;
    field.values = values;
    if (field.kind == FieldKind::Ordered) return; // a level without a place in the order is missing
    for (const ValueLabel& old : before) {
        const bool isListed = std::any_of(values.begin(), values.end(),
                                          [&](const ValueLabel& value) { return value.code == old.code; });
        if (!isListed) field.values.push_back(old);
    }
}

/// A Flag needs to know which of its two levels is the yes.
void settleFlag(Field& field, const std::string& claim) {
    if (field.kind != FieldKind::Flag && (claim.empty() || field.values.size() != 2)) return;
    field.kind = FieldKind::Flag;
    if (field.values.empty()) field.values = {{.code = "0", .label = "No"}, {.code = "1", .label = "Yes"}};
    const bool isKnown = std::any_of(field.values.begin(), field.values.end(),
                                     [&](const ValueLabel& value) { return value.code == field.yesCode; });
    if (isKnown) return;
    for (const ValueLabel& value : field.values)
        for (const std::string& word : {toLowerAscii(value.label), toLowerAscii(value.code)})
            if (word == "yes" || word == "1" || word == "true" || word == "y") field.yesCode = value.code;
    if (field.yesCode.empty()) field.yesCode = field.values.back().code;
}

std::optional<FieldDirection> directionOf(const std::string& text) {
    const std::string word = toLowerAscii(text);
    if (containsWord(word, "worse")) return FieldDirection::HigherIsWorse;
    if (containsWord(word, "better")) return FieldDirection::HigherIsBetter;
    if (word == "neutral") return FieldDirection::Neutral;
    if (word == "unknown") return FieldDirection::Unknown;
    return std::nullopt;
}

std::optional<FieldUse> useOf(const std::string& role) {
    const std::string word = toLowerAscii(role);
    if (word == "forms" || word == "form") return FieldUse::Form;
    if (word == "checks" || word == "check" || word == "describes") return FieldUse::Check;
    if (word == "excluded" || word == "hide") return FieldUse::Hide;
    return std::nullopt;
}

/// Reads a word that must be one of a list; a word that is none goes into the report.
template<typename Value>
void readWord(const CodebookEntry& row, const char* column, CodebookReport& report,
              const std::function<std::optional<Value>(const std::string&)>& read,
              const std::function<void(Value)>& use) {
    const std::string text = cellOf(row, column);
    if (text.empty()) return;
    if (const std::optional<Value> value = read(text)) {
        use(*value);
        return;
    }
    report.problems.push_back("Row " + std::to_string(row.row) + ": the column \"" + column +
                              "\" holds a word that is not one of its choices, so it was left as it was.");
}

template<typename Value>
std::optional<Value> readOrNone(Value (*read)(const std::string&), const std::string& text) {
    try {
        return read(toLowerAscii(text));
    } catch (const Failure&) {
        return std::nullopt;
    }
}

void applyEntry(const CodebookEntry& row, CodebookForm form, Field& field, CodebookReport& report) {
    if (const std::string label = cellOf(row, "label"); !label.empty()) {
        field.label = label;
        field.hasPlainLabel = true;
        const FieldCare care = FieldWords::bundled().lookUp(label).care;
        if (care != FieldCare::Ordinary) field.care = care; // a plain label may say what the header did not
    }
    if (const std::string unit = cellOf(row, "unit"); !unit.empty()) field.unit = unit;
    readWord<FieldKind>(
        row, "kind", report, [](const std::string& text) { return readOrNone(fieldKindFromText, text); },
        [&](FieldKind kind) { field.kind = kind; });
    if (const std::string question = cellOf(row, "question"); !question.empty()) field.question = question;
    if (!row.values.empty()) {
        std::vector<ValueLabel> values = storedCodes(field, row.values);
        dropRepeats(values, row.row, report);
        // Our own form says "ordered" itself.
        if (form == CodebookForm::Own || !setOrder(field, values)) setValues(field, values);
        // Numbers kept the field off cards; now its answers have words.
        if (form != CodebookForm::Own)
            field.hasPlainLabel = field.hasPlainLabel || Glossary::bundled().labelFor(field.column).isPlain;
    }
    const std::string claim = cellOf(row, "claim");
    if (!claim.empty()) field.claim = claim;
    settleFlag(field, claim);
    readWord<FieldDirection>(row, "direction", report, directionOf,
                             [&](FieldDirection direction) { field.direction = direction; });
    readWord<FieldUse>(row, "role", report, useOf, [&](FieldUse use) {
        field.use = use;
        if (use == FieldUse::Form) field.useReason.clear();
        if (use != FieldUse::Form) field.useReason = "The codebook says so.";
    });
    readWord<FieldCare>(
        row, "care", report, [](const std::string& text) { return readOrNone(fieldCareFromText, text); },
        [&](FieldCare care) { field.care = care; });
    readWord<Theme>(
        row, "theme", report, [](const std::string& text) { return readOrNone(themeFromText, text); },
        [&](Theme theme) { field.theme = theme; });
    if (cellOf(row, "identifier") == "yes") {
        field.use = FieldUse::Hide;
        field.useReason = "The codebook marks it as an identifier.";
    }
    field.isEdited = true;
}

/// A question that stands in the study as one column a choice: "symptoms___1".
bool isCheckboxQuestion(const CodebookEntry& entry, const std::set<std::string>& columns) {
    const std::string start = entry.column + "___";
    const auto found = columns.lower_bound(start);
    return found != columns.end() && found->starts_with(start);
}

} // namespace

CodebookReport applyCodebook(std::vector<Field>& fields, const std::filesystem::path& file) {
    std::set<std::string> columns;
    for (const Field& field : fields)
        columns.insert(field.column);
    const Codebook book = readCodebook(file, columns);
    CodebookReport report;
    report.form = book.form;
    report.problems = book.problems;
    std::set<std::string> described;
    std::set<std::size_t> rows;
    for (const CodebookEntry& entry : book.entries) {
        const std::string extract = withoutEndings(entry.extract);
        bool isMatched = false;
        for (Field& field : fields) {
            if (field.column != entry.column || (!extract.empty() && field.extract != extract)) continue;
            applyEntry(entry, book.form, field, report);
            described.insert(field.key);
            isMatched = true;
        }
        if (isMatched) {
            rows.insert(entry.row);
            report.matchedRows += entry.rows > 1 ? entry.rows - 1 : 0;
        } else if (entry.rows > 0 && !isCheckboxQuestion(entry, columns)) {
            report.unmatched.push_back(extract.empty() ? entry.column : extract + "." + entry.column);
        }
    }
    report.matchedRows += rows.size();
    report.matchedFields = described.size();
    return report;
}

} // namespace vignette
