#pragma once

#include "core/model/quality.h"
#include "core/model/wording.h"
#include "core/report/quality_words.h"

#include <QString>
#include <QStringList>

namespace vignette {

/// "impossible values", "same as another", for a table's cell and the filter.
QString shortWords(QualityFindingKind kind);
/// "impossible values · two units"; empty when nothing was found.
QString findingWords(const FieldQuality& quality);
/// The most frequent level with its share, or the middle and the mean of numbers: "Yes 63 %", "middle 54".
QString middleWords(const FieldQuality& quality, const Wording& wording);
/// "98 %" of patients have a value; 100 % and 0 % only where that is exactly so.
QString filledWords(const FieldQuality& quality);

/// Exact counts, for the screen.
QualityFigures exactFigures(const Wording& wording);
/// Rounded counts, for whatever leaves it.
QualityFigures roundedFigures(const Wording& wording);

/// Every finding as a sentence, in order.
QStringList findingSentences(const FieldQuality& quality, const std::vector<Field>& fields,
                             const Wording& wording, const QualityFigures& figures);

} // namespace vignette
