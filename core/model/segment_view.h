#pragma once

#include "core/model/field.h"

#include <string>
#include <vector>

namespace vignette {

/// Ready choices of the fields that form segments.
enum class SegmentView {
    Needs,       ///< illness, function, needs, barriers, social means
    Behaviour,   ///< use of care, habits, channels, digital
    Demographic, ///< age and the like, income, work, household
    Attitudes,   ///< attitudes and preferences
    Everything,
};
const char* toText(SegmentView view);
SegmentView segmentViewFromText(const std::string& text); ///< throws Failure(Damaged)

/// Whether fields of the theme belong to the view.
bool isOf(SegmentView view, Theme theme);

/// Keys of the fields of the view whose use is Form, in their order. Themes that stand in no other view
/// (outcomes never form) belong to Everything alone. Throws Failure(NothingToDo) when there is none, since no
/// list means "every field" to a plan.
std::vector<std::string> fieldsOf(SegmentView view, const std::vector<Field>& fields);

} // namespace vignette
