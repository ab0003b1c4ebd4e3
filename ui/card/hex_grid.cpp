#include "ui/card/hex_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace vignette {
namespace {

constexpr std::size_t kCompared = 4000;
constexpr double kHeightToWidth = 2.0 / std::numbers::sqrt3;

double leastDistance(const std::vector<QPointF>& centres) {
    double least = std::numeric_limits<double>::max();
    const std::size_t count = std::min(centres.size(), kCompared);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j) {
            const QPointF apart = centres[i] - centres[j];
            const double distance = std::hypot(apart.x(), apart.y());
            if (distance > 1e-9) least = std::min(least, distance);
        }
    }
    return least;
}

} // namespace

HexGrid::HexGrid(const std::vector<QPointF>& centres, const QRectF& room) {
    if (centres.empty()) {
        m_picture = QRectF(room.topLeft(), QSizeF(room.width(), 0));
        return;
    }
    QPointF low = centres.front();
    QPointF high = low;
    for (const QPointF& centre : centres) {
        low = {std::min(low.x(), centre.x()), std::min(low.y(), centre.y())};
        high = {std::max(high.x(), centre.x()), std::max(high.y(), centre.y())};
    }
    double cell = leastDistance(centres);
    if (cell == std::numeric_limits<double>::max()) cell = 1.0 / 20;
    const double width = high.x() - low.x() + cell;
    const double height = high.y() - low.y() + cell * kHeightToWidth;
    m_scale = std::min(room.width() / width, room.height() / height);
    if (centres.size() == 1) m_scale = room.height() / 20 / cell;
    m_cellWidth = cell * m_scale;
    m_origin = low - QPointF(cell / 2, cell * kHeightToWidth / 2);
    const QSizeF size(width * m_scale, height * m_scale);
    m_shift = room.topLeft() + QPointF((room.width() - size.width()) / 2, 0);
    m_picture = QRectF(m_shift, size);
}

QPointF HexGrid::place(QPointF centre) const {
    return m_shift + (centre - m_origin) * m_scale;
}

QRectF HexGrid::cell(QPointF centre) const {
    const QPointF at = place(centre);
    const double height = m_cellWidth * kHeightToWidth;
    return {at.x() - m_cellWidth / 2, at.y() - height / 2, m_cellWidth, height};
}

QPainterPath hexPath(const QRectF& box) {
    const double gap = box.width() * 0.04;
    const QRectF inner = box.adjusted(gap, gap, -gap, -gap);
    const double quarter = inner.height() / 4;
    QPainterPath path(QPointF(inner.center().x(), inner.top()));
    path.lineTo(inner.right(), inner.top() + quarter);
    path.lineTo(inner.right(), inner.bottom() - quarter);
    path.lineTo(inner.center().x(), inner.bottom());
    path.lineTo(inner.left(), inner.bottom() - quarter);
    path.lineTo(inner.left(), inner.top() + quarter);
    path.closeSubpath();
    return path;
}

QColor hexColour(const ColourTheme& theme, int hue, int shade) {
    constexpr std::array<double, 5> kShares = {0.16, 0.30, 0.44, 0.60, 0.78};
    const double share = kShares[static_cast<std::size_t>(std::clamp(shade, 0, 4))];
    return blended(hue < 0 ? theme.muted : theme.hue(hue), theme.surface, hue < 0 ? share * 0.6 : share);
}

} // namespace vignette
