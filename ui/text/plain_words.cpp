#include "ui/text/plain_words.h"

#include <QCoreApplication>

namespace vignette {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};
} // namespace

QString plainWords(ColumnAction action) {
    switch (action) {
    case ColumnAction::Keep:
        return Words::tr("kept as it is");
    case ColumnAction::Drop:
        return Words::tr("not stored");
    case ColumnAction::LinkKey:
        return Words::tr("key, replaced by study numbers");
    case ColumnAction::DateToYear:
        return Words::tr("only the year");
    case ColumnAction::BirthDateToAge:
    case ColumnAction::BirthYearToAge:
        return Words::tr("age; 90 and over together");
    case ColumnAction::CapAge:
        return Words::tr("90 and over together");
    case ColumnAction::ZipToThreeDigits:
        return Words::tr("first 3 digits");
    case ColumnAction::RollUpOnly:
        return Words::tr("only for per-person summaries");
    }
    return {};
}

QString plainWords(IdentifierClass identifier) {
    switch (identifier) {
    case IdentifierClass::Name:
        return Words::tr("Names");
    case IdentifierClass::Geography:
        return Words::tr("Places smaller than a state");
    case IdentifierClass::Zip:
        return Words::tr("ZIP codes");
    case IdentifierClass::Date:
        return Words::tr("Dates");
    case IdentifierClass::Age:
        return Words::tr("Ages over 89");
    case IdentifierClass::Phone:
        return Words::tr("Telephone numbers");
    case IdentifierClass::Fax:
        return Words::tr("Fax numbers");
    case IdentifierClass::Email:
        return Words::tr("E-mail addresses");
    case IdentifierClass::SocialSecurity:
        return Words::tr("Social security numbers");
    case IdentifierClass::MedicalRecord:
        return Words::tr("Medical record numbers");
    case IdentifierClass::HealthPlan:
        return Words::tr("Health plan numbers");
    case IdentifierClass::Account:
        return Words::tr("Account numbers");
    case IdentifierClass::Licence:
        return Words::tr("Licence numbers");
    case IdentifierClass::Vehicle:
        return Words::tr("Vehicle numbers");
    case IdentifierClass::Device:
        return Words::tr("Device numbers");
    case IdentifierClass::Url:
        return Words::tr("Web addresses");
    case IdentifierClass::IpAddress:
        return Words::tr("Internet addresses");
    case IdentifierClass::Biometric:
        return Words::tr("Finger and voice prints");
    case IdentifierClass::Image:
        return Words::tr("Pictures");
    case IdentifierClass::UniqueCode:
        return Words::tr("Codes of one person");
    case IdentifierClass::FreeText:
        return Words::tr("Free text");
    }
    return {};
}

QString plainWords(ColumnType type) {
    switch (type) {
    case ColumnType::Empty:
        return Words::tr("empty");
    case ColumnType::Number:
        return Words::tr("number");
    case ColumnType::Integer:
        return Words::tr("whole number");
    case ColumnType::Flag:
        return Words::tr("yes or no");
    case ColumnType::Category:
        return Words::tr("choice");
    case ColumnType::Code:
        return Words::tr("code, kept as text");
    case ColumnType::Date:
        return Words::tr("date");
    case ColumnType::Text:
        return Words::tr("free text");
    case ColumnType::Unique:
        return Words::tr("different in each row");
    }
    return {};
}

QString plainWords(RowProblemKind kind) {
    switch (kind) {
    case RowProblemKind::TooFewCells:
        return Words::tr("Too few cells; not shifted, not guessed");
    case RowProblemKind::TooManyCells:
        return Words::tr("Too many cells; not shifted, not guessed");
    case RowProblemKind::UnclosedQuote:
        return Words::tr("A quotation mark that is never closed");
    case RowProblemKind::FieldTooLong:
        return Words::tr("A cell too long to be one value");
    case RowProblemKind::MalformedText:
        return Words::tr("Bytes that are no text");
    case RowProblemKind::NoPatientKey:
        return Words::tr("No patient key");
    case RowProblemKind::RepeatedHeader:
        return Words::tr("The header once more");
    case RowProblemKind::TotalsRow:
        return Words::tr("Totals below the table");
    }
    return {};
}

QString plainWords(ExtractShape shape) {
    return shape == ExtractShape::OneRowPerPatient ? Words::tr("One row a patient")
                                                   : Words::tr("Many rows a patient");
}

QString plainWords(FieldKind kind) {
    switch (kind) {
    case FieldKind::Number:
        return Words::tr("measured number");
    case FieldKind::Count:
        return Words::tr("how many");
    case FieldKind::Flag:
        return Words::tr("yes or no");
    case FieldKind::Category:
        return Words::tr("choice");
    case FieldKind::Ordered:
        return Words::tr("choice with an order");
    case FieldKind::Year:
        return Words::tr("year");
    }
    return {};
}

QString plainWords(FieldUse use) {
    switch (use) {
    case FieldUse::Form:
        return Words::tr("used to form");
    case FieldUse::Check:
        return Words::tr("used only to check");
    case FieldUse::Hide:
        return Words::tr("not used");
    }
    return {};
}

QString plainWords(FieldDirection direction) {
    switch (direction) {
    case FieldDirection::Unknown:
        return Words::tr("not known");
    case FieldDirection::HigherIsBetter:
        return Words::tr("higher is better");
    case FieldDirection::HigherIsWorse:
        return Words::tr("higher is worse");
    case FieldDirection::Neutral:
        return Words::tr("neither better nor worse");
    }
    return {};
}

QString plainWords(FieldCare care) {
    switch (care) {
    case FieldCare::Ordinary:
        return Words::tr("ordinary");
    case FieldCare::Protected:
        return Words::tr("protected trait");
    case FieldCare::Outcome:
        return Words::tr("outcome");
    case FieldCare::Sensitive:
        return Words::tr("sensitive");
    }
    return {};
}

QString plainWords(FieldSource source) {
    return source == FieldSource::Survey ? Words::tr("survey") : Words::tr("records");
}

QString plainWords(Theme theme) {
    switch (theme) {
    case Theme::Demographic:
        return Words::tr("Who they are");
    case Theme::Economic:
        return Words::tr("Money and work");
    case Theme::Social:
        return Words::tr("Home and company");
    case Theme::Conditions:
        return Words::tr("Conditions");
    case Theme::Functional:
        return Words::tr("Daily life");
    case Theme::Measurements:
        return Words::tr("Measurements");
    case Theme::UseOfCare:
        return Words::tr("Use of care");
    case Theme::Habits:
        return Words::tr("Habits");
    case Theme::Needs:
        return Words::tr("What matters");
    case Theme::Preferences:
        return Words::tr("Preferences");
    case Theme::Barriers:
        return Words::tr("What gets in the way");
    case Theme::Attitudes:
        return Words::tr("Attitudes");
    case Theme::Channel:
        return Words::tr("Channel");
    case Theme::Digital:
        return Words::tr("Digital life");
    case Theme::Outcome:
        return Words::tr("Outcomes");
    case Theme::Other:
        return Words::tr("Other");
    }
    return {};
}

QString plainWords(RollupVerb verb) {
    switch (verb) {
    case RollupVerb::Count:
        return Words::tr("how many");
    case RollupVerb::Ever:
        return Words::tr("ever");
    case RollupVerb::First:
        return Words::tr("the first");
    case RollupVerb::Last:
        return Words::tr("the latest");
    case RollupVerb::Mean:
        return Words::tr("the average");
    case RollupVerb::Sum:
        return Words::tr("the sum");
    case RollupVerb::Most:
        return Words::tr("the most frequent");
    }
    return {};
}

QString plainWords(Verdict verdict) {
    switch (verdict) {
    case Verdict::DistinctGroups:
        return Words::tr("distinct groups");
    case Verdict::UsefulSlices:
        return Words::tr("useful slices of a continuum");
    case Verdict::NothingStable:
        return Words::tr("nothing stable");
    }
    return {};
}

QString plainWords(StabilityReading reading) {
    switch (reading) {
    case StabilityReading::HighlyStable:
        return Words::tr("highly stable");
    case StabilityReading::Stable:
        return Words::tr("stable");
    case StabilityReading::PatternOnly:
        return Words::tr("pattern only");
    case StabilityReading::NotToBeTrusted:
        return Words::tr("not to be trusted");
    }
    return {};
}

} // namespace vignette
