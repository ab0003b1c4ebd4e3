#pragma once

#include "core/model/portrait_recipe.h"

#include <QPainterPath>
#include <QPointF>
#include <QSizeF>

namespace vignette {

/// A path written in the units of a body part. Each call takes the control points as x, y pairs, like SVG's
/// M, L, Q and C in absolute form, and returns the outline for the next.
class Outline {
public:
    Outline(const QPointF& origin, const QSizeF& unit) : m_origin(origin), m_unit(unit) {
        m_path.setFillRule(Qt::WindingFill);
    }
    Outline& move(qreal x, qreal y);
    Outline& line(qreal x, qreal y);
    Outline& arch(qreal x1, qreal y1, qreal x, qreal y);
    Outline& curve(qreal x1, qreal y1, qreal x2, qreal y2, qreal x, qreal y);
    Outline& close();
    operator const QPainterPath&() const { return m_path; } // NOLINT: an outline is a path

private:
    QPointF at(qreal x, qreal y) const;
    QPointF m_origin;
    QSizeF m_unit;
    QPainterPath m_path;
};

/// The proportions of a bust on the 400 × 400 canvas, from age, sex and face. Head units: u is 0 on the
/// middle line and ±1 at the widest of the face, v is 0 at the top of the skull and 1 at the chin. Bust
/// units: canvas pixels, x counted from the middle line.
struct HeadSpace {
    qreal centre = 200.0;
    qreal top = 0.0;
    qreal width = 0.0;  ///< half of the face, in pixels: 1 in u
    qreal height = 0.0; ///< skull to chin, in pixels: 1 in v
    qreal jaw = 0.0;    ///< u of the cheek towards the jaw
    qreal chin = 0.0;   ///< u of the corner of the chin
    qreal eye = 0.0;    ///< v
    qreal noseBase = 0.0;
    qreal mouth = 0.0;
    qreal eyeDistance = 0.0;  ///< u of an eye
    qreal lineWidth = 0.0;    ///< pixels
    qreal shoulderHalf = 0.0; ///< pixels
    qreal neckHalf = 0.0;     ///< pixels
    qreal shoulderLine = 0.0; ///< y where the neck meets the shoulders
    bool isChild = false;     ///< baby or child
    int ageLines = 0;         ///< 0 none .. 3 oldest

    static HeadSpace of(const PortraitRecipe& recipe);
    qreal x(qreal u) const { return centre + u * width; }
    qreal y(qreal v) const { return top + v * height; }
    Outline head() const { return {QPointF(centre, top), QSizeF(width, height)}; }
    /// The same for one of two sides; -1 mirrors at the middle line.
    Outline head(int side) const { return {QPointF(centre, top), QSizeF(side * width, height)}; }
    Outline bust(int side = 1) const { return {QPointF(centre, 0.0), QSizeF(side, 1.0)}; }
};

} // namespace vignette
