#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

namespace vignette {

namespace {

using Nose = PortraitRecipe::Nose;

qreal noseWidth(Nose nose) {
    switch (nose) {
    case Nose::Narrow:
        return 0.88;
    case Nose::Medium:
        return 1.0;
    case Nose::Wide:
        return 1.12;
    case Nose::Broad:
        return 1.24;
    }
    return 1.0;
}

} // namespace

void drawNose(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal base = s.noseBase;
    const qreal q = noseWidth(sketch.recipe().nose);
    if (s.isChild) {
        sketch.stroke(s.head()
                          .move(-0.09 * q, base - 0.012)
                          .curve(-0.04, base + 0.014, 0.05, base + 0.014, 0.10 * q, base - 0.012),
                      sketch.palette().faintLine(0.75), s.lineWidth * 1.15);
        return;
    }
    const qreal bridge = base - 0.165;
    sketch.fill(s.head()
                    .move(0.05, bridge)
                    .curve(0.09, base - 0.09, 0.17 * q, base - 0.05, 0.18 * q, base - 0.015)
                    .curve(0.17 * q, base + 0.015, 0.06, base + 0.022, -0.03, base + 0.016)
                    .curve(0.06, base - 0.02, 0.06, base - 0.09, 0.05, bridge)
                    .close(),
                mixed(sketch.palette().skin, sketch.palette().skinShade, 0.95));
    sketch.stroke(s.head()
                      .move(-0.15 * q, base - 0.004)
                      .curve(-0.08 * q, base + 0.020, 0.10 * q, base + 0.024, 0.175 * q, base - 0.006),
                  sketch.palette().faintLine(0.80), s.lineWidth * 1.05);
}

} // namespace vignette
