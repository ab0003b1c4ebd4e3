#include "ui/collect/set_aside_list.h"

#include "ui/text/plain_words.h"

#include <QCoreApplication>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};

/// One cell; what a spreadsheet would take for a formula is made text.
QString cell(QString text) {
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front())) text.prepend(QLatin1Char('\''));
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QString line(const QStringList& cells) {
    QStringList quoted;
    for (const QString& text : cells)
        quoted.append(cell(text));
    return quoted.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

} // namespace

QByteArray setAsideList(const ExtractSurvey& survey) {
    QString list = line({Collect::tr("Line"), Collect::tr("Why"), Collect::tr("Cells"),
                         Collect::tr("Shape: letters as A, digits as 9")});
    for (const RowProblem& problem : survey.problems)
        list += line({QString::number(problem.line), plainWords(problem.kind), QString::number(problem.cells),
                      QString::fromStdString(problem.shape)});
    if (survey.setAsideCount > survey.problems.size())
        list +=
            line({{}, Collect::tr("and %1 more").arg(survey.setAsideCount - survey.problems.size()), {}, {}});
    return list.toUtf8();
}

} // namespace vignette
