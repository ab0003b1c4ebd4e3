#include "ui/workbench/text_size.h"

#include "ui/theme/fonts.h"

#include <QWidget>

namespace vignette {

namespace {
constexpr int kDisplayFrom = 16; ///< from here on the display cut of the font reads better
}

void setTextSize(QWidget* widget, int pixels, TextWeight weight) {
    QString sheet = QStringLiteral("font-size: %1px; font-weight: %2;")
                        .arg(pixels)
                        .arg(weight == TextWeight::Bold ? 600 : 400);
    if (pixels >= kDisplayFrom)
        sheet +=
            QStringLiteral(" font-family: \"%1\";").arg(displayFamilies().join(QStringLiteral("\", \"")));
    widget->setStyleSheet(sheet);
}

} // namespace vignette
