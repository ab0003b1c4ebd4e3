#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

namespace vignette {

namespace {

using Clothing = PortraitRecipe::Clothing;

/// Below the lower edge of the canvas, so that no gap shows there.
constexpr qreal kFloor = 402.0;

/// The neckline: half its width at the shoulder, how far it dips below the shoulder line, and its form.
struct Neckline {
    enum class Form { Round, Pointed };
    qreal half;
    qreal dip;
    Form form;
};

qreal necklineHalf(const Sketch& sketch) {
    const Clothing clothing = sketch.recipe().clothing;
    const bool isClose =
        clothing == Clothing::Crew || clothing == Clothing::Hoodie || clothing == Clothing::RollNeck;
    return sketch.space().neckHalf + (isClose ? 13.0 : 15.0);
}

/// Necklines are shallower on a child.
qreal dipped(const Sketch& sketch, qreal dip) {
    return sketch.space().isChild ? dip * 0.72 : dip;
}

void drawTorso(Sketch& sketch, const Neckline& neck) {
    const HeadSpace& s = sketch.space();
    const qreal wide = s.shoulderHalf;
    const qreal line = s.shoulderLine;
    const qreal half = neck.half;
    Outline torso = s.bust();
    torso.move(-wide - 8.0, kFloor)
        .curve(-wide - 6.0, line + 74.0, -wide + 6.0, line + 46.0, -wide * 0.60, line + 30.0)
        .curve(-wide * 0.44, line + 24.0, -half - 10.0, line + 18.0, -half, line + 8.0);
    if (neck.form == Neckline::Form::Pointed)
        torso.line(0.0, line + neck.dip).line(half, line + 8.0);
    else
        torso.curve(-half * 0.8, line + neck.dip, half * 0.8, line + neck.dip, half, line + 8.0);
    torso.curve(half + 10.0, line + 18.0, wide * 0.44, line + 24.0, wide * 0.60, line + 30.0)
        .curve(wide - 6.0, line + 46.0, wide + 6.0, line + 74.0, wide + 8.0, kFloor)
        .close();
    sketch.fill(torso, sketch.palette().clothing);
}

void drawCrewNeck(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal half = necklineHalf(sketch);
    const qreal dip = dipped(sketch, 40.0);
    const qreal line = s.shoulderLine;
    drawTorso(sketch, {half, dip, Neckline::Form::Round});
    sketch.stroke(s.bust()
                      .move(-half, line + 8.0)
                      .curve(-half * 0.8, line + dip, half * 0.8, line + dip, half, line + 8.0),
                  sketch.palette().clothingDeep, 6.0);
}

void drawVNeck(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal half = necklineHalf(sketch);
    const qreal dip = dipped(sketch, 84.0);
    const qreal line = s.shoulderLine;
    drawTorso(sketch, {half, dip, Neckline::Form::Pointed});
    sketch.stroke(s.bust().move(-half, line + 8.0).line(0.0, line + dip).line(half, line + 8.0),
                  sketch.palette().clothingDeep, 6.0);
}

/// A shirt's collar in the light of its own colour, or a blouse's in white.
void drawCollared(Sketch& sketch, const QColor& collar) {
    const HeadSpace& s = sketch.space();
    const qreal neck = s.neckHalf;
    const qreal line = s.shoulderLine;
    drawTorso(sketch, {necklineHalf(sketch), 44.0, Neckline::Form::Pointed});
    sketch.fillBothSides(s.bust()
                             .move(neck + 4.0, line - 4.0)
                             .line(neck + 24.0, line + 20.0)
                             .line(neck + 4.0, line + 60.0)
                             .line(0.0, line + 44.0)
                             .close(),
                         collar);
    sketch.stroke(s.bust().move(0.0, line + 46.0).line(0.0, kFloor), sketch.palette().clothingDeep, 3.0);
}

void drawCardigan(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal half = necklineHalf(sketch);
    const qreal wide = s.shoulderHalf;
    const qreal line = s.shoulderLine;
    sketch.fill(s.bust()
                    .move(-half, line + 12.0)
                    .curve(-half * 0.7, line + 42.0, half * 0.7, line + 42.0, half, line + 12.0)
                    .line(60.0, kFloor)
                    .line(-60.0, kFloor)
                    .close(),
                sketch.palette().shirt);
    sketch.fillBothSides(
        s.bust()
            .move(wide + 8.0, kFloor)
            .curve(wide + 6.0, line + 74.0, wide - 6.0, line + 46.0, wide * 0.60, line + 30.0)
            .curve(wide * 0.44, line + 24.0, half + 10.0, line + 18.0, half - 2.0, line + 6.0)
            .curve(half - 4.0, line + 50.0, 24.0, line + 70.0, 20.0, kFloor)
            .close(),
        sketch.palette().clothing);
    sketch.strokeBothSides(
        s.bust().move(half - 2.0, line + 6.0).curve(half - 4.0, line + 50.0, 24.0, line + 70.0, 20.0, kFloor),
        sketch.palette().clothingDeep, 5.0);
}

void drawBlazer(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal half = necklineHalf(sketch);
    const qreal line = s.shoulderLine;
    sketch.fill(s.bust()
                    .move(-half - 3.0, line + 1.0)
                    .line(0.0, line + 52.0)
                    .line(half + 3.0, line + 1.0)
                    .line(54.0, kFloor)
                    .line(-54.0, kFloor)
                    .close(),
                sketch.palette().shirt);
    drawTorso(sketch, {half, 150.0, Neckline::Form::Pointed});
    sketch.fillBothSides(s.bust()
                             .move(half, line + 6.0)
                             .line(half + 22.0, line + 26.0)
                             .line(44.0, line + 78.0)
                             .line(30.0, line + 80.0)
                             .line(0.0, line + 150.0)
                             .close(),
                         sketch.palette().clothingDeep);
    sketch.fillBothSides(
        s.bust().move(half - 4.0, line + 2.0).line(0.0, line + 52.0).line(26.0, line + 62.0).close(),
        mixed(sketch.palette().shirt, Qt::black, 0.07));
}

void drawHoodie(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal half = necklineHalf(sketch);
    const qreal neck = s.neckHalf;
    const qreal line = s.shoulderLine;
    drawTorso(sketch, {half, dipped(sketch, 34.0), Neckline::Form::Round});
    sketch.fill(s.bust()
                    .move(-half - 16.0, line + 10.0)
                    .curve(-half, line - 12.0, -neck - 2.0, line - 8.0, -neck - 2.0, line)
                    .curve(-neck * 0.7, line + 44.0, neck * 0.7, line + 44.0, neck + 2.0, line)
                    .curve(neck + 2.0, line - 8.0, half, line - 12.0, half + 16.0, line + 10.0)
                    .curve(half, line + 62.0, -half, line + 62.0, -half - 16.0, line + 10.0)
                    .close(),
                sketch.palette().clothingDeep);
}

void drawRollNeck(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal neck = s.neckHalf;
    const qreal line = s.shoulderLine;
    drawTorso(sketch, {necklineHalf(sketch), 30.0, Neckline::Form::Round});
    sketch.fill(s.bust()
                    .move(-neck - 6.0, line - 14.0)
                    .curve(-neck * 0.4, line - 2.0, neck * 0.4, line - 2.0, neck + 6.0, line - 14.0)
                    .line(neck + 12.0, line + 30.0)
                    .curve(neck * 0.5, line + 44.0, -neck * 0.5, line + 44.0, -neck - 12.0, line + 30.0)
                    .close(),
                sketch.palette().clothingDeep);
}

} // namespace

void drawClothing(Sketch& sketch) {
    switch (sketch.recipe().clothing) {
    case Clothing::Crew:
        drawCrewNeck(sketch);
        return;
    case Clothing::VNeck:
        drawVNeck(sketch);
        return;
    case Clothing::Collar:
        drawCollared(sketch, sketch.palette().clothingLight);
        return;
    case Clothing::Blouse:
        drawCollared(sketch, sketch.palette().shirt);
        return;
    case Clothing::Cardigan:
        drawCardigan(sketch);
        return;
    case Clothing::Blazer:
        drawBlazer(sketch);
        return;
    case Clothing::Hoodie:
        drawHoodie(sketch);
        return;
    case Clothing::RollNeck:
        drawRollNeck(sketch);
        return;
    }
}

} // namespace vignette
