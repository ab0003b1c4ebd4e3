#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

#include <algorithm>

namespace vignette {

namespace {

using Covering = PortraitRecipe::Covering;

constexpr QRgb kTubing = 0xFF8FB3C2;
constexpr qreal kLensHalfWidth = 0.355; ///< in u

/// A rounded rectangle around an eye, in canvas pixels.
QPainterPath lensOutline(const HeadSpace& s, int side) {
    const qreal half = s.isChild ? 0.100 : 0.092;
    const qreal height = 2.0 * half * s.height;
    QPainterPath lens;
    lens.addRoundedRect(QRectF(s.x(side * s.eyeDistance - kLensHalfWidth), s.y(s.eye - half * 0.86),
                               2.0 * kLensHalfWidth * s.width, height),
                        height * 0.44, height * 0.44);
    return lens;
}

bool hidesEars(const Sketch& sketch) {
    return sketch.recipe().covering == Covering::Hijab;
}

} // namespace

/// A backrest and the two push handles behind the shoulders, inside the picture however broad the shoulders.
void drawWheelchair(Sketch& sketch) {
    if (!sketch.recipe().hasWheelchair) return;
    const HeadSpace& s = sketch.space();
    const qreal line = s.shoulderLine;
    const qreal post = std::clamp(s.shoulderHalf - 2.0, 104.0, 128.0);
    QPainterPath backrest;
    backrest.addRoundedRect(QRectF(s.centre - post, line + 20.0, 2.0 * post, 130.0), 14.0, 14.0);
    sketch.fill(backrest, QColor(0x4B, 0x55, 0x63));
    for (const int side : {-1, 1}) {
        QPainterPath bar;
        bar.addRoundedRect(QRectF(s.centre + side * post - 7.0, line - 8.0, 14.0, 160.0), 6.0, 6.0);
        sketch.fill(bar, QColor(0x37, 0x41, 0x51));
        sketch.stroke(s.bust(side).move(post, line - 10.0).line(post + 24.0, line - 10.0),
                      QColor(0x1F, 0x29, 0x37), 15.0);
    }
}

void drawLenses(Sketch& sketch) {
    if (sketch.recipe().glasses == PortraitRecipe::Glasses::None) return;
    for (const int side : {-1, 1})
        sketch.fill(lensOutline(sketch.space(), side), mixed(sketch.palette().skin, Qt::white, 0.12));
}

void drawGlasses(Sketch& sketch) {
    if (sketch.recipe().glasses == PortraitRecipe::Glasses::None) return;
    const HeadSpace& s = sketch.space();
    const QColor& frame = sketch.palette().glassesFrame;
    const qreal inner = s.eyeDistance - kLensHalfWidth;
    for (const int side : {-1, 1}) {
        sketch.stroke(lensOutline(s, side), frame, s.lineWidth * 1.45);
        if (!hidesEars(sketch))
            sketch.stroke(
                s.head(side).move(s.eyeDistance + kLensHalfWidth, s.eye - 0.02).line(1.0, s.eye - 0.035),
                frame, s.lineWidth * 1.5);
    }
    sketch.stroke(s.head()
                      .move(-inner, s.eye - 0.012)
                      .curve(-0.05, s.eye - 0.035, 0.05, s.eye - 0.035, inner, s.eye - 0.012),
                  frame, s.lineWidth * 1.5);
}

void drawEarrings(Sketch& sketch) {
    if (!sketch.recipe().hasEarrings || hidesEars(sketch)) return;
    for (const qreal side : {-1.0, 1.0})
        sketch.ellipse(side * 1.05, sketch.space().eye + 0.127, 4.0, 4.2, QColor(0xC9, 0xA2, 0x4B));
}

/// The prongs below the nose; the tube over the cheeks and, where they are seen, over the ears.
void drawNasalOxygen(Sketch& sketch) {
    if (!sketch.recipe().hasNasalOxygen) return;
    const HeadSpace& s = sketch.space();
    const qreal base = s.noseBase;
    const QColor tube = QColor::fromRgb(kTubing);
    const qreal end = hidesEars(sketch) ? 0.84 : 0.98;
    sketch.stroke(s.head().move(-0.12, base + 0.034).line(0.12, base + 0.034), tube, 4.2);
    sketch.strokeBothSides(
        s.head().move(0.12, base + 0.034).curve(0.34, base + 0.055, 0.72, base - 0.03, end, s.eye + 0.03),
        tube, 2.8);
    sketch.strokeBothSides(s.head().move(0.07, base + 0.030).line(0.065, base + 0.008), tube, 3.0);
    if (hidesEars(sketch)) return;
    sketch.strokeBothSides(
        s.head().move(0.98, s.eye + 0.03).curve(1.06, s.eye - 0.08, 1.14, s.eye - 0.02, 1.12, s.eye + 0.10),
        tube, 2.8);
}

void drawHearingAid(Sketch& sketch) {
    if (!sketch.recipe().hasHearingAid || hidesEars(sketch)) return;
    const HeadSpace& s = sketch.space();
    const QColor body(0x8C, 0x98, 0xA6);
    sketch.stroke(
        s.head().move(1.08, s.eye - 0.055).curve(1.22, s.eye - 0.075, 1.25, s.eye + 0.02, 1.19, s.eye + 0.10),
        body, 8.5);
    sketch.stroke(
        s.head().move(1.08, s.eye - 0.055).curve(1.00, s.eye - 0.03, 0.995, s.eye + 0.02, 1.02, s.eye + 0.05),
        QColor(0xC9, 0xD3, 0xDC), 3.4);
    sketch.ellipse(1.025, s.eye + 0.055, 4.2, 4.6, body);
}

} // namespace vignette
