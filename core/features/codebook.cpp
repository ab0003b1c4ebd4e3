#include "core/features/codebook.h"

#include "core/base/failure.h"
#include "core/base/reference_table.h"
#include "core/base/text.h"
#include "core/features/field_words.h"
#include "core/features/guess_fields.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

namespace vignette {

namespace {

/// One row of the codebook; cells of absent columns are empty.
class CodebookRow {
public:
    CodebookRow(const ReferenceTable& table, std::size_t row) : m_table(table), m_row(row) {}
    std::string cell(const char* column) const {
        return m_table.hasColumn(column) ? std::string(trimmed(m_table.at(m_row, column))) : std::string();
    }
    std::size_t number() const { return m_row + 1; }

private:
    const ReferenceTable& m_table;
    std::size_t m_row;
};

std::string withoutEndings(const std::string& file) {
    static const std::set<std::string> kEndings = {"csv", "tsv", "txt", "gz", "zip", "zst", "xlsx"};
    std::string name = file;
    for (std::size_t dot = name.rfind('.'); dot != std::string::npos; dot = name.rfind('.')) {
        if (!kEndings.contains(toLowerAscii(name.substr(dot + 1)))) break;
        name.resize(dot);
    }
    return name;
}

std::vector<ValueLabel> valuesOf(const std::string& text) {
    std::vector<ValueLabel> values;
    for (const std::string& part : split(text, '|')) {
        const std::size_t equals = part.find('=');
        const std::string code(trimmed(std::string_view(part).substr(0, equals)));
        if (code.empty() && equals == std::string::npos) continue;
        const std::string label = equals == std::string::npos
                                      ? code
                                      : std::string(trimmed(std::string_view(part).substr(equals + 1)));
        values.push_back({.code = code, .label = label});
    }
    return values;
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
void readWord(const CodebookRow& row, const char* column, CodebookReport& report,
              const std::function<std::optional<Value>(const std::string&)>& read,
              const std::function<void(Value)>& use) {
    const std::string text = row.cell(column);
    if (text.empty()) return;
    if (const std::optional<Value> value = read(text)) {
        use(*value);
        return;
    }
    report.problems.push_back("Row " + std::to_string(row.number()) + ": the column \"" + column +
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

void applyRow(const CodebookRow& row, Field& field, CodebookReport& report) {
    if (const std::string label = row.cell("label"); !label.empty()) {
        field.label = label;
        field.hasPlainLabel = true;
        const FieldCare care = FieldWords::bundled().lookUp(label).care;
        if (care != FieldCare::Ordinary) field.care = care; // a plain label may say what the header did not
    }
    if (const std::string unit = row.cell("unit"); !unit.empty()) field.unit = unit;
    readWord<FieldKind>(
        row, "kind", report, [](const std::string& text) { return readOrNone(fieldKindFromText, text); },
        [&](FieldKind kind) { field.kind = kind; });
    if (const std::string values = row.cell("values"); !values.empty()) setValues(field, valuesOf(values));
    const std::string claim = row.cell("claim");
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
    field.isEdited = true;
}

} // namespace

CodebookReport applyCodebook(std::vector<Field>& fields, const std::filesystem::path& file) {
    const ReferenceTable table = ReferenceTable::load(file);
    if (!table.hasColumn("column"))
        throw Failure(FailureCode::BadInput, file.filename().string() +
                                                 " has no column named \"column\". A codebook needs one that "
                                                 "gives the header each row describes.");
    CodebookReport report;
    for (std::size_t i = 0; i < table.rowCount(); ++i) {
        const CodebookRow row(table, i);
        const std::string extract = withoutEndings(row.cell("file"));
        const std::string column = row.cell("column");
        bool isMatched = false;
        for (Field& field : fields) {
            if (field.column != column || (!extract.empty() && field.extract != extract)) continue;
            applyRow(row, field, report);
            isMatched = true;
        }
        if (isMatched)
            ++report.matchedRows;
        else
            report.unmatched.push_back(extract.empty() ? column : extract + "." + column);
    }
    return report;
}

} // namespace vignette
