#include "ui/collect/field_copy.h"

#include "ui/collect/quality_words.h"
#include "ui/text/plain_words.h"
#include "ui/text/rounded_figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace vignette {

namespace {

struct Collect {
    Q_DECLARE_TR_FUNCTIONS(Collect)
};

QString roundedMiddle(const FieldQuality& quality, const Wording& wording) {
    if (quality.mean)
        return Collect::tr("mean %1").arg(roundedMean(*quality.mean, quality.valueCount, wording));
    if (quality.levels.empty()) return {};
    const auto most = std::ranges::max_element(quality.levels, {}, &QualityLevel::count);
    const double share = static_cast<double>(most->count) / static_cast<double>(quality.valueCount);
    return QStringLiteral("%1 %2").arg(QString::fromStdString(most->label),
                                       roundedShare(share, quality.valueCount));
}

QString roundedFilled(const FieldQuality& quality) {
    return roundedShare(1.0 - quality.missingShare(), quality.valueCount + quality.missingCount);
}

} // namespace

QString copiedFields(const std::vector<FieldLine>& lines, const std::vector<Field>& fields,
                     const Wording& wording) {
    QStringList words = {
        copiedLine({Collect::tr("Name"), Collect::tr("Use"), Collect::tr("Type"), Collect::tr("Unit"),
                    Collect::tr("Have a value"), Collect::tr("Mean or most frequent"),
                    Collect::tr("Findings"), Collect::tr("Theme"), Collect::tr("Why")})};
    for (const FieldLine& line : lines) {
        const Field& field = *line.field;
        QStringList cells = {QString::fromStdString(field.label), plainWords(field.use),
                             plainWords(field.kind), QString::fromStdString(field.unit)};
        if (line.quality)
            cells << roundedFilled(*line.quality) << roundedMiddle(*line.quality, wording)
                  << findingSentences(*line.quality, fields, wording, roundedFigures(wording))
                         .join(QLatin1Char(' '));
        else
            cells << QString() << QString() << QString();
        cells << plainWords(field.theme)
              << QString::fromStdString(field.use == FieldUse::Form ? field.formReason : field.useReason);
        words << copiedLine(cells);
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace vignette
