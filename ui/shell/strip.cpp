#include "ui/shell/strip.h"

#include "ui/theme/style_sheet.h"

#include <QPainter>

namespace vignette {

Strip::Strip(Qt::Edge lineEdge, Ink ground, QWidget* parent)
    : QFrame(parent), m_lineEdge(lineEdge), m_ground(ground) {}

void Strip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ColourTheme& theme = currentTheme();
    painter.fillRect(rect(), theme.*m_ground);
    QRect line = rect();
    switch (m_lineEdge) {
    case Qt::TopEdge:
        line.setHeight(1);
        break;
    case Qt::BottomEdge:
        line.setTop(line.bottom());
        break;
    case Qt::LeftEdge:
        line.setWidth(1);
        break;
    case Qt::RightEdge:
        line.setLeft(line.right());
        break;
    }
    painter.fillRect(line, theme.line);
}

} // namespace vignette
