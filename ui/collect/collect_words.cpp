#include "ui/collect/collect_words.h"

#include "ui/text/plain_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};

constexpr int kDaysAYear = 365;

/// What was found in the column, else what its values look like.
QString kindLine(const ColumnSurvey& column, const ColumnDecision& decision) {
    return decision.findings.empty() ? plainWords(column.type)
                                     : insideSentence(plainWords(decision.findings.front().identifier));
}

} // namespace

QString shownCount(std::uint64_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString rowsLine(std::uint64_t rows, std::uint64_t setAside) {
    const QString all = rows == 1 ? Collect::tr("1 row") : Collect::tr("%1 rows").arg(shownCount(rows));
    const QString rest =
        setAside == 0 ? Collect::tr("all kept") : Collect::tr("%1 set aside").arg(shownCount(setAside));
    return all + QStringLiteral(" · ") + rest;
}

QString columnLine(const ColumnSurvey& column, const ColumnDecision& decision) {
    switch (decision.action) {
    case ColumnAction::Keep:
        return decision.findings.empty() ? plainWords(column.type)
                                         : Collect::tr("%1 · kept by choice").arg(kindLine(column, decision));
    case ColumnAction::Drop:
        return kindLine(column, decision);
    case ColumnAction::LinkKey:
        return Collect::tr("key · %1").arg(Collect::tr("text"));
    case ColumnAction::DateToYear:
        return Collect::tr("date → year");
    case ColumnAction::BirthDateToAge:
        return Collect::tr("date → age");
    case ColumnAction::BirthYearToAge:
        return Collect::tr("year → age");
    case ColumnAction::CapAge:
        return Collect::tr("age, 90+ together");
    case ColumnAction::ZipToThreeDigits:
        return Collect::tr("ZIP → 3 digits");
    case ColumnAction::RollUpOnly:
        return Collect::tr("%1 → summaries").arg(plainWords(column.type));
    }
    return {};
}

QString windowWords(int days) {
    if (days == 0) return Collect::tr("all records");
    if (days % kDaysAYear == 0) return Collect::tr("the last %n month(s)", nullptr, days / kDaysAYear * 12);
    return Collect::tr("the last %n day(s)", nullptr, days);
}

QString insideSentence(const QString& words) {
    if (words.size() < 2 || words.at(1).isUpper()) return words;
    return words.at(0).toLower() + words.mid(1);
}

QString withoutMnemonic(QString text) {
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString plainToolTip(const QString& text) {
    return text.isEmpty() ? QString() : QStringLiteral("<p>") + text.toHtmlEscaped() + QStringLiteral("</p>");
}

} // namespace vignette
