#include "core/report/privacy_words.h"

#include "core/base/failure.h"
#include "core/model/identifier.h"

namespace vignette {

std::string dateWords(Date day, const Wording& wording) {
    constexpr std::int64_t kSecondsADay = 86400;
    return wording.date(day.days * kSecondsADay);
}

const char* actionKey(ColumnAction action) {
    switch (action) {
    case ColumnAction::Keep:
        return "privacy.action.keep";
    case ColumnAction::Drop:
        return "privacy.action.drop";
    case ColumnAction::LinkKey:
        return "privacy.action.link_key";
    case ColumnAction::DateToYear:
        return "privacy.action.year";
    case ColumnAction::BirthDateToAge:
    case ColumnAction::BirthYearToAge:
        return "privacy.action.age";
    case ColumnAction::CapAge:
        return "privacy.action.cap_age";
    case ColumnAction::ZipToThreeDigits:
        return "privacy.action.zip";
    case ColumnAction::RollUpOnly:
        break;
    }
    return "privacy.action.roll_up";
}

std::string subjectOf(const ShownPrivacyAction& action, const Wording& wording) {
    if (action.column.empty()) return wording.say("privacy.class.other");
    try {
        return wording.say(std::string("privacy.class.") + toText(identifierClassFromText(action.column)));
    } catch (const Failure&) {
        return action.column; // a field's label
    }
}

std::string limitedNotice(const Release::Content& content, const Wording& wording) {
    if (!content.limited) return {};
    const LimitedDataSet& record = *content.limited;
    if (!record.agreementDate)
        return wording.say("privacy.limited.no_date", {record.recipient, record.purpose, record.reason});
    return wording.say("privacy.limited", {record.recipient, dateWords(*record.agreementDate, wording),
                                           record.purpose, record.reason});
}

std::vector<std::string> studyNotes(const Release::Content& content, const Wording& wording) {
    std::vector<std::string> notes = content.notes;
    if (content.limited) notes.push_back(limitedNotice(content, wording));
    return notes;
}

} // namespace vignette
