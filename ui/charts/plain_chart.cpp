#include "ui/charts/plain_chart.h"

#include "ui/theme/fonts.h"

#include <QGraphicsLayout>
#include <QMouseEvent>

namespace vignette {

PlainChartView::PlainChartView(QWidget* parent) : QChartView(new QChart, parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setBackgroundRoundness(0);
    chart()->setDropShadowEnabled(false);
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
}

void PlainChartView::applyTheme(const ColourTheme& theme) {
    setBackgroundBrush(theme.surface);
    chart()->setBackgroundBrush(theme.surface);
    chart()->setBackgroundPen(QPen(Qt::NoPen));
    chart()->setPlotAreaBackgroundVisible(false);
    for (QAbstractAxis* axis : chart()->axes())
        styleAxis(*axis, theme);
}

void PlainChartView::drawForeground(QPainter* painter, const QRectF& rect) {
    QChartView::drawForeground(painter, rect);
    if (m_overlay) m_overlay(*painter);
}

void PlainChartView::mouseReleaseEvent(QMouseEvent* event) {
    QChartView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton) emit clicked(mapToScene(event->pos()));
}

void styleAxis(QAbstractAxis& axis, const ColourTheme& theme) {
    axis.setLabelsFont(screenFont(kSmallPixels));
    axis.setLabelsColor(theme.secondary);
    axis.setGridLineColor(theme.line);
    axis.setLinePen(QPen(theme.control, 1.0));
}

} // namespace vignette
