#pragma once

#include "core/model/wording.h"
#include "ui/segment/segment_facts.h"
#include "ui/segment/segment_rows.h"

#include <QString>

namespace vignette {

/// What leaves the page by the clipboard: counts to the nearest 5, none from 1 to 10, shares made of rounded
/// counts, means with three digits. Tab-separated, safe for a spreadsheet.

/// "1,005", "<11", "none".
QString roundedPeople(std::uint64_t people, const Wording& wording);
/// "23 %" of `base` people; a bound or "too few to show" where fewer than 11 have it or have it not.
QString roundedShare(double share, std::uint64_t base);
/// Three significant digits; "too few to show" under 11 people.
QString roundedMean(double mean, std::uint64_t base, const Wording& wording);

QString copiedSegments(const std::vector<SegmentRow>& rows, const Wording& wording);
QString copiedContrasts(const std::vector<ContrastLine>& lines, const std::vector<SegmentRow>& rows,
                        const Wording& wording);

} // namespace vignette
