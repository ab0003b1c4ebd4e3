#pragma once

#include "ui/portrait/head_space.h"
#include "ui/portrait/palette.h"

#include <QPainter>

namespace vignette {

/// What every feature draws with: the painter, the recipe, its proportions and its colours.
class Sketch {
public:
    static constexpr qreal kStubble = 0.22; ///< how much of the hair's colour stubble gives the skin

    Sketch(QPainter& painter, const PortraitRecipe& recipe);

    const PortraitRecipe& recipe() const { return m_recipe; }
    const HeadSpace& space() const { return m_space; }
    const PortraitPalette& palette() const { return m_palette; }
    QPainter& painter() { return m_painter; }
    /// The hair to draw, None when a covering hides all of it.
    PortraitRecipe::Hair visibleHair() const;
    /// What the mouth lies on: skin, or skin under stubble.
    QColor mouthGround() const;

    void fill(const QPainterPath& path, const QColor& colour);
    void fillBothSides(const QPainterPath& path, const QColor& colour);
    /// A line with round ends; width in canvas pixels.
    void stroke(const QPainterPath& path, const QColor& colour, qreal width);
    void strokeBothSides(const QPainterPath& path, const QColor& colour, qreal width);
    /// Centre in head units, radii in canvas pixels.
    void ellipse(qreal u, qreal v, qreal radiusX, qreal radiusY, const QColor& colour);

private:
    QPainterPath mirrored(const QPainterPath& path) const;
    QPainter& m_painter;
    const PortraitRecipe& m_recipe;
    HeadSpace m_space;
    PortraitPalette m_palette;
};

} // namespace vignette
