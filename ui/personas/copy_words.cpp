#include "ui/personas/copy_words.h"

#include "core/report/pages.h"
#include "ui/personas/persona_brief.h"

#include <QCoreApplication>

namespace vignette {

namespace {

class Personas {
    Q_DECLARE_TR_FUNCTIONS(Personas)
};

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

QString barWords(const CardBar& bar) {
    QString line = text(bar.label.text);
    if (!bar.base.empty()) line += QStringLiteral(" (%1)").arg(text(bar.base));
    line += QStringLiteral(": ") + text(bar.figure);
    if (!bar.othersFigure.empty()) line += QStringLiteral("; ") + text(bar.othersFigure);
    return line;
}

/// Cells of a spreadsheet: no line ends, no tabs, and nothing that a spreadsheet would run.
QString cellWords(QString cell) {
    cell.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    if (!cell.isEmpty() && QStringLiteral("=+-@").contains(cell.front())) cell.prepend(QLatin1Char('\''));
    return cell;
}

} // namespace

QString statementWords(const ShownStatement& statement, const Wording& wording) {
    QString line = text(wording.statement(statement));
    if (statement.personaBase.hasValue())
        line += Personas::tr(" (of %1)")
                    .arg(text(wording.number(statement.personaBase.value, statement.personaBase.decimals)));
    return line + Personas::tr(": %1; others %2")
                      .arg(text(wording.figure(statement.persona, statement)),
                           text(wording.figure(statement.others, statement)));
}

QString personaWords(const Release& release, const ShownPersona& persona, const Wording& wording) {
    const PersonaBrief brief = briefOf(persona, wording);
    QStringList lines = {brief.heading(), brief.title, brief.peopleAndShare()};
    if (!brief.action.isEmpty()) lines << Personas::tr("One thing to do: %1").arg(brief.action);
    for (const CardRow& row : storyPage(release, persona.id, wording).rows)
        for (const std::vector<CardBlock>* side : {&row.left, &row.right})
            for (const CardBlock& block : *side)
                if (const auto* bars = std::get_if<CardBars>(&block)) {
                    lines << QString()
                          << text(bars->heading) +
                                 (bars->note.empty() ? QString() : QStringLiteral(" – ") + text(bars->note));
                    for (const CardBar& bar : bars->bars)
                        lines << barWords(bar);
                }
    lines << QString() << Personas::tr("%1 is fictional and stands for %2.").arg(brief.name, brief.people);
    return lines.join(QLatin1Char('\n'));
}

QString tableWords(const QAbstractItemModel& model, const QModelIndexList& rows) {
    QStringList headings;
    for (int column = 0; column < model.columnCount(); ++column)
        headings << cellWords(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QStringList lines = {headings.join(QLatin1Char('\t'))};
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << cellWords(model.index(row.row(), column).data().toString());
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace vignette
