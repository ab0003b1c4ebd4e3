#include "ui/theme/marks.h"

#include <QPen>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vignette {
namespace {

constexpr int kShapes = 6;

QRectF squareIn(const QRectF& box) {
    const double side = std::min(box.width(), box.height());
    return {box.center().x() - side / 2, box.center().y() - side / 2, side, side};
}

QPainterPath polygon(const QRectF& box, int corners) {
    QPolygonF points;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners - std::numbers::pi / 2;
        points << box.center() + QPointF(std::cos(angle), std::sin(angle)) * box.width() / 2;
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

QPainterPath cross(const QRectF& box) {
    const double arm = box.width() * 0.34;
    const double inset = (box.width() - arm) / 2;
    QPainterPath path;
    path.addRect(box.adjusted(inset, 0, -inset, 0));
    QPainterPath bar;
    bar.addRect(box.adjusted(0, inset, 0, -inset));
    return path.united(bar);
}

QPainterPath triangle(const QRectF& box) {
    QPainterPath path(QPointF(box.center().x(), box.top() + box.height() * 0.05));
    path.lineTo(box.right(), box.bottom() - box.height() * 0.07);
    path.lineTo(box.left(), box.bottom() - box.height() * 0.07);
    path.closeSubpath();
    return path;
}

} // namespace

QPainterPath markPath(const QRectF& box, int number) {
    const QRectF square = squareIn(box);
    const double inset = square.width() * 0.08;
    QPainterPath path;
    switch ((std::max(number, 1) - 1) % kShapes) {
    case 0:
        path.addEllipse(square.adjusted(inset, inset, -inset, -inset));
        break;
    case 1:
        return triangle(square);
    case 2:
        path.addRect(square.adjusted(inset, inset, -inset, -inset));
        break;
    case 3:
        return polygon(square, 4);
    case 4:
        return cross(square.adjusted(inset / 2, inset / 2, -inset / 2, -inset / 2));
    default:
        return polygon(square, 5);
    }
    return path;
}

void paintMark(QPainter& painter, const QRectF& box, int number, int hue, const ColourTheme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF square = squareIn(box);
    const bool isOutlined = ((std::max(number, 1) - 1) / kShapes) % 2 == 1;
    const QColor colour = theme.hue(hue);
    if (isOutlined) {
        const double width = square.width() * 0.18;
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(theme.surface);
        painter.drawPath(markPath(square.adjusted(width / 2, width / 2, -width / 2, -width / 2), number));
    } else {
        painter.setPen(theme.isDark() ? QPen(Qt::NoPen) : QPen(theme.text, square.width() * 0.07));
        painter.setBrush(colour);
        painter.drawPath(markPath(square, number));
    }
    painter.restore();
}

QPixmap markPixmap(int side, int number, int hue, const ColourTheme& theme, qreal devicePixelRatio) {
    QPixmap pixmap(QSize(side, side) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintMark(painter, QRectF(0, 0, side, side).adjusted(0.5, 0.5, -0.5, -0.5), number, hue, theme);
    return pixmap;
}

} // namespace vignette
