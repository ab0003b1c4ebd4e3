#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

namespace vignette {

namespace {

using Beard = PortraitRecipe::Beard;
using Mood = PortraitRecipe::Mood;
using Sex = PortraitRecipe::Sex;

void drawSmile(Sketch& sketch, qreal half) {
    const HeadSpace& s = sketch.space();
    const qreal mouth = s.mouth;
    if (sketch.recipe().sex == Sex::Female || s.isChild)
        sketch.fill(
            s.head()
                .move(-half * 0.86, mouth - 0.002)
                .curve(-half * 0.4, mouth - 0.022, -0.05, mouth - 0.026, 0.0, mouth - 0.016)
                .curve(0.05, mouth - 0.026, half * 0.4, mouth - 0.022, half * 0.86, mouth - 0.002)
                .curve(half * 0.45, mouth + 0.056, -half * 0.45, mouth + 0.056, -half * 0.86, mouth - 0.002)
                .close(),
            mixed(sketch.mouthGround(), sketch.palette().lip, s.ageLines < 3 ? 0.95 : 0.70));
    else
        sketch.fill(
            s.head()
                .move(-half * 0.6, mouth + 0.022)
                .curve(-half * 0.3, mouth + 0.052, half * 0.3, mouth + 0.052, half * 0.6, mouth + 0.022)
                .close(),
            mixed(sketch.mouthGround(), sketch.palette().lip, 0.75));
    sketch.stroke(
        s.head()
            .move(-half * 1.06, mouth - 0.022)
            .curve(-half * 0.5, mouth + 0.024, half * 0.5, mouth + 0.024, half * 1.06, mouth - 0.022),
        sketch.palette().mouthLine, s.lineWidth * 1.25);
}

void drawCalmMouth(Sketch& sketch, qreal half) {
    const HeadSpace& s = sketch.space();
    const qreal mouth = s.mouth;
    sketch.fill(s.head()
                    .move(-half * 0.8, mouth)
                    .curve(-half * 0.4, mouth - 0.02, -0.05, mouth - 0.024, 0.0, mouth - 0.014)
                    .curve(0.05, mouth - 0.024, half * 0.4, mouth - 0.02, half * 0.8, mouth)
                    .curve(half * 0.45, mouth + 0.045, -half * 0.45, mouth + 0.045, -half * 0.8, mouth)
                    .close(),
                mixed(sketch.mouthGround(), sketch.palette().lip, 0.85));
    sketch.stroke(
        s.head()
            .move(-half * 0.9, mouth + 0.002)
            .curve(-half * 0.4, mouth + 0.010, half * 0.4, mouth + 0.010, half * 0.9, mouth + 0.002),
        sketch.palette().mouthLine, s.lineWidth * 1.2);
}

void drawConcernedMouth(Sketch& sketch, qreal half) {
    const HeadSpace& s = sketch.space();
    const qreal mouth = s.mouth;
    sketch.stroke(
        s.head()
            .move(-half * 0.85, mouth + 0.014)
            .curve(-half * 0.4, mouth - 0.008, half * 0.4, mouth - 0.008, half * 0.85, mouth + 0.014),
        sketch.palette().mouthLine, s.lineWidth * 1.25);
}

/// Inside a full beard the moods differ by the line of the lips alone: up, level, down.
void drawMouthInBeard(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const qreal mouth = s.mouth;
    const Mood mood = sketch.recipe().mood;
    const qreal corner = mood == Mood::Smile ? -0.016 : mood == Mood::Calm ? -0.004 : 0.006;
    const qreal middle = mood == Mood::Smile ? 0.014 : mood == Mood::Calm ? 0.004 : -0.010;
    sketch.fill(s.head()
                    .move(-0.29, mouth + corner)
                    .curve(-0.12, mouth - 0.004, 0.12, mouth - 0.004, 0.29, mouth + corner)
                    .curve(0.18, mouth + 0.066, -0.18, mouth + 0.066, -0.29, mouth + corner)
                    .close(),
                mixed(sketch.palette().lip, sketch.palette().hair, 0.12));
    sketch.stroke(s.head()
                      .move(-0.29, mouth + corner)
                      .curve(-0.12, mouth + middle, 0.12, mouth + middle, 0.29, mouth + corner),
                  mixed(sketch.palette().featureLine, Qt::black, 0.3), s.lineWidth);
}

} // namespace

void drawMouth(Sketch& sketch) {
    const Beard beard = sketch.recipe().beard;
    if (beard == Beard::Full || beard == Beard::Long) {
        drawMouthInBeard(sketch);
        return;
    }
    const qreal half = sketch.space().isChild ? 0.25 : 0.29;
    switch (sketch.recipe().mood) {
    case Mood::Smile:
        drawSmile(sketch, half);
        return;
    case Mood::Calm:
        drawCalmMouth(sketch, half);
        return;
    case Mood::Concern:
        drawConcernedMouth(sketch, half);
        return;
    }
}

} // namespace vignette
