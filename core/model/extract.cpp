#include "core/model/extract.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<RowProblemKind> kProblems[] = {
    {RowProblemKind::TooFewCells, "too_few_cells"},      {RowProblemKind::TooManyCells, "too_many_cells"},
    {RowProblemKind::UnclosedQuote, "unclosed_quote"},   {RowProblemKind::FieldTooLong, "field_too_long"},
    {RowProblemKind::MalformedText, "malformed_text"},   {RowProblemKind::NoPatientKey, "no_patient_key"},
    {RowProblemKind::RepeatedHeader, "repeated_header"}, {RowProblemKind::TotalsRow, "totals_row"}};

constexpr EnumText<ColumnType> kTypes[] = {
    {ColumnType::Empty, "empty"}, {ColumnType::Number, "number"},     {ColumnType::Integer, "integer"},
    {ColumnType::Flag, "flag"},   {ColumnType::Category, "category"}, {ColumnType::Code, "code"},
    {ColumnType::Date, "date"},   {ColumnType::Text, "text"},         {ColumnType::Unique, "unique"}};

} // namespace

const char* toText(RowProblemKind kind) {
    return textOf(kProblems, kind);
}
RowProblemKind rowProblemKindFromText(const std::string& text) {
    return valueOf(kProblems, text, "reason to set a row aside");
}
const char* toText(ColumnType type) {
    return textOf(kTypes, type);
}
ColumnType columnTypeFromText(const std::string& text) {
    return valueOf(kTypes, text, "column type");
}

} // namespace vignette
