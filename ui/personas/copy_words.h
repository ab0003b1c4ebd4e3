#pragma once

#include "core/model/card_page.h"
#include "core/model/release.h"
#include "core/model/wording.h"

#include <QAbstractItemModel>
#include <QString>

namespace vignette {

/// Plain text for the clipboard. Every figure is one the Release lets out.

/// Name, title, how many, then each bar of the story with its base.
QString personaWords(const Release& release, const ShownPersona& persona, const Wording& wording);
/// "Has no sure ride: 46 of 100 (of 810); others 12 of 100"
QString statementWords(const ShownStatement& statement, const Wording& wording);
/// Rows of a model under its headings, cells apart by tabs, for a spreadsheet.
QString tableWords(const QAbstractItemModel& model, const QModelIndexList& rows);

} // namespace vignette
