#include "ui/checks/sensitivity_sheet.h"

#include "ui/text/rounded_figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace vignette {

namespace {

class Sensitivity {
    Q_DECLARE_TR_FUNCTIONS(Sensitivity)
};

using Change = SensitivityLine::Change;

/// The yardstick first, then what changes most; what could not be compared last.
bool stands(const SensitivityLine& first, const SensitivityLine& second) {
    const auto place = [](const SensitivityLine& line) {
        return line.change == Change::Nothing ? -2.0 : line.agreement.value_or(2.0);
    };
    return place(first) < place(second);
}

QString findingOf(const std::vector<SensitivityLine>& sorted, const CheckNames& names) {
    const auto most = std::find_if(sorted.begin(), sorted.end(), [](const SensitivityLine& line) {
        return line.change != Change::Nothing && line.agreement;
    });
    if (most == sorted.end() || sorted.front().change != Change::Nothing || !sorted.front().agreement)
        return Sensitivity::tr("Agreement with the present segments after one change.");
    return Sensitivity::tr("Agreement with the present segments: least %2 (%1); with nothing changed %3.")
        .arg(changeWords(*most, names), decimals(*most->agreement, 2),
             decimals(*sorted.front().agreement, 2));
}

} // namespace

CheckSheet sensitivitySheet(const std::vector<SensitivityLine>& lines, const CheckNames& names) {
    std::vector<SensitivityLine> sorted = lines;
    std::stable_sort(sorted.begin(), sorted.end(), stands);
    CheckSheet sheet;
    sheet.none = Sensitivity::tr("Nothing to change: these segments were not formed from fields.");
    sheet.finding = findingOf(sorted, names);
    sheet.columns = {
        {Sensitivity::tr("Change"),
         Sensitivity::tr(
             "The segments are formed anew after this one change. With nothing changed they differ by "
             "their random starts alone: the yardstick"),
         true},
        {Sensitivity::tr("Agreement"),
         Sensitivity::tr("Adjusted Rand index with the present segments: pairs of patients kept together or "
                         "apart alike, beyond chance (Hubert & Arabie 1985). 1: the same; 0: chance"),
         false, true},
        {Sensitivity::tr("Patients"), Sensitivity::tr("Patients compared; exact, for this screen only")}};
    for (const SensitivityLine& line : sorted) {
        CheckCell agreement{line.agreement ? decimals(*line.agreement, 2)
                                           : QString::fromStdString(line.reason)};
        agreement.bar = line.agreement;
        std::vector<CheckCell> row = {
            {changeWords(line, names)},
            agreement,
            {wholeCount(line.patients, *names.wording), roundedPeople(line.patients, *names.wording)}};
        for (CheckCell& cell : row)
            cell.isStrong = line.change == Change::Nothing;
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

} // namespace vignette
