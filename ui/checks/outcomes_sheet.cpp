#include "ui/checks/outcomes_sheet.h"

#include "ui/text/rounded_figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace vignette {

namespace {

class Outcomes {
    Q_DECLARE_TR_FUNCTIONS(Outcomes)
};

QString findingOf(const OutcomeReport& report, const CheckNames& names) {
    QStringList adjusted;
    for (const std::string& key : report.adjustedFor)
        adjusted << names.field(key);
    const auto beyond =
        std::count_if(report.outcomes.begin(), report.outcomes.end(),
                      [](const OutcomeGain& each) { return each.gain() > each.shuffledHighest; });
    const QString base = adjusted.isEmpty()
                             ? Outcomes::tr("nothing (age and conditions are not in the study)")
                             : adjusted.join(QStringLiteral(", "));
    return Outcomes::tr(
               "Outcomes that the segment tells beyond %1, by more than any shuffled labels: %2 of %3.")
        .arg(base)
        .arg(beyond)
        .arg(report.outcomes.size());
}

/// "key: reason", the key said in words.
QString leftOutWords(const std::string& line, const CheckNames& names) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) return QString::fromStdString(line);
    return QStringLiteral("%1: %2").arg(names.field(line.substr(0, colon)),
                                        QString::fromStdString(line.substr(colon + 2)));
}

std::vector<CheckColumn> columnsOf() {
    return {{Outcomes::tr("Outcome"), Outcomes::tr("A field used only to check"), true, true},
            {Outcomes::tr("Measure"),
             Outcomes::tr("AUC of a logistic regression for yes or no, R² of a linear one for numbers; each "
                          "tested on a fifth of the patients it has not seen"),
             true},
            {Outcomes::tr("Without"), Outcomes::tr("The measure with age and number of conditions alone")},
            {Outcomes::tr("With segment"), Outcomes::tr("The same and the segment")},
            {Outcomes::tr("Gain"), Outcomes::tr("With segment − without")},
            {Outcomes::tr("Shuffled, mean"),
             Outcomes::tr("Mean gain when segments are dealt out at random: what chance alone gives")},
            {Outcomes::tr("Shuffled, highest"), Outcomes::tr("Highest of these gains")},
            {Outcomes::tr("Chance"), Outcomes::tr("(1 + deals that gain as much) ÷ (1 + deals)")},
            {Outcomes::tr("Patients"), Outcomes::tr("Patients with a value; exact, for this screen only")}};
}

} // namespace

CheckSheet outcomesSheet(const OutcomeReport& report, const CheckNames& names) {
    CheckSheet sheet;
    QStringList reasons;
    for (const std::string& line : report.leftOut)
        reasons << leftOutWords(line, names);
    sheet.none =
        reasons.isEmpty()
            ? Outcomes::tr("This study has no outcome that was kept out of forming.")
            : Outcomes::tr("No outcome could be looked at. %1").arg(reasons.join(QStringLiteral(" ")));
    sheet.finding = findingOf(report, names);
    sheet.columns = columnsOf();
    for (const OutcomeGain& each : report.outcomes)
        sheet.rows.push_back(
            {{names.field(each.field)},
             {each.isShare ? QStringLiteral("AUC") : QStringLiteral("R²")},
             {decimals(each.without, 2)},
             {decimals(each.with, 2)},
             {decimals(each.gain(), 3), {}, std::nullopt, each.gain() > each.shuffledHighest},
             {decimals(each.shuffledMean, 3)},
             {decimals(each.shuffledHighest, 3)},
             {decimals(each.chance, 2)},
             {wholeCount(each.patients, *names.wording), roundedPeople(each.patients, *names.wording)}});
    return sheet;
}

} // namespace vignette
