#pragma once

#include "core/model/extract.h"
#include "core/model/rollup_rule.h"
#include "core/model/screening.h"

#include <QString>

namespace vignette {

/// Words of the Collect page that more than one of its parts says.

QString shownCount(std::uint64_t count); ///< "20,042" as the screen's language writes it
/// "20,042 rows · 42 set aside"
QString rowsLine(std::uint64_t rows, std::uint64_t setAside);
/// What a column is and becomes, under its name: "date → year", "key", "names".
QString columnLine(const ColumnSurvey& column, const ColumnDecision& decision);
/// "the last 12 months", "all records"
QString windowWords(int days);

/// "Telephone numbers" → "telephone numbers"; "ZIP codes" stays.
QString insideSentence(const QString& words);

/// Text of data on a button or in a menu, where & would underline a letter.
QString withoutMnemonic(QString text);
/// Text of data as a tooltip, which else might be read as markup.
QString plainToolTip(const QString& text);

} // namespace vignette
