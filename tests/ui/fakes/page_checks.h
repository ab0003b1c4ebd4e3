#pragma once

#include <QImage>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace vignette::test {

/// Visible widgets that take the keyboard but have no name for a screen reader (a tooltip is none), as
/// "QPushButton objectName in Parent". Empty when all is well.
QStringList namelessWidgets(const QWidget& window);

/// Visible, enabled widgets that take focus by Tab but are not reached by pressing Tab over and over from
/// `start` (or the first in the chain). Shows the window. Empty when all is well.
QStringList unreachedByTab(QWidget& window);

/// Visible labels and buttons whose text is wider than they are: "QLabel \"text\" needs 120, has 90".
QStringList clippedTexts(const QWidget& window);

/// Shows the widget at this size, lets it settle and gives its picture; also saved as `name`.png in the
/// folder named by VIGNETTE_SCREENSHOTS when that is set.
QImage pictureOf(QWidget& widget, const QSize& size, const QString& name);

} // namespace vignette::test
