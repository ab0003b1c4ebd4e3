#include "ui/collect/import_summary.h"

#include "ui/collect/collect_words.h"
#include "ui/text/plain_words.h"
#include "ui/theme/fonts.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vignette {

namespace {

constexpr int kIcon = 16;

/// "3 · Too few cells; not shifted, not guessed", one a reason.
QStringList reasonLines(const ImportReport::Extract& extract) {
    QStringList lines;
    for (const auto& [kind, count] : extract.setAsideByReason)
        lines.append(QStringLiteral("%1 · %2").arg(shownCount(count), plainWords(kind)));
    return lines;
}

QString coercedWords(const CoercedCells& cells) {
    return ImportSummary::tr("%1 of “%2” did not fit and count as missing")
        .arg(ImportSummary::tr("%n cell(s)", nullptr, static_cast<int>(cells.count)),
             QString::fromStdString(cells.column));
}

QStringList linesOf(const ImportReport::Extract& extract) {
    QStringList lines = {rowsLine(extract.rowCount, extract.setAsideCount),
                         ImportSummary::tr("%1 columns stored, %2 left out")
                             .arg(shownCount(extract.storedColumns), shownCount(extract.droppedColumns))};
    if (extract.duplicateCount > 0)
        lines.append(ImportSummary::tr("%1 rows of patients who had one already; the first stands")
                         .arg(shownCount(extract.duplicateCount)));
    lines.append(reasonLines(extract));
    for (const CoercedCells& cells : extract.coerced)
        lines.append(coercedWords(cells));
    if (extract.repairedRows > 0)
        lines.append(ImportSummary::tr("%1 rows repaired: a stray quote mark was taken as a letter")
                         .arg(shownCount(extract.repairedRows)));
    return lines;
}

} // namespace

QStringList whoMatched(const ImportReport& report) {
    QStringList words;
    for (std::size_t i = 1; i < report.extracts.size(); ++i)
        words.append(ImportSummary::tr("%1 %2 of %3 patients")
                         .arg(QString::fromStdString(report.extracts[i].name),
                              shownCount(report.extracts[i].matchedCount), shownCount(report.patientCount)));
    return words;
}

ImportSummary::ImportSummary(QWidget* parent) : CardFrame(tr("Brought in"), {}, parent) {}

void ImportSummary::show(const ImportReport& report) {
    setNote(tr("%1 patients").arg(shownCount(report.patientCount)));
    delete m_list;
    m_list = new QWidget(this);
    auto* list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(8);
    for (const ImportReport::Extract& extract : report.extracts) {
        auto* line = new QHBoxLayout;
        line->setSpacing(9);
        line->addWidget(new IconLabel(IconName::FileText, &ColourTheme::secondary, kIcon, m_list), 0,
                        Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(1);
        words->addWidget(makeWrappedLabel(QString::fromStdString(extract.name), WidgetRole::Heading, m_list));
        for (const QString& text : linesOf(extract)) {
            QLabel* label = makeWrappedLabel(text, WidgetRole::Second, m_list);
            label->setFont(screenFont(12));
            words->addWidget(label);
        }
        line->addLayout(words, 1);
        list->addLayout(line);
    }
    if (report.identicalRows > 0)
        list->addWidget(makeWrappedLabel(
            tr("%1 rows equal another in every stored value.").arg(shownCount(report.identicalRows)),
            WidgetRole::Muted, m_list));
    content()->addWidget(m_list);
}

} // namespace vignette
