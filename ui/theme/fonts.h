#pragma once

#include <QFont>
#include <QStringList>

namespace vignette {

inline constexpr int kBodyPixels = 13;  ///< text on screen
inline constexpr int kSmallPixels = 11; ///< nothing on screen is smaller
inline constexpr int kHeadingPixels = 13;
inline constexpr int kPageHeadingPixels = 19;

/// Inter first, then Noto for the scripts Inter does not draw; registers Inter from the system's font folders
/// when the font database does not know it. Needs a QGuiApplication.
const QStringList& fontFamilies();
/// The same with Inter Display first, for words of 16 px and more.
const QStringList& displayFamilies();

QFont screenFont(int pixels, QFont::Weight weight = QFont::Normal);

} // namespace vignette
