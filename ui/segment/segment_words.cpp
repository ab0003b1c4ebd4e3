#include "ui/segment/segment_words.h"

#include "ui/text/plain_words.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <optional>

namespace vignette {

namespace {

class Segment {
    Q_DECLARE_TR_FUNCTIONS(Segment)
};

const CandidateReport* candidateOf(const ValidationReport& report, int segments) {
    for (const CandidateReport& candidate : report.candidates)
        if (candidate.segmentCount == segments) return &candidate;
    return nullptr;
}

/// Whole points of re-test overlap above data without groups; empty where that was not run.
std::optional<int> gapPoints(const CandidateReport* candidate) {
    if (!candidate || !candidate->noGroupOverlap) return std::nullopt;
    return static_cast<int>(std::lround(100.0 * (candidate->meanOverlap - *candidate->noGroupOverlap)));
}

QString capital(QString words) {
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

} // namespace

QString viewName(FieldView view) {
    switch (view) {
    case FieldView::Health:
        return Segment::tr("Health");
    case FieldView::Behaviour:
        return Segment::tr("Behaviour");
    case FieldView::Needs:
        return Segment::tr("Needs");
    case FieldView::Attitudes:
        return Segment::tr("Attitudes");
    case FieldView::Demographics:
        return Segment::tr("Demographics");
    case FieldView::Everything:
        return Segment::tr("Everything");
    }
    return {};
}

QString viewMeaning(FieldView view) {
    switch (view) {
    case FieldView::Health:
        return Segment::tr("Form segments by conditions, daily life and measurements");
    case FieldView::Behaviour:
        return Segment::tr("Form segments by use of care, habits and digital life");
    case FieldView::Needs:
        return Segment::tr("Form segments by what matters, what gets in the way and preferences");
    case FieldView::Attitudes:
        return Segment::tr("Form segments by attitudes and channel");
    case FieldView::Demographics:
        return Segment::tr("Form segments by who they are, money and work, home and company");
    case FieldView::Everything:
        return Segment::tr("Form segments by every field that may form them");
    }
    return {};
}

QString segmentName(int number) {
    return Segment::tr("Segment %1").arg(number);
}

QString numberWord(int count) {
    static const std::array words = {Segment::tr("one"),   Segment::tr("two"),    Segment::tr("three"),
                                     Segment::tr("four"),  Segment::tr("five"),   Segment::tr("six"),
                                     Segment::tr("seven"), Segment::tr("eight"),  Segment::tr("nine"),
                                     Segment::tr("ten"),   Segment::tr("eleven"), Segment::tr("twelve")};
    const auto index = static_cast<std::size_t>(count - 1);
    return count >= 1 && index < words.size() ? words[index] : QString::number(count);
}

QString weightWord(double weight) {
    if (weight < 1.0) return Segment::tr("less");
    return weight > 1.0 ? Segment::tr("more") : Segment::tr("as is");
}

QString percentWords(double share) {
    return QStringLiteral("%1\u00a0%").arg(std::lround(100.0 * share));
}

VerdictWords verdictWords(const ValidationReport& report, int segments) {
    const QString bold = capital(plainWords(report.verdict)) + QLatin1Char(':');
    const QString number = numberWord(segments);
    const bool isAboveChance = gapPoints(candidateOf(report, segments)).value_or(0) > 0;
    switch (report.verdict) {
    case Verdict::DistinctGroups:
        return {
            bold,
            Segment::tr("%1 segments re-test better than data without groups and stand apart.").arg(number)};
    case Verdict::UsefulSlices:
        return {bold,
                isAboveChance
                    ? Segment::tr("%1 segments re-test better than data without groups, but they overlap.")
                          .arg(number)
                    : Segment::tr("%1 segments re-test well, but no better than data without groups.")
                          .arg(number)};
    case Verdict::NothingStable:
        return {bold,
                segments > 0
                    ? Segment::tr("these %1 segments do not stay together when the patients are redrawn. Try "
                                  "another number or other fields.")
                          .arg(number)
                    : Segment::tr("no number of segments stays together when the patients are redrawn. "
                                  "Personas made of them would be made of chance.")};
    }
    return {};
}

QString reasonWords(const ValidationReport& report, int segments) {
    const CandidateReport* candidate = candidateOf(report, segments);
    const QString number = QString::number(segments);
    if (report.reason == "unrelated_fields")
        return Segment::tr("The fields have nothing to do with each other.");
    if (segments == 0) return Segment::tr("No number keeps 60 % of every segment together.");
    const QString overlap = candidate ? percentWords(candidate->meanOverlap) : QStringLiteral("–");
    if (report.reason == "widest_gap")
        return Segment::tr("Widest gap above data without groups: %n point(s) at %1.", nullptr,
                           gapPoints(candidate).value_or(0))
            .arg(number);
    if (report.reason == "highest_overlap")
        return Segment::tr("Highest re-test overlap: %1 at %2.").arg(overlap, number);
    if (report.reason == "most_that_hold")
        return Segment::tr("The most segments that still stay together: re-test overlap %1 at %2.")
            .arg(overlap, number);
    if (report.reason == "keeps_to_groups")
        return Segment::tr("The fewest that keep to where patients lie close together: %1.").arg(number);
    if (report.reason == "only_stable")
        return Segment::tr("The only number that keeps 60 % of every segment together.");
    const std::optional<int> gap = gapPoints(candidate);
    if (!gap) return Segment::tr("You asked for %1: re-test overlap %2.").arg(number, overlap);
    return Segment::tr("You asked for %1: re-test overlap %2, %n point(s) above data without groups.",
                       nullptr, *gap)
        .arg(number, overlap);
}

QString overlapFormula(const ValidationReport& report) {
    return Segment::tr(
               "Re-test overlap: the patients are redrawn %1 times and divided again. Of a segment's old and "
               "new patients together, this share is in both, on average (Jaccard; Hennig 2007). Run on "
               "%2 patients, %3 starts.")
        .arg(report.resamples)
        .arg(report.sampleSize)
        .arg(report.starts);
}

QString noGroupsFormula() {
    return Segment::tr(
        "The same on data of this size with the same spread and correlations but no groups: what "
        "chance alone gives.");
}

QString shareFormula() {
    return Segment::tr("Patients of the segment ÷ all patients in this study");
}

QString readingFormula() {
    return Segment::tr(
        "By re-test overlap: highly stable from 85 %, stable from 75 %, pattern only from 60 %, below "
        "that not to be trusted.");
}

QString weightFormula(const QString& theme, double weight) {
    return Segment::tr("%1 counts %2 times: its weight ÷ the sum of all themes' weights is its part of the "
                       "differences. A theme counts once, however many fields it has.")
        .arg(theme)
        .arg(weight);
}

} // namespace vignette
