#pragma once

#include "ui/theme/theme.h"

#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QValueAxis>

#include <functional>

namespace vignette {

/// Qt Charts kept behind this folder: a chart without title, legend, shadow, animation or OpenGL (which
/// crashes without a display), on the theme's surface, and a hook that paints over it in the view's own
/// pixels.
class PlainChartView : public QChartView {
    Q_OBJECT

public:
    explicit PlainChartView(QWidget* parent = nullptr);
    void setOverlay(std::function<void(QPainter&)> overlay) { m_overlay = std::move(overlay); }
    void applyTheme(const ColourTheme& theme);

signals:
    void clicked(QPointF position);

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    std::function<void(QPainter&)> m_overlay;
};

/// Grid lines in the line colour, labels of 11 px in the second colour.
void styleAxis(QAbstractAxis& axis, const ColourTheme& theme);

} // namespace vignette
