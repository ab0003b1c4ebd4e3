#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"

#include <QString>

#include <vector>

namespace vignette {

/// A text a person wrote on a card, beside what the data say.
struct TeamText {
    QString slot;
    QString label;    ///< "Title", or the data's words of a statement
    QString text;     ///< what stands on the card; for a portrait: empty
    QString original; ///< the data's words; empty where the data have none (one thing to do, say, avoid)
    QString by;       ///< "Written by the team · M. Ortiz, 12 Mar 2025"
    QString before;   ///< the data's words it was written against, where the figure is another now
    bool evidenceChanged = false;
};

/// Everything written on this persona's card, in the order of the card.
std::vector<TeamText> teamTexts(const ShownPersona& persona, const Wording& wording);

/// "Title", "One thing to do"; for a statement the data's words.
QString slotLabel(const ShownPersona& persona, const QString& slot, const Wording& wording);

/// "Written by the team · M. Ortiz, 12 Mar 2025"; unnamed editors and unknown times are left out.
QString signedBy(const std::string& editor, std::int64_t time, const Wording& wording);

} // namespace vignette
