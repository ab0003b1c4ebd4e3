#include "ui/portrait/portrait.h"

#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

/// The bust is drawn on a canvas of 400 × 400, enlarged a little about the upper middle.
constexpr qreal kCanvas = 400.0;
constexpr qreal kEnlarged = 1.17;
constexpr QPointF kShift(-34.0, -22.0);

void drawBehind(Sketch& sketch) {
    drawWheelchair(sketch);
    drawHairBehind(sketch);
    drawNeck(sketch);
    drawClothing(sketch);
}

void drawFace(Sketch& sketch) {
    drawCoveringBehind(sketch);
    drawEars(sketch);
    drawHead(sketch);
    drawAgeLines(sketch);
    drawNose(sketch);
    drawBeard(sketch);
    drawMouth(sketch);
    drawMoustache(sketch);
    drawLenses(sketch);
    drawEyes(sketch);
    drawBrows(sketch);
}

void drawInFront(Sketch& sketch) {
    drawHairInFront(sketch);
    drawCovering(sketch);
    drawEarrings(sketch);
    drawNasalOxygen(sketch);
    drawGlasses(sketch);
    drawHearingAid(sketch);
}

} // namespace

void paintPortrait(QPainter& painter, const QRectF& target, const PortraitRecipe& recipe,
                   const PortraitFrame& frame) {
    const qreal side = std::min(target.width(), target.height());
    if (!(side > 0.0)) return;
    const QRectF square(target.center().x() - side / 2.0, target.center().y() - side / 2.0, side, side);
    QPainterPath tile;
    tile.addRoundedRect(square, side * frame.cornerShare, side * frame.cornerShare);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(1.0);
    painter.setClipPath(tile, Qt::IntersectClip);
    painter.translate(square.topLeft());
    painter.scale(side / kCanvas, side / kCanvas);
    Sketch sketch(painter, recipe);
    painter.fillRect(QRectF(-1.0, -1.0, kCanvas + 2.0, kCanvas + 2.0), sketch.palette().background);
    painter.translate(kShift);
    painter.scale(kEnlarged, kEnlarged);
    drawBehind(sketch);
    drawFace(sketch);
    drawInFront(sketch);
    painter.restore();
}

QImage portraitImage(const PortraitRecipe& recipe, int side, qreal devicePixelRatio,
                     const PortraitFrame& frame) {
    const int pixels = std::max(1, static_cast<int>(std::lround(side * devicePixelRatio)));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintPortrait(painter, QRectF(0.0, 0.0, pixels, pixels), recipe, frame);
    painter.end();
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

} // namespace vignette
