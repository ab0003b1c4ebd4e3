#include "ui/checks/candidates_sheet.h"

#include "ui/checks/check_words.h"
#include "ui/text/rounded_figures.h"

#include <QCoreApplication>

#include <functional>

namespace vignette {

namespace {

class Candidates {
    Q_DECLARE_TR_FUNCTIONS(Candidates)
};

/// A new figure of a candidate is one line in `figuresOf`.
struct Figure {
    QString name;
    QString formula;
    std::function<CheckCell(const CandidateReport&)> cell;
};

QString percentOr(const std::optional<double>& share) {
    return share ? wholePercent(*share) : QStringLiteral("–");
}

QString decimalsOr(const std::optional<double>& value) {
    return value ? decimals(*value, 2) : QStringLiteral("–");
}

std::vector<Figure> figuresOf(const ValidationReport& report, const Wording& wording) {
    using Report = CandidateReport;
    return {
        {Candidates::tr("Re-test overlap"),
         Candidates::tr(
             "The patients are redrawn %1 times and divided again. Of a segment's old and new patients "
             "together, this share is in both: mean over redraws and segments (Jaccard; Hennig 2007)")
             .arg(report.resamples),
         [](const Report& each) { return CheckCell{wholePercent(each.meanOverlap)}; }},
        {Candidates::tr("Least segment"), Candidates::tr("Re-test overlap of the segment that has the least"),
         [](const Report& each) { return CheckCell{wholePercent(each.lowestOverlap)}; }},
        {Candidates::tr("Data without groups"),
         Candidates::tr(
             "Re-test overlap of data of this size with the same spread and correlations but no groups: "
             "what chance alone gives. “–”: not run for this number"),
         [](const Report& each) { return CheckCell{percentOr(each.noGroupOverlap)}; }},
        {Candidates::tr("Silhouette"),
         Candidates::tr(
             "How clearly the segments differ: mean of (b − a) ÷ max(a, b), a the mean distance to the "
             "own segment, b to the nearest other (Rousseeuw 1987); −1 to 1"),
         [](const Report& each) { return CheckCell{decimals(each.silhouette, 2)}; }},
        {Candidates::tr("… without groups"), Candidates::tr("Silhouette of the same data without groups"),
         [](const Report& each) { return CheckCell{decimalsOr(each.noGroupSilhouette)}; }},
        {Candidates::tr("Smallest"),
         Candidates::tr(
             "Patients in the smallest segment, of the %1 that were divided; exact, for this screen only")
             .arg(wholeCount(report.sampleSize, wording)),
         [&wording](const Report& each) {
             return CheckCell{wholeCount(each.smallest, wording), roundedPeople(each.smallest, wording)};
         }},
    };
}

QString findingOf(const std::vector<CandidateReport>& candidates, const ValidationReport& report) {
    if (candidates.empty()) return {};
    const QString tried = candidates.size() == 1
                              ? Candidates::tr("Tried: %1.").arg(candidates.front().segmentCount)
                              : Candidates::tr("Tried: %1 to %2.")
                                    .arg(candidates.front().segmentCount)
                                    .arg(candidates.back().segmentCount);
    const QString proposed =
        report.proposed > 0 ? Candidates::tr("Proposed: %1.").arg(report.proposed) : QString();
    return QStringLiteral("%1 %2").arg(tried, proposed).trimmed();
}

} // namespace

CheckSheet candidatesSheet(const std::vector<CandidateReport>& candidates, const ValidationReport& report,
                           int segments, const Wording& wording) {
    CheckSheet sheet;
    sheet.finding = findingOf(candidates, report);
    sheet.none = Candidates::tr("No number was tried: these segments were made without a re-test.");
    sheet.columns.push_back(
        {Candidates::tr("Segments"),
         Candidates::tr("Number of segments the patients were divided into; bold: in use"), true, true});
    const std::vector<Figure> figures = figuresOf(report, wording);
    for (const Figure& figure : figures)
        sheet.columns.push_back({figure.name, figure.formula});
    for (const CandidateReport& candidate : candidates) {
        const bool isInUse = candidate.segmentCount == segments;
        const QString number = QString::number(candidate.segmentCount);
        std::vector<CheckCell> row = {{candidate.segmentCount == report.proposed
                                           ? Candidates::tr("%1 · proposed").arg(number)
                                           : number}};
        for (const Figure& figure : figures)
            row.push_back(figure.cell(candidate));
        for (CheckCell& cell : row)
            cell.isStrong = isInUse;
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

} // namespace vignette
