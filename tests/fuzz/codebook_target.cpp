#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/features/codebook.h"
#include "core/features/codebook_records.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_file.h"

#include <set>

namespace vignette::fuzz {

namespace {

Field fieldOf(const std::string& column, FieldKind kind, const std::vector<std::string>& codes) {
    Field field;
    field.extract = "people";
    field.column = column;
    field.key = "people." + column;
    field.label = column;
    field.kind = kind;
    for (const std::string& code : codes)
        field.values.push_back({.code = code, .label = code});
    if (kind == FieldKind::Flag) field.yesCode = codes.back();
    return field;
}

std::vector<Field> someFields() {
    return {fieldOf("age", FieldKind::Number, {}),
            fieldOf("visits", FieldKind::Count, {}),
            fieldOf("smoker", FieldKind::Flag, {"0", "1"}),
            fieldOf("sex", FieldKind::Category, {"F", "M"}),
            fieldOf("health", FieldKind::Ordered, {"1", "2", "3", "4", "5"}),
            fieldOf("born", FieldKind::Year, {}),
            fieldOf("symptoms___2", FieldKind::Flag, {"0", "1"}),
            fieldOf("admission_type_id", FieldKind::Category, {"1", "2", "3"})};
}

void checkFields(const std::vector<Field>& before, const std::vector<Field>& after) {
    require(after.size() == before.size(), "a codebook neither adds nor drops a field");
    for (std::size_t i = 0; i < after.size(); ++i) {
        require(after[i].key == before[i].key, "a field keeps its key");
        require(after[i].column == before[i].column, "a field keeps its column");
        require(isValidUtf8(after[i].label), "a label is UTF-8");
        std::set<std::string> codes;
        for (const ValueLabel& value : after[i].values)
            require(codes.insert(value.code).second, "a field has each level once");
    }
}

} // namespace

/// The codebook's bytes.
void runTarget(std::string_view input) {
    static MemoryFile file;
    for (const auto& record : codebookRecords(input))
        for (const std::string& cell : record)
            require(trimmed(cell) == cell, "cells are trimmed");
    file.write(input);
    try {
        const Codebook book = readCodebook(file.path(), {"age", "sex", "health", "admission_type_id"});
        for (const CodebookEntry& entry : book.entries)
            require(entry.row >= 1, "an entry stands on a row");
        const std::vector<Field> before = someFields();
        std::vector<Field> fields = before;
        applyCodebook(fields, file.path());
        checkFields(before, fields);
        std::vector<Field> again = fields;
        applyCodebook(again, file.path());
        require(again == fields, "the same codebook once more changes nothing");
    } catch (const Failure&) {
        return;
    }
}

} // namespace vignette::fuzz
