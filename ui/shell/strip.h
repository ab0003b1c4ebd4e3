#pragma once

#include "ui/workbench/themed_icon.h"

#include <QFrame>

namespace vignette {

/// A bar along a side of the window: ground of the theme, and a line on the edge that faces the page.
class Strip : public QFrame {
    Q_OBJECT

public:
    Strip(Qt::Edge lineEdge, Ink ground, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Edge m_lineEdge;
    Ink m_ground;
};

} // namespace vignette
