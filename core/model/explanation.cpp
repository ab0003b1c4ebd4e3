#include "core/model/explanation.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

using Change = SensitivityLine::Change;
using Kind = TreeCondition::Kind;

constexpr EnumText<Change> kChanges[] = {{Change::Nothing, "nothing"},
                                         {Change::WithoutTheme, "without_theme"},
                                         {Change::WithoutField, "without_field"},
                                         {Change::CompleteCases, "complete_cases"},
                                         {Change::DrawnValues, "drawn_values"},
                                         {Change::PartialDistances, "partial_distances"}};
constexpr EnumText<Kind> kKinds[] = {
    {Kind::AtMost, "at_most"}, {Kind::Above, "above"},        {Kind::Is, "is"},
    {Kind::IsNot, "is_not"},   {Kind::HasValue, "has_value"}, {Kind::HasNone, "has_none"}};

} // namespace

const char* toText(SensitivityLine::Change change) {
    return textOf(kChanges, change);
}
const char* toText(TreeCondition::Kind kind) {
    return textOf(kKinds, kind);
}

} // namespace vignette
