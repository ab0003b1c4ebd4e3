#include "core/persona/card_place.h"

namespace vignette {

namespace {

CardSection naturalSection(Theme theme) {
    switch (theme) {
    case Theme::Demographic:
    case Theme::Economic:
    case Theme::Social:
        return CardSection::Circumstances;
    case Theme::Conditions:
    case Theme::Functional:
    case Theme::Measurements:
    case Theme::Outcome:
        return CardSection::Health;
    case Theme::UseOfCare:
        return CardSection::UseOfCare;
    case Theme::Habits:
        return CardSection::Habits;
    case Theme::Needs:
    case Theme::Preferences:
        return CardSection::Needs;
    case Theme::Barriers:
        return CardSection::Barriers;
    case Theme::Attitudes:
        return CardSection::Attitudes;
    case Theme::Channel:
    case Theme::Digital:
        return CardSection::Reach;
    case Theme::Other:
        break;
    }
    return CardSection::StandsOut;
}

bool isWhatPeopleWant(Theme theme) {
    return theme == Theme::Needs || theme == Theme::Preferences || theme == Theme::Channel;
}

bool isCircumstance(Theme theme) {
    return theme == Theme::Economic || theme == Theme::Social || theme == Theme::Barriers ||
           theme == Theme::Attitudes || theme == Theme::Digital;
}

} // namespace

Standing standingOf(FieldDirection direction, bool isAbove) {
    if (direction == FieldDirection::HigherIsBetter) return isAbove ? Standing::Good : Standing::Bad;
    if (direction == FieldDirection::HigherIsWorse) return isAbove ? Standing::Bad : Standing::Good;
    return Standing::Neither;
}

Standing standingOfLevel(const Field& field, std::size_t level) {
    if (field.kind != FieldKind::Ordered || field.values.size() < 2) return Standing::Neither;
    const double place = static_cast<double>(level) / static_cast<double>(field.values.size() - 1);
    if (place > 0.34 && place < 0.66) return Standing::Neither;
    return standingOf(field.direction, place >= 0.66);
}

CardSection sectionOf(Theme theme, Standing standing) {
    if (isWhatPeopleWant(theme) || theme == Theme::Demographic) return naturalSection(theme);
    if (standing == Standing::Good)
        return theme == Theme::Digital ? CardSection::Reach : CardSection::Strengths;
    if (standing == Standing::Bad && isCircumstance(theme)) return CardSection::Barriers;
    return naturalSection(theme);
}

} // namespace vignette
