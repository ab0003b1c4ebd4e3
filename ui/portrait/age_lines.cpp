#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

#include <cmath>

namespace vignette {

namespace {

/// A faint fold under each eye: from adult age, stronger later.
void drawEyeFolds(Sketch& sketch, qreal strength) {
    const HeadSpace& s = sketch.space();
    sketch.strokeBothSides(s.head()
                               .move(0.24, s.eye + 0.062)
                               .curve(0.34, s.eye + 0.088, 0.46, s.eye + 0.086, 0.56, s.eye + 0.060),
                           sketch.palette().faintLine(strength), s.lineWidth * 0.8);
}

/// From the nose to the corners of the mouth: from middle age.
void drawSmileLines(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const int lines = s.ageLines;
    sketch.strokeBothSides(s.head()
                               .move(0.27, s.noseBase - 0.02)
                               .curve(0.38, s.noseBase + 0.03, 0.44, s.mouth - 0.03, 0.45, s.mouth + 0.015),
                           sketch.palette().faintLine(0.26 + 0.12 * lines),
                           s.lineWidth * (0.8 + 0.12 * lines));
}

/// Two lines across the forehead, a third one in the oldest, higher where there is no hair.
void drawForehead(Sketch& sketch) {
    using Hair = PortraitRecipe::Hair;
    const HeadSpace& s = sketch.space();
    const Hair hair = sketch.visibleHair();
    const bool isBare = hair == Hair::None || hair == Hair::Balding || hair == Hair::Receding;
    const qreal hairLine = isBare && sketch.recipe().covering == PortraitRecipe::Covering::None ? 0.15 : 0.20;
    const qreal heights[] = {hairLine + 0.03, hairLine + 0.075, hairLine - 0.015};
    for (int i = 0; i < s.ageLines; ++i) {
        const qreal half = 0.42 - 0.05 * i;
        const qreal v = heights[i];
        sketch.stroke(s.head().move(-half, v).curve(-0.18, v - 0.022, 0.18, v - 0.022, half, v),
                      sketch.palette().faintLine(0.34), s.lineWidth * 0.85);
    }
}

void drawCrowsFeet(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    sketch.strokeBothSides(s.head()
                               .move(0.74, s.eye - 0.012)
                               .line(0.86, s.eye - 0.040)
                               .move(0.76, s.eye + 0.016)
                               .line(0.88, s.eye + 0.018),
                           sketch.palette().faintLine(0.42), s.lineWidth * 0.8);
}

void drawDeepLines(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    sketch.strokeBothSides(s.head()
                               .move(0.40, s.mouth + 0.045)
                               .curve(0.42, s.mouth + 0.08, 0.38, s.mouth + 0.11, 0.36, s.mouth + 0.125),
                           sketch.palette().faintLine(0.42), s.lineWidth * 0.9);
    sketch.strokeBothSides(
        s.head().move(0.60, s.eye + 0.155).curve(0.66, s.eye + 0.20, 0.64, s.eye + 0.27, 0.58, s.eye + 0.31),
        sketch.palette().faintLine(0.26), s.lineWidth * 0.8);
}

} // namespace

void drawAgeLines(Sketch& sketch) {
    const int lines = sketch.space().ageLines;
    if (sketch.recipe().age >= PortraitRecipe::Age::Adult) drawEyeFolds(sketch, 0.18 + 0.11 * lines);
    if (lines >= 1) drawSmileLines(sketch);
    if (lines >= 2) drawForehead(sketch);
    if (lines >= 2) drawCrowsFeet(sketch);
    if (lines >= 3) drawDeepLines(sketch);
}

} // namespace vignette
