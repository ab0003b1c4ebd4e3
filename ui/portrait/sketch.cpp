#include "ui/portrait/sketch.h"

#include <QPen>
#include <QTransform>

namespace vignette {

Sketch::Sketch(QPainter& painter, const PortraitRecipe& recipe)
    : m_painter(painter), m_recipe(recipe), m_space(HeadSpace::of(recipe)),
      m_palette(PortraitPalette::of(recipe)) {}

PortraitRecipe::Hair Sketch::visibleHair() const {
    using Covering = PortraitRecipe::Covering;
    const bool isHidden = m_recipe.covering != Covering::None && m_recipe.covering != Covering::Kippah;
    return isHidden ? PortraitRecipe::Hair::None : m_recipe.hair;
}

QColor Sketch::mouthGround() const {
    return m_recipe.beard == PortraitRecipe::Beard::Stubble ? mixed(m_palette.skin, m_palette.hair, kStubble)
                                                            : m_palette.skin;
}

void Sketch::fill(const QPainterPath& path, const QColor& colour) {
    m_painter.fillPath(path, colour);
}

void Sketch::fillBothSides(const QPainterPath& path, const QColor& colour) {
    fill(path, colour);
    fill(mirrored(path), colour);
}

void Sketch::stroke(const QPainterPath& path, const QColor& colour, qreal width) {
    m_painter.strokePath(path, QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void Sketch::strokeBothSides(const QPainterPath& path, const QColor& colour, qreal width) {
    stroke(path, colour, width);
    stroke(mirrored(path), colour, width);
}

void Sketch::ellipse(qreal u, qreal v, qreal radiusX, qreal radiusY, const QColor& colour) {
    QPainterPath path;
    path.addEllipse(QPointF(m_space.x(u), m_space.y(v)), radiusX, radiusY);
    fill(path, colour);
}

QPainterPath Sketch::mirrored(const QPainterPath& path) const {
    return QTransform(-1.0, 0.0, 0.0, 1.0, 2.0 * m_space.centre, 0.0).map(path);
}

} // namespace vignette
