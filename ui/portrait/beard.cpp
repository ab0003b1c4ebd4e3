#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

namespace vignette {

namespace {

using Beard = PortraitRecipe::Beard;

void drawFullBeard(Sketch& sketch, qreal low) {
    const HeadSpace& s = sketch.space();
    const qreal chin = s.chin;
    const qreal mouth = s.mouth;
    sketch.fill(s.head()
                    .move(-1.0, s.eye + 0.03)
                    .curve(-0.96, mouth - 0.08, -0.72, mouth - 0.085, -0.36, mouth - 0.06)
                    .curve(-0.20, mouth - 0.085, 0.20, mouth - 0.085, 0.36, mouth - 0.06)
                    .curve(0.72, mouth - 0.085, 0.96, mouth - 0.08, 1.0, s.eye + 0.03)
                    .curve(1.06, mouth, 0.96, low - 0.10, chin * 0.8, low - 0.02)
                    .curve(chin * 0.4, low + 0.02, -chin * 0.4, low + 0.02, -chin * 0.8, low - 0.02)
                    .curve(-0.96, low - 0.10, -1.06, mouth, -1.0, s.eye + 0.03)
                    .close(),
                sketch.palette().hair);
}

void drawGoatee(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal mouth = s.mouth;
    sketch.fill(s.head()
                    .move(-0.26, mouth + 0.06)
                    .curve(-0.14, mouth + 0.085, 0.14, mouth + 0.085, 0.26, mouth + 0.06)
                    .curve(0.34, mouth + 0.14, 0.22, 1.02, 0.0, 1.03)
                    .curve(-0.22, 1.02, -0.34, mouth + 0.14, -0.26, mouth + 0.06)
                    .close(),
                sketch.palette().hair);
}

} // namespace

void drawBeard(Sketch& sketch) {
    switch (sketch.recipe().beard) {
    case Beard::Full:
        drawFullBeard(sketch, 1.05);
        return;
    case Beard::Long:
        drawFullBeard(sketch, 1.30);
        return;
    case Beard::Goatee:
        drawGoatee(sketch);
        return;
    default:
        return;
    }
}

void drawMoustache(Sketch& sketch) {
    const Beard beard = sketch.recipe().beard;
    if (beard != Beard::Moustache && beard != Beard::Full && beard != Beard::Long) return;
    const HeadSpace& s = sketch.space();
    const qreal mouth = s.mouth;
    sketch.fill(s.head()
                    .move(0.0, mouth - 0.062)
                    .curve(0.12, mouth - 0.082, 0.34, mouth - 0.066, 0.43, mouth - 0.020)
                    .curve(0.28, mouth - 0.028, 0.12, mouth - 0.016, 0.0, mouth - 0.022)
                    .curve(-0.12, mouth - 0.016, -0.28, mouth - 0.028, -0.43, mouth - 0.020)
                    .curve(-0.34, mouth - 0.066, -0.12, mouth - 0.082, 0.0, mouth - 0.062)
                    .close(),
                beard == Beard::Moustache ? sketch.palette().hair : sketch.palette().hairDeep);
}

} // namespace vignette
