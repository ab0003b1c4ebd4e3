#pragma once

#include "ui/theme/theme.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace vignette {

/// Fits the cells of the picture of likeness into a rectangle: map units to page or screen, one scale for
/// both axes. Cells are hexagons with a pointed top, as wide as the least distance between two centres (found
/// among up to 4,000 cells); a lone cell is a twentieth of the room.
class HexGrid {
public:
    HexGrid(const std::vector<QPointF>& centres, const QRectF& room);

    QRectF cell(QPointF centre) const; ///< box around the hexagon
    QPointF place(QPointF centre) const;
    QRectF picture() const { return m_picture; } ///< what the cells cover, centred in the room
    double cellWidth() const { return m_cellWidth; }

private:
    QPointF m_origin;
    QPointF m_shift;
    double m_scale = 1.0;
    double m_cellWidth = 1.0;
    QRectF m_picture;
};

/// A hexagon with a pointed top, a little smaller than its box so that cells stay apart.
QPainterPath hexPath(const QRectF& box);

/// Darker with more people: shade 0..4. Hue −1 is a mixed cell.
QColor hexColour(const ColourTheme& theme, int hue, int shade);

} // namespace vignette
