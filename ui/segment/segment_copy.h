#pragma once

#include "core/model/wording.h"
#include "ui/segment/segment_facts.h"
#include "ui/segment/segment_rows.h"
#include "ui/text/rounded_figures.h"

#include <QString>

namespace vignette {

/// What leaves the page by the clipboard: counts to the nearest 5, none from 1 to 10, shares made of rounded
/// counts, means with three digits. Tab-separated, safe for a spreadsheet.

QString copiedSegments(const std::vector<SegmentRow>& rows, const Wording& wording);
QString copiedContrasts(const std::vector<ContrastLine>& lines, const std::vector<SegmentRow>& rows,
                        const Wording& wording);

} // namespace vignette
