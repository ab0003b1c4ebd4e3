#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"

#include <QString>

namespace vignette {

/// What a slot of a card ("name", "title", "statement:KEY") would say if nobody had written in it; empty
/// where the data have no words (one thing to do, say, avoid, quote, note).
QString dataWords(const ShownPersona& persona, const QString& slot, const Wording& wording);

/// The statement a slot belongs to; null for the others.
const ShownStatement* statementOfSlot(const ShownPersona& persona, const QString& slot);

} // namespace vignette
