#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

#include <initializer_list>

namespace vignette {

namespace {

using Covering = PortraitRecipe::Covering;

void drawFolds(Sketch& sketch, std::initializer_list<Outline> folds) {
    for (const Outline& fold : folds)
        sketch.stroke(fold, mixed(sketch.palette().scarf, sketch.palette().scarfDeep, 0.85),
                      sketch.space().lineWidth * 1.2);
}

/// Around the face and over the shoulders, with the opening for the face left out.
QPainterPath hijabCloth(const HeadSpace& s) {
    const qreal wide = s.shoulderHalf;
    const qreal line = s.shoulderLine;
    const qreal low = line + 96.0;
    const qreal edge = 1.36 * s.width;
    QPainterPath cloth = s.head()
                             .move(-1.36, 1.10)
                             .curve(-1.22, 0.92, -1.24, 0.70, -1.22, 0.40)
                             .curve(-1.28, -0.06, -0.74, -0.22, 0.0, -0.22)
                             .curve(0.74, -0.22, 1.28, -0.06, 1.22, 0.40)
                             .curve(1.24, 0.70, 1.22, 0.92, 1.36, 1.10);
    const QPainterPath fall = s.bust()
                                  .move(edge, s.y(1.10))
                                  .curve(wide * 0.80, line + 26.0, wide * 0.70, low, wide * 0.30, low + 24.0)
                                  .curve(10.0, low + 46.0, -wide * 0.55, low + 20.0, -wide * 0.72, low - 30.0)
                                  .curve(-wide * 0.78, line + 26.0, -edge, s.y(1.10), -edge, s.y(1.10));
    cloth.connectPath(fall);
    cloth.closeSubpath();
    cloth.addPath(s.head()
                      .move(-0.86, 0.40)
                      .curve(-0.88, 0.20, -0.56, 0.12, 0.0, 0.12)
                      .curve(0.56, 0.12, 0.88, 0.20, 0.86, 0.40)
                      .curve(0.88, 0.66, 0.74, 0.86, 0.50, 0.955)
                      .curve(0.30, 1.02, -0.30, 1.02, -0.50, 0.955)
                      .curve(-0.74, 0.86, -0.88, 0.66, -0.86, 0.40)
                      .close());
    cloth.setFillRule(Qt::OddEvenFill);
    return cloth;
}

/// The end of the cloth, drawn over the other shoulder.
QPainterPath hijabWrap(const HeadSpace& s) {
    const qreal wide = s.shoulderHalf;
    const qreal line = s.shoulderLine;
    QPainterPath wrap = s.head()
                            .move(-0.50, 0.955)
                            .curve(-0.30, 1.015, 0.30, 1.015, 0.50, 0.955)
                            .curve(0.72, 0.90, 0.95, 0.80, 1.12, 0.62)
                            .curve(1.16, 0.90, 1.18, 1.0, 1.30, 1.10);
    wrap.connectPath(
        s.bust()
            .move(1.30 * s.width, s.y(1.10))
            .curve(wide * 0.6, line + 40.0, wide * 0.2, line + 60.0, -0.50 * s.width, s.y(0.955)));
    wrap.closeSubpath();
    wrap.setFillRule(Qt::WindingFill);
    return wrap;
}

void drawHijab(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const PortraitPalette& colours = sketch.palette();
    const qreal wide = s.shoulderHalf;
    const qreal line = s.shoulderLine;
    const qreal low = line + 96.0;
    sketch.fill(hijabCloth(s), colours.scarf);
    sketch.stroke(s.head()
                      .move(-0.86, 0.42)
                      .curve(-0.88, 0.20, -0.56, 0.12, 0.0, 0.12)
                      .curve(0.56, 0.12, 0.88, 0.20, 0.86, 0.42),
                  mixed(colours.scarf, colours.scarfDeep, 0.8), s.lineWidth * 1.8);
    sketch.fill(hijabWrap(s), mixed(colours.scarf, colours.scarfDeep, 0.75));
    sketch.stroke(s.bust()
                      .move(-1.05 * s.width, s.y(1.02))
                      .curve(-40.0, line + 44.0, 30.0, line + 60.0, wide * 0.46, line + 52.0)
                      .move(-wide * 0.60, line + 44.0)
                      .curve(-30.0, low - 8.0, 20.0, low + 6.0, wide * 0.40, low - 6.0),
                  colours.scarfDeep, s.lineWidth * 1.4);
    sketch.stroke(s.head().move(-0.95, 0.10).curve(-0.80, -0.06, -0.50, -0.13, -0.20, -0.15),
                  mixed(colours.scarf, colours.scarfLight, 0.65), s.lineWidth * 1.8);
}

void drawTurban(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    sketch.fill(s.head()
                    .move(-1.09, 0.38)
                    .curve(-1.42, 0.06, -1.12, -0.27, -0.30, -0.33)
                    .curve(0.60, -0.38, 1.42, -0.14, 1.18, 0.28)
                    .curve(1.14, 0.34, 1.12, 0.36, 1.08, 0.39)
                    .curve(0.80, 0.25, 0.34, 0.12, 0.02, 0.11)
                    .curve(-0.34, 0.13, -0.80, 0.23, -1.09, 0.38)
                    .close(),
                sketch.palette().scarf);
    sketch.fill(s.head()
                    .move(0.02, 0.11)
                    .curve(0.40, 0.00, 0.90, -0.08, 1.23, 0.14)
                    .curve(1.24, 0.24, 1.16, 0.33, 1.08, 0.39)
                    .curve(0.80, 0.25, 0.34, 0.12, 0.02, 0.11)
                    .close(),
                mixed(sketch.palette().scarf, sketch.palette().scarfDeep, 0.55));
    drawFolds(sketch, {s.head().move(-1.13, 0.33).curve(-0.90, 0.12, -0.50, 0.02, 0.02, 0.11),
                       s.head().move(-1.20, 0.20).curve(-0.90, -0.02, -0.40, -0.10, 0.22, 0.04),
                       s.head().move(-1.13, 0.02).curve(-0.80, -0.16, -0.20, -0.20, 0.50, -0.03),
                       s.head().move(-0.88, -0.16).curve(-0.50, -0.28, 0.20, -0.28, 0.84, -0.05),
                       s.head().move(0.02, 0.11).curve(0.40, 0.09, 0.84, 0.21, 1.10, 0.37)});
}

void drawHeadwrap(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    sketch.fill(s.head()
                    .move(0.24, -0.24)
                    .curve(0.40, -0.48, 0.92, -0.46, 0.94, -0.22)
                    .curve(1.24, -0.16, 1.16, 0.08, 0.78, 0.06)
                    .close(),
                sketch.palette().scarfDeep);
    sketch.fill(s.head()
                    .move(-1.08, 0.40)
                    .curve(-1.34, 0.06, -1.10, -0.26, -0.10, -0.28)
                    .curve(0.90, -0.30, 1.34, 0.04, 1.08, 0.40)
                    .curve(0.80, 0.24, 0.40, 0.18, 0.0, 0.18)
                    .curve(-0.40, 0.18, -0.80, 0.24, -1.08, 0.40)
                    .close(),
                sketch.palette().scarf);
    sketch.fill(s.head()
                    .move(0.34, -0.16)
                    .curve(0.50, -0.32, 0.82, -0.30, 0.80, -0.12)
                    .curve(0.82, 0.02, 0.54, 0.04, 0.34, -0.16)
                    .close(),
                sketch.palette().scarfLight);
    drawFolds(sketch, {s.head().move(-1.10, 0.26).curve(-0.60, 0.06, 0.00, 0.04, 0.36, -0.10),
                       s.head().move(-1.04, 0.10).curve(-0.60, -0.08, -0.10, -0.13, 0.34, -0.14),
                       s.head().move(0.46, 0.10).curve(0.74, 0.14, 0.94, 0.24, 1.07, 0.35),
                       s.head().move(0.44, 0.00).curve(0.80, 0.06, 1.00, 0.16, 1.14, 0.26)});
}

/// A soft cap such as many wear after losing their hair.
void drawCap(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    sketch.fill(s.head()
                    .move(-1.08, 0.34)
                    .curve(-1.22, -0.10, -0.80, -0.26, 0.0, -0.26)
                    .curve(0.80, -0.26, 1.22, -0.10, 1.08, 0.34)
                    .curve(0.70, 0.22, 0.34, 0.19, 0.0, 0.19)
                    .curve(-0.34, 0.19, -0.70, 0.22, -1.08, 0.34)
                    .close(),
                sketch.palette().scarf);
    sketch.fill(s.head()
                    .move(-1.08, 0.34)
                    .curve(-1.10, 0.26, -1.11, 0.20, -1.10, 0.14)
                    .curve(-0.70, 0.04, -0.34, 0.02, 0.0, 0.02)
                    .curve(0.34, 0.02, 0.70, 0.04, 1.10, 0.14)
                    .curve(1.11, 0.20, 1.10, 0.26, 1.08, 0.34)
                    .curve(0.70, 0.22, 0.34, 0.19, 0.0, 0.19)
                    .curve(-0.34, 0.19, -0.70, 0.22, -1.08, 0.34)
                    .close(),
                sketch.palette().scarfDeep);
}

void drawKippah(Sketch& sketch) {
    const Outline kippah = sketch.space()
                               .head()
                               .move(-0.70, -0.055)
                               .curve(-0.62, -0.25, 0.46, -0.30, 0.66, -0.10)
                               .curve(0.34, -0.165, -0.36, -0.15, -0.70, -0.055)
                               .close();
    sketch.fill(kippah, sketch.palette().scarf);
    sketch.stroke(kippah, mixed(sketch.palette().scarf, Qt::white, 0.28), 2.0);
}

} // namespace

void drawCoveringBehind(Sketch& sketch) {
    if (sketch.recipe().covering != Covering::Hijab) return;
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.15, 0.40)
                    .curve(-1.2, 0.0, -0.7, -0.12, 0.0, -0.12)
                    .curve(0.7, -0.12, 1.2, 0.0, 1.15, 0.40)
                    .curve(1.15, 0.80, 0.80, 1.12, 0.0, 1.14)
                    .curve(-0.80, 1.12, -1.15, 0.80, -1.15, 0.40)
                    .close(),
                sketch.palette().scarfDeep);
}

void drawCovering(Sketch& sketch) {
    switch (sketch.recipe().covering) {
    case Covering::None:
        return;
    case Covering::Hijab:
        drawHijab(sketch);
        return;
    case Covering::Turban:
        drawTurban(sketch);
        return;
    case Covering::Headwrap:
        drawHeadwrap(sketch);
        return;
    case Covering::Cap:
        drawCap(sketch);
        return;
    case Covering::Kippah:
        drawKippah(sketch);
        return;
    }
}

} // namespace vignette
