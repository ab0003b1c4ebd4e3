#include "ui/collect/survey_words.h"

#include "ui/collect/collect_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};

constexpr qsizetype kMostNames = 3;

QString named(const QStringList& names) {
    if (names.size() <= kMostNames) return names.join(QStringLiteral(", "));
    return Collect::tr("%1 and %2 more")
        .arg(names.mid(0, kMostNames).join(QStringLiteral(", ")))
        .arg(names.size() - kMostNames);
}

QString percent(double share) {
    return QString::number(std::lround(100.0 * share));
}

/// "Answered by 72 % to 98 % of those asked (least: q7)."
QString responseWords(const std::vector<QuestionAnswers>& answers) {
    const QuestionAnswers* least = nullptr;
    double most = 0.0;
    for (const QuestionAnswers& question : answers) {
        const auto rate = question.counts.responseRate();
        if (!rate) continue;
        if (!least || *rate < *least->counts.responseRate()) least = &question;
        most = std::max(most, *rate);
    }
    if (!least) return {};
    return Collect::tr("Answered by %1 % to %2 % of those asked (least: %3).")
        .arg(percent(*least->counts.responseRate()), percent(most), QString::fromStdString(least->column));
}

QString gapWords(const std::vector<QuestionAnswers>& answers) {
    QStringList columns;
    QStringList codes;
    for (const QuestionAnswers& question : answers) {
        if (!question.gaps.empty()) columns.append(QString::fromStdString(question.column));
        for (const GapCode& gap : question.gaps)
            if (const QString code = QString::fromStdString(gap.code); !codes.contains(code))
                codes.append(code);
    }
    if (columns.isEmpty()) return {};
    return Collect::tr("Read as no answer: %1 (in %2).").arg(named(codes), named(columns));
}

QString optionWords(const ExtractPlan& plan) {
    QStringList columns;
    for (const auto& [column, rule] : plan.choices)
        if (rule.isSplit) columns.append(QString::fromStdString(column));
    return columns.isEmpty() ? QString() : Collect::tr("A column for each option of %1.").arg(named(columns));
}

QStringList toList(const std::vector<std::string>& texts) {
    QStringList list;
    for (const std::string& text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

} // namespace

QString questionWords(const ProposedExtract& extract, const ExtractPlan& plan) {
    QStringList words;
    if (!extract.answers.empty())
        words << Collect::tr("Questions found: %1.").arg(shownCount(extract.answers.size()))
              << responseWords(extract.answers) << gapWords(extract.answers);
    words << optionWords(plan);
    words.removeAll(QString());
    return words.join(QLatin1Char(' '));
}

QString codebookWords(const CodebookReport& report) {
    QStringList words = {Collect::tr("Codebook %1 describes %2 columns.")
                             .arg(QString::fromStdString(report.file), shownCount(report.matchedFields))};
    if (!report.unmatched.empty())
        words << Collect::tr("It fits no column with: %1.").arg(named(toList(report.unmatched)));
    if (!report.identifiers.empty())
        words << Collect::tr("It marks as identifiers: %1.").arg(named(toList(report.identifiers)));
    words << toList(report.conflicts).mid(0, kMostNames) << toList(report.problems).mid(0, kMostNames);
    return words.join(QLatin1Char(' '));
}

} // namespace vignette
