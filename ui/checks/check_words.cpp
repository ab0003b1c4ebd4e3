#include "ui/checks/check_words.h"

#include "ui/text/plain_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

class Checks {
    Q_DECLARE_TR_FUNCTIONS(Checks)
};

/// A cut between two counts is said by the lower one: up to 3, over 3.
QString withUnit(double value, const std::string& key, const CheckNames& names) {
    const Field* field = names.find(key);
    const bool isCount = field && field->kind == FieldKind::Count;
    const QString figure = threeDigits(isCount ? std::floor(value) : value, *names.wording);
    return !field || field->unit.empty()
               ? figure
               : QStringLiteral("%1\u00a0%2").arg(figure, QString::fromStdString(field->unit));
}

/// A yes is told by its claim: "Has heart failure".
QString claimOf(const TreeCondition& condition, const CheckNames& names) {
    const Field* field = names.find(condition.field);
    const bool isYes = field && field->kind == FieldKind::Flag && condition.level == field->yesCode;
    return isYes && condition.kind == TreeCondition::Kind::Is ? QString::fromStdString(field->claim)
                                                              : QString();
}

QString askedWords(const TreeCondition& condition, const CheckNames& names) {
    using Kind = TreeCondition::Kind;
    const QString value = condition.threshold ? withUnit(*condition.threshold, condition.field, names)
                                              : names.level(condition.field, condition.level);
    switch (condition.kind) {
    case Kind::AtMost:
        return Checks::tr("up to %1").arg(value);
    case Kind::Above:
        return Checks::tr("over %1").arg(value);
    case Kind::Is:
        return value;
    case Kind::IsNot:
        return Checks::tr("not %1").arg(value);
    case Kind::HasValue:
        return Checks::tr("has a value");
    case Kind::HasNone:
        return Checks::tr("has no value");
    }
    return {};
}

} // namespace

const Field* CheckNames::find(const std::string& key) const {
    const auto place =
        std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.key == key; });
    return place == fields.end() ? nullptr : &*place;
}

QString CheckNames::field(const std::string& key) const {
    const Field* found = find(key);
    return QString::fromStdString(found ? found->label : key);
}

QString CheckNames::level(const std::string& key, const std::string& code) const {
    const Field* found = find(key);
    return QString::fromStdString(found ? labelOf(*found, code) : code);
}

QString CheckNames::segment(std::size_t index) const {
    const auto place = static_cast<int>(index);
    return place < segments.size() ? segments[place] : Checks::tr("Segment %1").arg(place + 1);
}

QString wholePercent(double share) {
    return std::isfinite(share) ? QStringLiteral("%1\u00a0%").arg(std::lround(100.0 * share))
                                : QStringLiteral("–");
}

QString decimals(double value, int places) {
    return std::isfinite(value) ? QLocale().toString(value, 'f', places) : QStringLiteral("–");
}

QString threeDigits(double value, const Wording& wording) {
    if (!std::isfinite(value)) return QStringLiteral("–");
    if (value == std::floor(value)) return QString::fromStdString(wording.number(value, 0));
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
    return QString::fromStdString(wording.number(value, std::clamp(2 - magnitude, 0, 6)));
}

QString wholeCount(std::uint64_t count, const Wording& wording) {
    return QString::fromStdString(wording.number(static_cast<double>(count), 0));
}

QString conditionWords(const TreeCondition& condition, const CheckNames& names) {
    QString words = claimOf(condition, names);
    if (words.isEmpty())
        words = QStringLiteral("%1: %2").arg(names.field(condition.field), askedWords(condition, names));
    return condition.takesMissing ? Checks::tr("%1 (or no value)").arg(words) : words;
}

QString answerWords(const TypingQuestion& question, std::size_t answer, const CheckNames& names) {
    if (!question.levels.empty()) return names.level(question.field, question.levels[answer]);
    const auto cut = [&](std::size_t place) { return withUnit(question.cuts[place], question.field, names); };
    if (question.cuts.empty()) return Checks::tr("any");
    if (answer == 0) return Checks::tr("up to %1").arg(cut(0));
    if (answer == question.cuts.size()) return Checks::tr("over %1").arg(cut(answer - 1));
    return Checks::tr("over %1 up to %2").arg(cut(answer - 1), cut(answer));
}

QString changeWords(const SensitivityLine& line, const CheckNames& names) {
    using Change = SensitivityLine::Change;
    switch (line.change) {
    case Change::Nothing:
        return Checks::tr("Nothing changed");
    case Change::WithoutTheme:
        return Checks::tr("Without the theme %1").arg(plainWords(themeFromText(line.what)));
    case Change::WithoutField:
        return Checks::tr("Without the field %1").arg(names.field(line.what));
    case Change::CompleteCases:
        return Checks::tr("Only patients with every value");
    case Change::DrawnValues:
        return Checks::tr("Missing values drawn from others");
    case Change::PartialDistances:
        return Checks::tr("Missing values left out of distances");
    }
    return {};
}

} // namespace vignette
