#include "core/model/segment_view.h"

#include "core/base/failure.h"
#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<SegmentView> kViews[] = {{SegmentView::Needs, "needs"},
                                            {SegmentView::Behaviour, "behaviour"},
                                            {SegmentView::Demographic, "demographic"},
                                            {SegmentView::Attitudes, "attitudes"},
                                            {SegmentView::Everything, "everything"}};

} // namespace

const char* toText(SegmentView view) {
    return textOf(kViews, view);
}
SegmentView segmentViewFromText(const std::string& text) {
    return valueOf(kViews, text, "view");
}

bool isOf(SegmentView view, Theme theme) {
    switch (theme) {
    case Theme::Demographic:
    case Theme::Economic:
        return view == SegmentView::Demographic || view == SegmentView::Everything;
    case Theme::Social: // who someone lives with is both: background and need
        return view == SegmentView::Demographic || view == SegmentView::Needs ||
               view == SegmentView::Everything;
    case Theme::Conditions:
    case Theme::Functional:
    case Theme::Measurements:
    case Theme::Needs:
    case Theme::Barriers:
        return view == SegmentView::Needs || view == SegmentView::Everything;
    case Theme::UseOfCare:
    case Theme::Habits:
    case Theme::Channel:
    case Theme::Digital:
        return view == SegmentView::Behaviour || view == SegmentView::Everything;
    case Theme::Preferences:
    case Theme::Attitudes:
        return view == SegmentView::Attitudes || view == SegmentView::Everything;
    case Theme::Outcome:
    case Theme::Other:
        return view == SegmentView::Everything;
    }
    return false;
}

std::vector<std::string> fieldsOf(SegmentView view, const std::vector<Field>& fields) {
    std::vector<std::string> keys;
    for (const Field& field : fields)
        if (field.use == FieldUse::Form && isOf(view, field.theme)) keys.push_back(field.key);
    if (keys.empty())
        throw Failure(FailureCode::NothingToDo,
                      std::string("No field of the view \"") + toText(view) +
                          "\" is used to form segments. Set at least one to \"used to form\" on the page "
                          "Collect, or choose another view.");
    return keys;
}

} // namespace vignette
