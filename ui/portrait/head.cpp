#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

namespace vignette {

namespace {

using Age = PortraitRecipe::Age;
using Covering = PortraitRecipe::Covering;

Outline faceOutline(const HeadSpace& s) {
    const qreal chin = s.chin;
    return s.head()
        .move(-1.0, 0.42)
        .curve(-1.0, 0.12, -0.66, 0.0, 0.0, 0.0)
        .curve(0.66, 0.0, 1.0, 0.12, 1.0, 0.42)
        .curve(1.0, 0.64, s.jaw, 0.79, chin + 0.08, 0.915)
        .curve(chin * 0.70, 0.985, chin * 0.36, 1.0, 0.0, 1.0)
        .curve(-chin * 0.36, 1.0, -chin * 0.70, 0.985, -chin - 0.08, 0.915)
        .curve(-s.jaw, 0.79, -1.0, 0.64, -1.0, 0.42)
        .close();
}

/// Light falls from the upper left.
Outline sideShade(const HeadSpace& s) {
    const qreal chin = s.chin;
    return s.head()
        .move(chin * 0.52, 0.972)
        .curve(chin * 0.74, 0.958, chin, 0.935, chin + 0.08, 0.915)
        .curve(s.jaw, 0.79, 1.0, 0.64, 1.0, 0.42)
        .curve(1.0, 0.30, 0.95, 0.20, 0.86, 0.13)
        .curve(0.92, 0.40, 0.88, 0.74, chin * 0.52, 0.972)
        .close();
}

Outline stubbleOutline(const HeadSpace& s) {
    const qreal chin = s.chin;
    const qreal mouth = s.mouth;
    return s.head()
        .move(-0.98, s.eye + 0.10)
        .curve(-0.90, mouth - 0.06, -0.60, mouth - 0.075, -0.34, mouth - 0.065)
        .curve(-0.18, mouth - 0.085, 0.18, mouth - 0.085, 0.34, mouth - 0.065)
        .curve(0.60, mouth - 0.075, 0.90, mouth - 0.06, 0.98, s.eye + 0.10)
        .curve(1.0, 0.70, s.jaw, 0.82, chin + 0.08, 0.915)
        .curve(chin * 0.70, 0.985, chin * 0.36, 1.0, 0.0, 1.0)
        .curve(-chin * 0.36, 1.0, -chin * 0.70, 0.985, -chin - 0.08, 0.915)
        .curve(-s.jaw, 0.82, -1.0, 0.70, -0.98, s.eye + 0.10)
        .close();
}

/// The side shade is drawn again inside the stubble, clipped to it, instead of drawing see-through stubble.
void drawStubble(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const QColor shade = mixed(sketch.palette().skin, sketch.palette().skinShade, 0.5);
    const Outline stubble = stubbleOutline(s);
    sketch.fill(stubble, sketch.mouthGround());
    sketch.painter().save();
    sketch.painter().setClipPath(stubble, Qt::IntersectClip);
    sketch.fill(sideShade(s), mixed(shade, sketch.palette().hair, Sketch::kStubble));
    sketch.painter().restore();
}

void drawCheeks(Sketch& sketch) {
    const qreal eye = sketch.space().eye;
    sketch.fillBothSides(sketch.space()
                             .head()
                             .move(0.40, eye + 0.13)
                             .curve(0.52, eye + 0.09, 0.70, eye + 0.10, 0.74, eye + 0.16)
                             .curve(0.70, eye + 0.23, 0.48, eye + 0.23, 0.40, eye + 0.13)
                             .close(),
                         sketch.palette().cheek);
}

void drawNeckCords(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal chin = s.y(1.0) + 22.0;
    sketch.strokeBothSides(
        s.bust().move(12.0, chin).arch(9.0, s.shoulderLine + 16.0, 13.0, s.shoulderLine + 30.0),
        sketch.palette().faintLine(0.45), 2.2);
}

} // namespace

void drawNeck(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal half = s.neckHalf;
    const qreal line = s.shoulderLine;
    const qreal spread = s.isChild ? 14.0 : 34.0;
    sketch.fill(s.bust()
                    .move(-half, s.y(0.80))
                    .line(-half, line)
                    .curve(-half, line + 14.0, -half - 18.0, line + 18.0, -half - spread, line + 24.0)
                    .line(0.0, line + 70.0)
                    .line(half + spread, line + 24.0)
                    .curve(half + 18.0, line + 18.0, half, line + 14.0, half, line)
                    .line(half, s.y(0.80))
                    .close(),
                sketch.palette().skin);
    sketch.fill(s.bust()
                    .move(-half, s.y(0.86))
                    .line(half, s.y(0.86))
                    .line(half, s.y(1.0) + 6.0)
                    .curve(half * 0.5, s.y(1.0) + 24.0, -half * 0.5, s.y(1.0) + 24.0, -half, s.y(1.0) + 6.0)
                    .close(),
                sketch.palette().skinShade);
    if (sketch.recipe().age == Age::Oldest && sketch.recipe().covering != Covering::Hijab)
        drawNeckCords(sketch);
}

void drawEars(Sketch& sketch) {
    if (sketch.recipe().covering == Covering::Hijab) return;
    const HeadSpace& s = sketch.space();
    const qreal radius = s.width * 0.15;
    const qreal grown = sketch.recipe().age >= Age::Older ? 1.12 : 1.0;
    for (const int side : {-1, 1}) {
        sketch.ellipse(side * 1.02, s.eye + 0.035, radius, radius * 1.6 * grown, sketch.palette().skin);
        sketch.ellipse(side * 1.04, s.eye + 0.035, radius * 0.5, radius * 0.95 * grown,
                       sketch.palette().skinShade);
    }
}

void drawHead(Sketch& sketch) {
    const PortraitPalette& colours = sketch.palette();
    sketch.fill(faceOutline(sketch.space()), colours.skin);
    sketch.fill(sideShade(sketch.space()), mixed(colours.skin, colours.skinShade, 0.5));
    if (!colours.isDeepSkin) drawCheeks(sketch);
    if (sketch.recipe().beard == PortraitRecipe::Beard::Stubble) drawStubble(sketch);
}

} // namespace vignette
