#pragma once

#include "core/model/wording.h"

#include <QString>
#include <QStringList>

#include <cstdint>

namespace vignette {

/// What leaves a working page by the clipboard: counts to the nearest 5, none from 1 to 10, shares made of
/// rounded counts, means with three digits.

/// "1,005", "<11", "none".
QString roundedPeople(std::uint64_t people, const Wording& wording);
/// "23 %" of `base` people; a bound or "too few to show" where fewer than 11 have it or have it not.
QString roundedShare(double share, std::uint64_t base);
/// Three significant digits; "too few to show" under 11 people.
QString roundedMean(double mean, std::uint64_t base, const Wording& wording);

/// One line of a table for a spreadsheet: tab-separated, no line ends, and nothing that would be run.
QString copiedLine(const QStringList& cells);

} // namespace vignette
