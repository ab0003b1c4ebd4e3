#pragma once

#include "core/model/extract.h"
#include "core/model/field.h"
#include "core/model/import_plan.h"
#include "core/model/screening.h"
#include "core/model/segmentation.h"

#include <QString>

namespace vignette {

/// What the program's own values are called on screen, in plain words of the screen's language. Short: they
/// fit a list, a menu or a column header.

QString plainWords(ColumnAction action);        ///< "not stored", "only the year"
QString plainWords(IdentifierClass identifier); ///< "Names", "Telephone numbers"
QString plainWords(ColumnType type);            ///< "yes or no", "free text"
QString plainWords(RowProblemKind kind);        ///< "Too few cells; not shifted, not guessed"
QString plainWords(ExtractShape shape);         ///< "One row a patient"
QString plainWords(FieldKind kind);             ///< "measured number"
QString plainWords(FieldUse use);               ///< "used to form", "used only to check"
QString plainWords(FieldDirection direction);   ///< "higher is better"
QString plainWords(FieldCare care);
QString plainWords(FieldSource source); ///< "records", "survey"
QString plainWords(Theme theme);        ///< "Use of care"
QString plainWords(RollupVerb verb);    ///< "how often", "the latest"
QString plainWords(Verdict verdict);    ///< "distinct groups"
QString plainWords(StabilityReading reading);

} // namespace vignette
