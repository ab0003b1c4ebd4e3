#include "ui/collect/link_button.h"

#include "ui/theme/widgets.h"

namespace vignette {

QPushButton* makeLinkButton(const QString& text, QWidget* parent) {
    QPushButton* button = makeButton(text, WidgetRole::Ghost, {}, parent);
    button->setStyleSheet(
        QStringLiteral("QPushButton { color: palette(link); font-weight: 600; padding: 2px 1px; }"
                       "QPushButton:focus { padding: 1px 0; }"));
    return button;
}

} // namespace vignette
