#include "core/model/field.h"

#include "core/model/enum_text.h"

namespace vignette {

namespace {

constexpr EnumText<FieldKind> kKinds[] = {{FieldKind::Number, "number"},   {FieldKind::Count, "count"},
                                          {FieldKind::Flag, "flag"},       {FieldKind::Category, "category"},
                                          {FieldKind::Ordered, "ordered"}, {FieldKind::Year, "year"}};
constexpr EnumText<FieldUse> kUses[] = {
    {FieldUse::Form, "form"}, {FieldUse::Check, "check"}, {FieldUse::Hide, "hide"}};
constexpr EnumText<FieldDirection> kDirections[] = {{FieldDirection::Unknown, "unknown"},
                                                    {FieldDirection::HigherIsBetter, "better"},
                                                    {FieldDirection::HigherIsWorse, "worse"},
                                                    {FieldDirection::Neutral, "neutral"}};
constexpr EnumText<Theme> kThemes[] = {{Theme::Demographic, "demographic"},
                                       {Theme::Economic, "economic"},
                                       {Theme::Social, "social"},
                                       {Theme::Conditions, "conditions"},
                                       {Theme::Functional, "functional"},
                                       {Theme::Measurements, "measurements"},
                                       {Theme::UseOfCare, "use_of_care"},
                                       {Theme::Habits, "habits"},
                                       {Theme::Needs, "needs"},
                                       {Theme::Preferences, "preferences"},
                                       {Theme::Barriers, "barriers"},
                                       {Theme::Attitudes, "attitudes"},
                                       {Theme::Channel, "channel"},
                                       {Theme::Digital, "digital"},
                                       {Theme::Outcome, "outcome"},
                                       {Theme::Other, "other"}};
constexpr EnumText<FieldCare> kCares[] = {{FieldCare::Ordinary, "ordinary"},
                                          {FieldCare::Protected, "protected"},
                                          {FieldCare::Outcome, "outcome"},
                                          {FieldCare::Sensitive, "sensitive"}};
constexpr EnumText<FieldSource> kSources[] = {{FieldSource::Records, "records"},
                                              {FieldSource::Survey, "survey"}};

} // namespace

const char* toText(FieldKind kind) {
    return textOf(kKinds, kind);
}
const char* toText(FieldUse use) {
    return textOf(kUses, use);
}
const char* toText(FieldDirection direction) {
    return textOf(kDirections, direction);
}
const char* toText(Theme theme) {
    return textOf(kThemes, theme);
}
const char* toText(FieldCare care) {
    return textOf(kCares, care);
}
const char* toText(FieldSource source) {
    return textOf(kSources, source);
}

FieldKind fieldKindFromText(const std::string& text) {
    return valueOf(kKinds, text, "field kind");
}
FieldUse fieldUseFromText(const std::string& text) {
    return valueOf(kUses, text, "field use");
}
FieldDirection fieldDirectionFromText(const std::string& text) {
    return valueOf(kDirections, text, "direction");
}
Theme themeFromText(const std::string& text) {
    return valueOf(kThemes, text, "theme");
}
FieldCare fieldCareFromText(const std::string& text) {
    return valueOf(kCares, text, "care");
}
FieldSource fieldSourceFromText(const std::string& text) {
    return valueOf(kSources, text, "source");
}

const std::string& labelOf(const Field& field, const std::string& code) {
    for (const ValueLabel& value : field.values)
        if (value.code == code) return value.label;
    return code;
}

} // namespace vignette
