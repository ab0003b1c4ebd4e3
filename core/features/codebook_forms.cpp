#include "core/features/codebook_forms.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/features/codebook_records.h"

#include <algorithm>
#include <optional>

namespace vignette {

namespace {

using Record = std::vector<std::string>;
using Names = std::vector<const char*>;

constexpr std::uint64_t kLargest = std::uint64_t{64} << 20;

const Names kVariableNames = {
    "variable field name", "variable", "variable name", "field name", "field", "item", "var", "varname",
    "column name"};
const Names kLabelNames = {"field label", "variable label", "label", "description", "meaning", "definition"};
const Names kChoiceNames = {"choices calculations or slider labels",
                            "select choices or calculations",
                            "choices",
                            "response options",
                            "value labels",
                            "values",
                            "coding",
                            "codes"};
const Names kValueNames = {"value", "code", "level", "response", "answer code"};
const Names kValueLabelNames = {"value label", "code label",        "label", "meaning",
                                "description", "value description", "text"};

/// The header of a table and the cells below it by name.
class Columns {
public:
    explicit Columns(const Record& header) {
        for (const std::string& cell : header)
            m_names.push_back(plainHeader(cell));
    }
    std::optional<std::size_t> find(const Names& names) const {
        for (const char* name : names) {
            const auto found = std::find(m_names.begin(), m_names.end(), name);
            if (found != m_names.end()) return static_cast<std::size_t>(found - m_names.begin());
        }
        return std::nullopt;
    }
    std::string cell(const Record& record, const Names& names) const {
        const auto at = find(names);
        return at && *at < record.size() ? record[*at] : std::string();
    }
    std::size_t size() const { return m_names.size(); }

private:
    std::vector<std::string> m_names;
};

/// Parts divided by bars, each a code and its words: "1=Male|2=Female", "1, Male | 2, Female". A part without
/// `between` is code and words at once, or nothing where `isStrict`.
enum class Parts { Lenient, Strict };
std::vector<ValueLabel> choicesOf(const std::string& text, char between, Parts parts) {
    std::vector<ValueLabel> values;
    for (const std::string& part : split(text, '|')) {
        const std::size_t at = part.find(between);
        if (at == std::string::npos && parts == Parts::Strict) continue;
        const std::string code(trimmed(std::string_view(part).substr(0, at)));
        if (code.empty()) continue;
        const std::string label =
            at == std::string::npos ? code : std::string(trimmed(std::string_view(part).substr(at + 1)));
        values.push_back({.code = code, .label = label.empty() ? code : label});
    }
    return values;
}

/// A plain dictionary may divide its choices in either way, by ";" or by line ends as well.
std::vector<ValueLabel> anyChoicesOf(std::string text) {
    const bool hasBars = text.find('|') != std::string::npos;
    for (char& c : text)
        if (c == '\n' || (c == ';' && !hasBars)) c = '|';
    for (const char between : {'=', ',', ':'}) {
        std::vector<ValueLabel> values = choicesOf(text, between, Parts::Strict);
        if (values.size() >= 2) return values;
    }
    return {};
}

/// REDCap's labels may hold HTML.
std::string withoutTags(const std::string& text) {
    std::string plain;
    bool isInTag = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool opens = c == '<' && i + 1 < text.size() && (isLetter(text[i + 1]) || text[i + 1] == '/');
        if (opens && text.find('>', i) != std::string::npos) isInTag = true;
        if (!isInTag) plain += c == '\n' || c == '\r' ? ' ' : c;
        if (isInTag && c == '>') isInTag = false;
    }
    return std::string(trimmed(plain));
}

std::string numbered(std::size_t row) {
    return "Row " + std::to_string(row);
}

/// A label that asks, or goes on for long, is the question; anything shorter is both.
void setLabel(CodebookEntry& entry, const std::string& text) {
    constexpr std::ptrdiff_t kMostBlanks = 8;
    if (text.empty()) return;
    entry.cells["question"] = text;
    const bool isQuestion = text.ends_with('?') || std::count(text.begin(), text.end(), ' ') > kMostBlanks;
    if (!isQuestion) entry.cells["label"] = text;
}

void readOwn(const std::vector<Record>& records, Codebook& book) {
    const Record& header = records.front();
    for (std::size_t r = 1; r < records.size(); ++r) {
        const Record& record = records[r];
        if (record.empty()) continue;
        if (record.size() != header.size()) {
            book.problems.push_back(numbered(r) + " has " + std::to_string(record.size()) +
                                    " cells, the header " + std::to_string(header.size()) +
                                    "; it was passed over.");
            continue;
        }
        CodebookEntry entry{.row = r, .rows = 1, .extract = {}, .column = {}, .cells = {}, .values = {}};
        for (std::size_t c = 0; c < header.size(); ++c) {
            if (header[c] == "column")
                entry.column = record[c];
            else if (header[c] == "file")
                entry.extract = record[c];
            else if (header[c] == "values")
                entry.values = choicesOf(record[c], '=', Parts::Lenient);
            else if (!record[c].empty())
                entry.cells[header[c]] = record[c];
        }
        book.entries.push_back(std::move(entry));
    }
}

/// REDCap stores each choice of a checkbox question as a column of its own: "symptoms___2".
void addCheckboxes(const CodebookEntry& question, Codebook& book) {
    for (const ValueLabel& choice : question.values) {
        CodebookEntry entry = question;
        entry.rows = 0; // the row is counted with its question
        entry.column = question.column + "___" + toLowerAscii(choice.code);
        entry.values = {{.code = "0", .label = "No"}, {.code = "1", .label = "Yes"}};
        entry.cells["label"] = choice.label;
        entry.cells["claim"] = choice.label;
        entry.cells["kind"] = "flag";
        book.entries.push_back(std::move(entry));
    }
}

void readDictionary(const std::vector<Record>& records, Codebook& book) {
    const Columns columns(records.front());
    for (std::size_t r = 1; r < records.size(); ++r) {
        const Record& record = records[r];
        if (record.empty()) continue;
        CodebookEntry entry{.row = r, .rows = 1, .extract = {}, .column = {}, .cells = {}, .values = {}};
        entry.column = columns.cell(record, kVariableNames);
        if (entry.column.empty()) {
            book.problems.push_back(numbered(r) + " names no field; it was passed over.");
            continue;
        }
        const std::string type = toLowerAscii(columns.cell(record, {"field type", "type"}));
        if (type == "descriptive") continue; // text between questions, no field
        setLabel(entry, withoutTags(columns.cell(record, kLabelNames)));
        const std::string question = withoutTags(columns.cell(record, {"question", "question text"}));
        if (!question.empty()) entry.cells["question"] = question;
        const std::string unit = columns.cell(record, {"unit", "units"});
        if (!unit.empty()) entry.cells["unit"] = unit;
        if (type == "yesno")
            entry.values = {{.code = "0", .label = "No"}, {.code = "1", .label = "Yes"}};
        else if (type == "truefalse")
            entry.values = {{.code = "0", .label = "False"}, {.code = "1", .label = "True"}};
        else if (type != "calc" && type != "slider")
            entry.values = anyChoicesOf(columns.cell(record, kChoiceNames));
        for (ValueLabel& value : entry.values)
            value.label = withoutTags(value.label);
        const std::string identifier = toLowerAscii(columns.cell(record, {"identifier"}));
        if (identifier == "y" || identifier == "yes") entry.cells["identifier"] = "yes";
        if (type == "checkbox") addCheckboxes(entry, book);
        book.entries.push_back(std::move(entry));
    }
}

void readValueList(const std::vector<Record>& records, Codebook& book) {
    const Columns columns(records.front());
    std::map<std::string, std::size_t> placeOf;
    for (std::size_t r = 1; r < records.size(); ++r) {
        const Record& record = records[r];
        if (record.empty()) continue;
        std::string column = columns.cell(record, kVariableNames);
        // Spreadsheets often name the variable on its first row alone.
        if (column.empty() && !book.entries.empty()) column = book.entries.back().column;
        const std::string code = columns.cell(record, kValueNames);
        const std::string label = columns.cell(record, kValueLabelNames);
        if (column.empty() || code.empty() || label.empty()) {
            book.problems.push_back(numbered(r) +
                                    " lacks a variable, a value or a label; it was passed over.");
            continue;
        }
        const auto [place, isNew] = placeOf.emplace(column, book.entries.size());
        if (isNew) {
            book.entries.push_back(
                {.row = r, .rows = 0, .extract = {}, .column = column, .cells = {}, .values = {}});
            setLabel(book.entries.back(),
                     columns.cell(record, {"variable label", "question", "field label"}));
        }
        CodebookEntry& entry = book.entries[place->second];
        ++entry.rows;
        entry.values.push_back({.code = code, .label = label});
    }
}

void readTables(const std::vector<Record>& records, const std::set<std::string>& columns, Codebook& book) {
    bool isHeaderNext = true;
    for (std::size_t r = 0; r < records.size(); ++r) {
        const Record& record = records[r];
        if (record.empty()) {
            isHeaderNext = true;
            continue;
        }
        if (isHeaderNext || columns.contains(record.front())) {
            book.entries.push_back({.row = r + 1,
                                    .rows = 0,
                                    .extract = {},
                                    .column = record.front(),
                                    .cells = {},
                                    .values = {}});
            isHeaderNext = false;
            continue;
        }
        CodebookEntry& entry = book.entries.back();
        if (record.size() < 2 || record[0].empty() || record[1].empty()) {
            book.problems.push_back("Line " + std::to_string(r + 1) +
                                    " lacks a code or its words; it was passed over.");
            continue;
        }
        ++entry.rows;
        entry.values.push_back({.code = record[0], .label = record[1]});
    }
}

std::optional<CodebookForm> formOf(const std::vector<Record>& records, const std::set<std::string>& known) {
    if (records.empty() || records.front().empty()) return std::nullopt;
    const Record& header = records.front();
    if (std::find(header.begin(), header.end(), "column") != header.end()) return CodebookForm::Own;
    const Columns columns(header);
    if (columns.find(kVariableNames)) {
        if (columns.find(kChoiceNames)) return CodebookForm::DataDictionary;
        const bool isList = columns.find(kValueNames) && columns.find(kValueLabelNames);
        if (isList) return CodebookForm::ValueList;
        const bool describes = columns.find(kLabelNames) || columns.find({"unit", "units", "question"});
        if (describes) return CodebookForm::DataDictionary;
    }
    const bool startsWithField = header.size() >= 2 && known.contains(header.front());
    bool isAfterBlank = false;
    bool hasLaterField = false;
    for (const Record& record : records) {
        hasLaterField =
            hasLaterField || (isAfterBlank && record.size() >= 2 && known.contains(record.front()));
        isAfterBlank = record.empty();
    }
    if (startsWithField || (hasLaterField && header.size() >= 2)) return CodebookForm::SeveralTables;
    return std::nullopt;
}

} // namespace

Codebook readCodebook(const std::filesystem::path& file, const std::set<std::string>& columns) {
    const std::string name = file.filename().string();
    const std::string text = readWholeFile(file, kLargest);
    if (!isValidUtf8(text))
        throw Failure(FailureCode::BadInput, name + " is not written in UTF-8. Save it as \"CSV UTF-8\".");
    const std::vector<Record> records = codebookRecords(text);
    const std::optional<CodebookForm> form = formOf(records, columns);
    if (!form)
        throw Failure(FailureCode::BadInput,
                      name + " has no column named \"column\" and is no data dictionary (variable, label, "
                             "choices), list of values (variable, value, label) or table headed by the name "
                             "of a field. A codebook needs one of these.");
    Codebook book;
    book.form = *form;
    switch (book.form) {
    case CodebookForm::Own:
        readOwn(records, book);
        break;
    case CodebookForm::DataDictionary:
        readDictionary(records, book);
        break;
    case CodebookForm::ValueList:
        readValueList(records, book);
        break;
    case CodebookForm::SeveralTables:
        readTables(records, columns, book);
        break;
    }
    return book;
}

} // namespace vignette
