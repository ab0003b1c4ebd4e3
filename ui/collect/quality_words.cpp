#include "ui/collect/quality_words.h"

#include "ui/collect/collect_words.h"
#include "ui/text/rounded_figures.h"

#include <QCoreApplication>

#include <cmath>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};

QString wholePercent(double share) {
    const double percent = share > 0.0 && share < 1.0 ? std::clamp(100.0 * share, 1.0, 99.0) : 100.0 * share;
    return QStringLiteral("%1\u00a0%").arg(std::lround(percent));
}

QString shortNumber(double value, const Wording& wording) {
    const double size = std::abs(value);
    return QString::fromStdString(wording.number(value, size >= 1000.0 ? 0 : size >= 10.0 ? 1 : 2));
}

} // namespace

QString shortWords(QualityFindingKind kind) {
    switch (kind) {
    case QualityFindingKind::Impossible:
        return Collect::tr("impossible values");
    case QualityFindingKind::Unlikely:
        return Collect::tr("unlikely values");
    case QualityFindingKind::FutureYear:
        return Collect::tr("years in the future");
    case QualityFindingKind::Constant:
        return Collect::tr("one value only");
    case QualityFindingKind::NearlyConstant:
        return Collect::tr("nearly one value only");
    case QualityFindingKind::Duplicate:
        return Collect::tr("same as another");
    case QualityFindingKind::MixedUnits:
        return Collect::tr("two units");
    case QualityFindingKind::ManyMissing:
        return Collect::tr("many missing");
    }
    return {};
}

QString findingWords(const FieldQuality& quality) {
    QStringList words;
    for (const QualityFinding& finding : quality.findings)
        words << shortWords(finding.kind);
    return words.join(QStringLiteral(" · "));
}

QString middleWords(const FieldQuality& quality, const Wording& wording) {
    if (quality.median) return Collect::tr("middle %1").arg(shortNumber(*quality.median, wording));
    if (quality.levels.empty()) return {};
    const auto most = std::ranges::max_element(quality.levels, {}, &QualityLevel::count);
    const double share = static_cast<double>(most->count) / static_cast<double>(quality.valueCount);
    return QStringLiteral("%1 %2").arg(QString::fromStdString(most->label), wholePercent(share));
}

QString filledWords(const FieldQuality& quality) {
    return wholePercent(1.0 - quality.missingShare());
}

QualityFigures exactFigures(const Wording& wording) {
    return {
        .people = [&wording](std::uint64_t people) { return wording.number(static_cast<double>(people), 0); },
        .share =
            [](std::uint64_t count, std::uint64_t base) {
                const double share = base ? static_cast<double>(count) / static_cast<double>(base) : 1.0;
                return wholePercent(share).toStdString();
            }};
}

QualityFigures roundedFigures(const Wording& wording) {
    return {
        .people = [&wording](std::uint64_t people) { return roundedPeople(people, wording).toStdString(); },
        .share =
            [](std::uint64_t count, std::uint64_t base) {
                const double share = base ? static_cast<double>(count) / static_cast<double>(base) : 1.0;
                return roundedShare(share, base).toStdString();
            }};
}

QStringList findingSentences(const FieldQuality& quality, const std::vector<Field>& fields,
                             const Wording& wording, const QualityFigures& figures) {
    QStringList sentences;
    for (const QualityFinding& finding : quality.findings)
        sentences << QString::fromStdString(findingSentence(finding, quality, fields, wording, figures));
    return sentences;
}

} // namespace vignette
