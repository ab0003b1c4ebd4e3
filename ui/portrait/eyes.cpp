#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

namespace vignette {

namespace {

using Age = PortraitRecipe::Age;
using Eyes = PortraitRecipe::Eyes;
using Mood = PortraitRecipe::Mood;
using Sex = PortraitRecipe::Sex;

struct EyeSize {
    qreal halfWidth, halfHeight; ///< pixels
};

EyeSize eyeSize(const Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    EyeSize size =
        s.isChild ? EyeSize{s.width * 0.175, s.width * 0.115} : EyeSize{s.width * 0.185, s.width * 0.090};
    if (sketch.recipe().age == Age::Oldest) size.halfHeight *= 0.84;
    if (sketch.recipe().eyes == Eyes::Narrow) size = {size.halfWidth * 1.03, size.halfHeight * 0.80};
    if (sketch.recipe().eyes == Eyes::Round) size.halfHeight *= 1.10;
    return size;
}

/// An eye's own units: pixels from its middle, x positive to the right of the picture.
Outline aroundEye(const HeadSpace& s, int side) {
    return {QPointF(s.x(side * s.eyeDistance), s.y(s.eye)), QSizeF(1.0, 1.0)};
}

void drawBall(Sketch& sketch, int side, const EyeSize& size) {
    const HeadSpace& s = sketch.space();
    const qreal w = size.halfWidth;
    const qreal h = size.halfHeight;
    sketch.fill(
        aroundEye(s, side).move(-w, 1.0).arch(0.0, -h * 1.75, w, 1.0).arch(0.0, h * 1.35, -w, 1.0).close(),
        QColor(0xFB, 0xF8, 0xF5));
    const qreal radius = h * 0.86;
    const qreal u = side * s.eyeDistance;
    sketch.ellipse(u, s.eye, radius, radius, sketch.palette().iris);
    sketch.ellipse(u + radius * 0.35 / s.width, s.eye - radius * 0.38 / s.height, radius * 0.28,
                   radius * 0.28, Qt::white);
}

void drawLids(Sketch& sketch, int side, const EyeSize& size) {
    const HeadSpace& s = sketch.space();
    const qreal w = size.halfWidth;
    const qreal h = size.halfHeight;
    const bool isFemale = sketch.recipe().sex == Sex::Female;
    sketch.stroke(aroundEye(s, side).move(-w * 1.02, 1.0).arch(0.0, -h * 1.85, w * 1.02, 1.0),
                  sketch.palette().eyeLid, s.lineWidth * (isFemale ? 1.35 : 1.1));
    if (isFemale && !s.isChild)
        sketch.stroke(aroundEye(s, side)
                          .move(side * w * 0.98, 0.0)
                          .line(side * (w * 0.98 + s.width * 0.05), -s.width * 0.045),
                      sketch.palette().eyeLid, s.lineWidth * 1.1);
    if (s.ageLines >= 2)
        sketch.stroke(aroundEye(s, side)
                          .move(-w * 0.95, -h * 1.35)
                          .arch(0.0, -h * 2.25, side * w * 0.1 + w * 0.95, -h * 1.05),
                      sketch.palette().faintLine(0.45), s.lineWidth * 0.8);
}

/// How thick a brow is in the middle, in v: finer in women, children and the old, hardly there in a baby.
qreal browThickness(const PortraitRecipe& recipe) {
    if (recipe.age == Age::Baby) return 0.010;
    if (recipe.age == Age::Child) return 0.016;
    const qreal thickness = recipe.sex == Sex::Female ? 0.020 : recipe.sex == Sex::Male ? 0.030 : 0.026;
    return recipe.age >= Age::Older ? thickness * 0.8 : thickness;
}

/// The younger the child, the fainter the brow.
QColor browColour(const Sketch& sketch) {
    const Age age = sketch.recipe().age;
    const qreal strength = age == Age::Baby ? 0.50 : age == Age::Child ? 0.80 : 1.0;
    return mixed(sketch.palette().skin, sketch.palette().brow, strength);
}

} // namespace

void drawEyes(Sketch& sketch) {
    const EyeSize size = eyeSize(sketch);
    for (const int side : {-1, 1}) {
        drawBall(sketch, side, size);
        drawLids(sketch, side, size);
    }
}

void drawBrows(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal brow = s.eye - 0.105;
    const qreal inner = brow + (sketch.recipe().mood == Mood::Concern ? -0.018 : 0.004);
    const qreal thick = browThickness(sketch.recipe());
    const QColor colour = browColour(sketch);
    const Outline outline =
        s.head()
            .move(0.19, inner)
            .curve(0.32, brow - 0.024, 0.50, brow - 0.028, 0.66, brow + 0.014)
            .curve(0.50, brow - 0.030 + thick, 0.32, brow - 0.020 + thick * 1.2, 0.20, inner + thick)
            .close();
    sketch.fillBothSides(outline, colour);
    sketch.strokeBothSides(outline, colour, s.lineWidth * 0.5);
}

} // namespace vignette
