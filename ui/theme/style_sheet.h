#pragma once

#include "ui/theme/theme.h"

#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace vignette {

/// What a widget is, for the style sheet: setRole(button, WidgetRole::Primary).
enum class WidgetRole {
    Plain,
    Primary,   ///< push button: the one next step
    Secondary, ///< push button with a border (the default)
    Ghost,     ///< push button without a border
    Pill,      ///< combo box or button with round ends
    Chip,      ///< checkable push button with round ends
    Card,      ///< frame with a border and round corners on the surface
    Quiet,     ///< frame with a border on the raised ground
    Notice,    ///< frame: a warning strip
    Heading,   ///< label of a card or group
    PageHeading,
    Second, ///< label in the second colour
    Muted,  ///< small label for notes
    Badge,  ///< small label in the warning colours: "Invented data"
    Danger, ///< push button that throws away
};
void setRole(QWidget* widget, WidgetRole role);

QPalette paletteOf(const ColourTheme& theme);
QString styleSheetOf(const ColourTheme& theme);

/// The theme that applyTheme set last; light before.
const ColourTheme& currentTheme();
/// Palette, style sheet, base style and font of the whole program. Widgets that paint themselves hear of it
/// through changeEvent(QEvent::PaletteChange) and read currentTheme().
void applyTheme(QApplication& application, const ColourTheme& theme);

} // namespace vignette
