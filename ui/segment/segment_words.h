#pragma once

#include "core/model/segmentation.h"
#include "core/model/wording.h"
#include "ui/segment/segment_setup.h"

#include <QString>

namespace vignette {

/// The sentences of the page, in plain words, and the formulas behind its figures.

QString viewName(FieldView view);    ///< "Health"
QString viewMeaning(FieldView view); ///< what it forms segments by
QString segmentName(int number);     ///< "Segment 3"
QString numberWord(int count);       ///< "six" up to twelve, then digits
QString weightWord(double weight);   ///< "less", "as is", "more"
QString percentWords(double share);  ///< "86 %": whole, with a space that does not break

/// "Useful slices of a continuum" and what follows it. `segments` 0: none were made.
struct VerdictWords {
    QString bold;
    QString rest;
};
VerdictWords verdictWords(const ValidationReport& report, int segments);

/// Why this number: "Widest gap above data without groups: 12 points at 6."
QString reasonWords(const ValidationReport& report, int segments);

/// How each figure is made, for tooltips.
QString overlapFormula(const ValidationReport& report);
QString noGroupsFormula();
QString shareFormula();
QString readingFormula();
QString weightFormula(const QString& theme, double weight);

} // namespace vignette
