#pragma once

#include <QColor>
#include <QImage>

namespace vignette {

/// Contact sheets of portraits on a page colour: every age and tone, every covering, aid, mood and variant;
/// and faces drawn from seeds, a row an age and sex.
QImage chosenPortraits(const QColor& page);
QImage seededPortraits(const QColor& page);

} // namespace vignette
