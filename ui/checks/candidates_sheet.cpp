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

/// One column. A new figure of a candidate is one entry in a list below.
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

/// 0 stands for "not measured", in studies of earlier versions.
QString positiveOr(double value, int places) {
    return value > 0.0 ? decimals(value, places) : QStringLiteral("–");
}

QString besideOr(const std::optional<BesideNoGroups>& value) {
    return value ? QStringLiteral("%1 (%2)").arg(wholePercent(value->value), wholePercent(value->noGroups))
                 : QStringLiteral("–");
}

std::vector<Figure> stabilityFigures(const ValidationReport& report) {
    using Report = CandidateReport;
    return {
        {Candidates::tr("Re-test overlap"),
         Candidates::tr(
             "The patients are redrawn %1 times and divided again. Of a segment's old and new patients "
             "together, this share is in both: mean over redraws and segments (Jaccard; Hennig 2007)")
             .arg(report.resamples),
         [](const Report& each) { return CheckCell{wholePercent(each.meanOverlap)}; }},
        {Candidates::tr("Least"), Candidates::tr("Re-test overlap of the segment that has the least"),
         [](const Report& each) { return CheckCell{wholePercent(each.lowestOverlap)}; }},
        {Candidates::tr("No groups"),
         Candidates::tr(
             "Re-test overlap of data of this size with the same spread and correlations but no groups: "
             "what chance alone gives. “–”: not run for this number"),
         [](const Report& each) { return CheckCell{percentOr(each.noGroupOverlap)}; }},
        {Candidates::tr("Small sample"),
         Candidates::tr(
             "Overlap with the segments found in %1 of the patients; in brackets data without groups")
             .arg(report.smallSample),
         [](const Report& each) { return CheckCell{besideOr(each.smallSampleOverlap)}; }},
        {Candidates::tr("Prediction"),
         Candidates::tr(
             "Prediction strength: of the pairs in a segment of one half, the share that the other half's "
             "segments keep together, in the worst segment (Tibshirani & Walther 2005); in brackets data "
             "without groups"),
         [](const Report& each) { return CheckCell{besideOr(each.predictionStrength)}; }}};
}

std::vector<Figure> shapeFigures() {
    using Report = CandidateReport;
    return {
        {Candidates::tr("Silhouette"),
         Candidates::tr(
             "How clearly the segments differ: mean of (b − a) ÷ max(a, b), a the mean distance to the "
             "own segment, b to the nearest other (Rousseeuw 1987); −1 to 1"),
         [](const Report& each) { return CheckCell{decimals(each.silhouette, 2)}; }},
        {Candidates::tr("No groups"), Candidates::tr("Silhouette of the same data without groups"),
         [](const Report& each) { return CheckCell{decimalsOr(each.noGroupSilhouette)}; }},
        {Candidates::tr("C–H"),
         Candidates::tr(
             "Calinski–Harabasz (1974): (spread between segments ÷ (k − 1)) ÷ (spread within ÷ (n − k)); "
             "higher: further apart for their width"),
         [](const Report& each) { return CheckCell{positiveOr(each.calinskiHarabasz, 0)}; }},
        {Candidates::tr("D–B"),
         Candidates::tr(
             "Davies–Bouldin (1979): mean over segments of the worst (width + width) ÷ distance of centres; "
             "lower: further apart for their width"),
         [](const Report& each) { return CheckCell{decimalsOr(each.daviesBouldin)}; }},
        {Candidates::tr("BIC"),
         Candidates::tr("−2 log likelihood + parameters · ln(patients) (Schwarz 1978); lower is better; of "
                        "model-based methods only"),
         [](const Report& each) {
             return CheckCell{each.bic ? decimals(*each.bic, 0) : QStringLiteral("–")};
         }}};
}

std::vector<Figure> peopleFigures(const ValidationReport& report, const Wording& wording) {
    using Report = CandidateReport;
    return {
        {Candidates::tr("Diversity"),
         Candidates::tr(
             "Effective number of segments: e to the entropy of their shares (Hill 1973); as many as there "
             "are when all are as large"),
         [](const Report& each) { return CheckCell{positiveOr(each.diversity, 1)}; }},
        {Candidates::tr("Fairness"),
         Candidates::tr(
             "Least share of a protected group's patients whom their segment represents. “–”: not measured"),
         [](const Report& each) { return CheckCell{percentOr(each.fairness)}; }},
        {Candidates::tr("Smallest"),
         Candidates::tr(
             "Patients in the smallest segment, of the %1 that were divided; exact, for this screen only")
             .arg(wholeCount(report.sampleSize, wording)),
         [&wording](const Report& each) {
             return CheckCell{wholeCount(each.smallest, wording), roundedPeople(each.smallest, wording)};
         }}};
}

/// In the order of the columns.
std::vector<Figure> figuresOf(const ValidationReport& report, const Wording& wording) {
    std::vector<Figure> figures = stabilityFigures(report);
    for (const std::vector<Figure>& more : {shapeFigures(), peopleFigures(report, wording)})
        figures.insert(figures.end(), more.begin(), more.end());
    return figures;
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
