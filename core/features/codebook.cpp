#include "core/features/codebook.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/features/field_words.h"
#include "core/features/ordered_scales.h"
#include "core/features/plain_label.h"

#include <algorithm>
#include <functional>
#include <map>
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

bool saysIdentifier(const CodebookEntry& row) {
    return cellOf(row, "identifier") == "yes";
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
    if (saysIdentifier(row)) {
        field.use = FieldUse::Hide;
        field.useReason = "The codebook marks it as an identifier.";
    }
    field.isEdited = true;
}

/// Where the codebook and what the field was before do not fit together. `before`: as it was guessed.
void noteConflicts(const CodebookEntry& row, const Field& before, CodebookReport& report) {
    const auto say = [&](const std::string& what) {
        report.conflicts.push_back("Row " + std::to_string(row.row) + ", \"" + before.column + "\": " + what);
    };
    const bool isMeasured = before.kind == FieldKind::Number || before.kind == FieldKind::Count;
    const std::string kind = toLowerAscii(cellOf(row, "kind"));
    if (!isMeasured && !before.values.empty() && (kind == "number" || kind == "count"))
        say("the codebook calls it a number, its values are texts.");
    if (row.values.empty() || before.values.empty()) return;
    const std::vector<ValueLabel> known = storedCodes(before, row.values);
    const auto isKnown = [&](const ValueLabel& value) {
        return std::any_of(known.begin(), known.end(),
                           [&](const ValueLabel& other) { return other.code == value.code; });
    };
    const auto strangers = std::count_if(before.values.begin(), before.values.end(),
                                         [&](const ValueLabel& value) { return !isKnown(value); });
    if (strangers == static_cast<std::ptrdiff_t>(before.values.size()))
        say("none of the codebook's codes occurs in the data.");
    else if (strangers > 0)
        say(std::to_string(strangers) + " of " + std::to_string(before.values.size()) +
            " values in the data are not in the codebook.");
}

/// The choice a yes-or-no column stands for, when it is one of the entry's question: "matters#clear_plan".
const ValueLabel* choiceOf(const CodebookEntry& entry, const Field& field) {
    const std::string start = entry.column + "#";
    if (field.kind != FieldKind::Flag || !field.column.starts_with(start)) return nullptr;
    for (const ValueLabel& value : entry.values)
        if (field.column.substr(start.size()) == value.code) return &value;
    return nullptr;
}

void applyChoice(const CodebookEntry& entry, const ValueLabel& choice, Field& field) {
    field.label = choice.label;
    field.claim = choice.label;
    field.hasPlainLabel = true;
    if (const std::string question = cellOf(entry, "question"); !question.empty()) field.question = question;
    field.isEdited = true;
}

/// One value of many rows, so that the codes of the column are its own: "admission_type_id#most".
bool isValueOf(const CodebookEntry& entry, const Field& field) {
    const std::size_t mark = field.column.rfind('#');
    if (mark == std::string::npos || field.column.substr(0, mark) != entry.column) return false;
    const std::string summary = field.column.substr(mark + 1);
    return summary == "most" || summary == "last" || summary == "first";
}

/// Lays entries over fields and keeps count of what they describe.
class Overlay {
public:
    Overlay(CodebookForm form, CodebookReport& report) : m_form(form), m_report(report) {}

    /// Whether the entry is about this field, which it then describes.
    bool lay(const CodebookEntry& entry, Field& field) {
        const ValueLabel* choice = choiceOf(entry, field);
        const bool isValue = isValueOf(entry, field);
        if (field.column != entry.column && choice == nullptr && !isValue) return false;
        if (saysIdentifier(entry)) m_report.identifiers.push_back(field.key);
        const bool isNew = m_described.insert(field.key).second;
        if (choice != nullptr || isValue) { // unless a row of its own has said more
            if (isNew && choice != nullptr) applyChoice(entry, *choice, field);
            if (isNew && choice == nullptr) applyEntry(entry, m_form, field, m_report);
            return true;
        }
        const auto [row, isFirst] = m_ownRowOf.emplace(field.key, entry.row);
        if (!isFirst && row->second != entry.row)
            m_report.conflicts.push_back("Row " + std::to_string(entry.row) + ", \"" + field.column +
                                         "\": it stands in row " + std::to_string(row->second) +
                                         " as well; the later row counts where both say something.");
        noteConflicts(entry, field, m_report);
        applyEntry(entry, m_form, field, m_report);
        return true;
    }
    void finish() {
        m_report.matchedFields = m_described.size();
        m_report.matched.assign(m_described.begin(), m_described.end());
    }

private:
    CodebookForm m_form;
    CodebookReport& m_report;
    std::set<std::string> m_described;             ///< keys of fields
    std::map<std::string, std::size_t> m_ownRowOf; ///< of each field: the first row about its very column
};

/// A question that stands in the study as one column a choice: "symptoms___1".
bool isCheckboxQuestion(const CodebookEntry& entry, const std::set<std::string>& columns) {
    const std::string start = entry.column + "___";
    const auto found = columns.lower_bound(start);
    return found != columns.end() && found->starts_with(start);
}

} // namespace

CodebookReport applyCodebook(std::vector<Field>& fields, const std::filesystem::path& file) {
    std::set<std::string> columns;
    for (const Field& field : fields) {
        columns.insert(field.column);
        columns.insert(field.column.substr(0, field.column.find('#')));
    }
    const Codebook book = readCodebook(file, columns);
    CodebookReport report;
    report.file = file.filename().string();
    report.form = book.form;
    report.problems = book.problems;
    Overlay overlay(book.form, report);
    std::set<std::size_t> rows;
    for (const CodebookEntry& entry : book.entries) {
        const std::string extract = withoutEndings(entry.extract);
        bool isMatched = false;
        for (Field& field : fields)
            if (extract.empty() || field.extract == extract) isMatched |= overlay.lay(entry, field);
        if (isMatched) {
            rows.insert(entry.row);
            report.matchedRows += entry.rows > 1 ? entry.rows - 1 : 0;
        } else if (entry.rows > 0 && !isCheckboxQuestion(entry, columns)) {
            report.unmatched.push_back(extract.empty() ? entry.column : extract + "." + entry.column);
        }
    }
    report.matchedRows += rows.size();
    overlay.finish();
    return report;
}

} // namespace vignette
