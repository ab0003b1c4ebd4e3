#include "core/model/screening.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<ColumnAction> kActions[] = {{ColumnAction::Keep, "keep"},
                                               {ColumnAction::Drop, "drop"},
                                               {ColumnAction::LinkKey, "link_key"},
                                               {ColumnAction::DateToYear, "date_to_year"},
                                               {ColumnAction::BirthDateToAge, "birth_date_to_age"},
                                               {ColumnAction::CapAge, "cap_age"},
                                               {ColumnAction::BirthYearToAge, "birth_year_to_age"},
                                               {ColumnAction::ZipToThreeDigits, "zip_to_three_digits"},
                                               {ColumnAction::RollUpOnly, "roll_up_only"}};

} // namespace

const char* toText(ColumnAction action) {
    return textOf(kActions, action);
}
ColumnAction columnActionFromText(const std::string& text) {
    return valueOf(kActions, text, "column action");
}

const ColumnDecision* ScreeningPlan::find(const std::string& column) const {
    for (const ColumnDecision& decision : columns)
        if (decision.column == column) return &decision;
    return nullptr;
}

} // namespace vignette
