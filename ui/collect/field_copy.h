#pragma once

#include "core/model/quality.h"
#include "core/model/wording.h"

#include <QString>

#include <vector>

namespace vignette {

/// A field and what it holds, which may not be known yet.
struct FieldLine {
    const Field* field = nullptr;
    const FieldQuality* quality = nullptr;
};

/// The fields as a table for the clipboard, a head line first. Exact counts stay on the screen: shares,
/// counts and means are rounded as everything is that leaves a working page; of the levels only the most
/// frequent is told, so that no small one can be worked out.
QString copiedFields(const std::vector<FieldLine>& lines, const std::vector<Field>& fields,
                     const Wording& wording);

} // namespace vignette
