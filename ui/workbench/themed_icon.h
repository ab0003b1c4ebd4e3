#pragma once

#include "ui/icons/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QWidget>

namespace vignette {

/// Which colour of the theme: &ColourTheme::accent.
using Ink = QColor ColourTheme::*;

/// A button's icon that follows the theme. `checked` is for checkable buttons. Calling again replaces it.
void setThemedIcon(QAbstractButton* button, IconName name, Ink ink, Ink checked = &ColourTheme::accent);

/// One icon that follows the theme; takes no focus. A text beside it says what it means.
class IconLabel : public QWidget {
    Q_OBJECT

public:
    IconLabel(IconName name, Ink ink, int side, QWidget* parent = nullptr);
    void setIcon(IconName name, Ink ink);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    IconName m_name;
    Ink m_ink;
};

} // namespace vignette
