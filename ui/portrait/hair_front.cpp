#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

#include <cmath>
#include <numbers>

namespace vignette {

namespace {

using Hair = PortraitRecipe::Hair;

/// Parted in the middle, with the strands of long, wavy and bobbed hair before the ears.
void drawParted(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const PortraitPalette& colours = sketch.palette();
    sketch.fill(s.head()
                    .move(-1.14, 0.60)
                    .curve(-1.30, 0.06, -0.86, -0.20, -0.06, -0.20)
                    .curve(0.78, -0.22, 1.30, 0.05, 1.14, 0.60)
                    .curve(1.06, 0.50, 1.02, 0.40, 0.94, 0.32)
                    .curve(0.62, 0.30, 0.24, 0.20, 0.06, 0.05)
                    .curve(-0.16, 0.20, -0.60, 0.28, -0.94, 0.34)
                    .curve(-1.02, 0.42, -1.06, 0.50, -1.14, 0.60)
                    .close(),
                colours.hair);
    sketch.stroke(s.head().move(0.06, 0.05).curve(0.04, -0.03, 0.00, -0.12, -0.03, -0.195),
                  mixed(colours.hair, colours.hairDeep, 0.7), s.lineWidth * 1.1);
    const Outline longStrand = s.head()
                                   .move(1.08, 0.44)
                                   .curve(0.98, 0.64, 1.00, 0.90, 1.16, 1.16)
                                   .curve(1.34, 0.96, 1.30, 0.62, 1.15, 0.42)
                                   .close();
    const Outline shortStrand = s.head()
                                    .move(1.06, 0.42)
                                    .curve(0.96, 0.60, 0.98, 0.78, 0.92, 0.95)
                                    .curve(1.10, 1.00, 1.26, 0.96, 1.28, 0.92)
                                    .curve(1.32, 0.70, 1.26, 0.52, 1.15, 0.40)
                                    .close();
    sketch.fillBothSides(sketch.visibleHair() == Hair::Bob ? shortStrand : longStrand, colours.hair);
}

void drawStraightFringe(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.10, 0.62)
                    .curve(-1.24, 0.04, -0.80, -0.18, 0.0, -0.18)
                    .curve(0.80, -0.18, 1.24, 0.04, 1.10, 0.62)
                    .curve(1.00, 0.56, 0.98, 0.44, 0.96, 0.34)
                    .curve(0.60, 0.38, -0.60, 0.38, -0.96, 0.34)
                    .curve(-0.98, 0.44, -1.00, 0.56, -1.10, 0.62)
                    .close(),
                sketch.palette().hair);
}

void drawTiedBack(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    sketch.fill(s.head()
                    .move(-1.05, 0.44)
                    .curve(-1.12, 0.02, -0.66, -0.14, 0.0, -0.14)
                    .curve(0.66, -0.14, 1.12, 0.02, 1.05, 0.44)
                    .curve(0.98, 0.36, 0.95, 0.28, 0.88, 0.22)
                    .curve(0.66, 0.10, 0.34, 0.07, 0.0, 0.07)
                    .curve(-0.34, 0.07, -0.66, 0.10, -0.88, 0.22)
                    .curve(-0.95, 0.28, -0.98, 0.36, -1.05, 0.44)
                    .close(),
                sketch.palette().hair);
    sketch.strokeBothSides(s.head().move(-0.52, 0.085).curve(-0.44, -0.02, -0.26, -0.09, -0.10, -0.125),
                           mixed(sketch.palette().hair, sketch.palette().hairLight, 0.55), s.lineWidth * 0.9);
}

/// Combed over from a parting; -1 parts it on the other side.
void drawShort(Sketch& sketch, int side) {
    const HeadSpace& s = sketch.space();
    sketch.fill(s.head(side)
                    .move(-1.06, 0.48)
                    .curve(-1.16, 0.10, -1.00, -0.13, -0.30, -0.17)
                    .curve(0.40, -0.24, 1.18, -0.08, 1.07, 0.48)
                    .line(0.97, 0.42)
                    .curve(0.97, 0.30, 0.92, 0.22, 0.82, 0.17)
                    .curve(0.45, 0.20, -0.05, 0.16, -0.42, 0.06)
                    .curve(-0.58, 0.16, -0.84, 0.20, -0.93, 0.30)
                    .curve(-0.97, 0.35, -0.97, 0.40, -0.98, 0.44)
                    .close(),
                sketch.palette().hair);
    sketch.stroke(s.head(side).move(-0.42, 0.06).curve(-0.36, 0.00, -0.28, -0.06, -0.16, -0.10),
                  mixed(sketch.palette().hair, sketch.palette().hairDeep, 0.6), s.lineWidth);
}

void drawCrew(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.04, 0.42)
                    .curve(-1.12, 0.04, -0.78, -0.13, 0.0, -0.13)
                    .curve(0.78, -0.13, 1.12, 0.04, 1.04, 0.42)
                    .line(0.96, 0.36)
                    .curve(0.95, 0.24, 0.86, 0.15, 0.66, 0.12)
                    .curve(0.24, 0.07, -0.24, 0.07, -0.66, 0.12)
                    .curve(-0.86, 0.15, -0.95, 0.24, -0.96, 0.36)
                    .close(),
                sketch.palette().hair);
}

void drawPixie(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.06, 0.56)
                    .curve(-1.20, 0.08, -0.90, -0.17, -0.10, -0.19)
                    .curve(0.66, -0.22, 1.20, 0.02, 1.07, 0.54)
                    .curve(1.02, 0.50, 0.98, 0.40, 0.95, 0.30)
                    .curve(0.74, 0.26, 0.50, 0.16, 0.36, 0.04)
                    .curve(0.10, 0.20, -0.50, 0.30, -0.90, 0.28)
                    .curve(-0.96, 0.38, -1.00, 0.50, -1.06, 0.56)
                    .close(),
                sketch.palette().hair);
}

/// The bays at the temples stay inside the skull, so that skin and not the background shows in them.
void drawReceding(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.05, 0.46)
                    .curve(-1.12, 0.10, -0.80, -0.12, 0.0, -0.12)
                    .curve(0.80, -0.12, 1.12, 0.10, 1.05, 0.46)
                    .line(0.96, 0.42)
                    .curve(0.96, 0.30, 0.88, 0.16, 0.62, 0.085)
                    .curve(0.46, 0.13, 0.24, 0.125, 0.0, 0.095)
                    .curve(-0.24, 0.125, -0.46, 0.13, -0.62, 0.085)
                    .curve(-0.88, 0.16, -0.96, 0.30, -0.96, 0.42)
                    .close(),
                sketch.palette().hair);
}

/// What is left above the ears hugs the skull.
void drawBalding(Sketch& sketch) {
    sketch.fillBothSides(sketch.space()
                             .head()
                             .move(1.04, 0.50)
                             .curve(1.13, 0.38, 1.09, 0.22, 0.885, 0.165)
                             .curve(0.93, 0.26, 0.95, 0.35, 0.945, 0.46)
                             .close(),
                         sketch.palette().hair);
}

void drawShortAfro(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.06, 0.44)
                    .curve(-1.24, 0.14, -1.08, -0.12, -0.60, -0.185)
                    .curve(-0.24, -0.235, 0.24, -0.235, 0.60, -0.185)
                    .curve(1.08, -0.12, 1.24, 0.14, 1.06, 0.44)
                    .line(0.96, 0.36)
                    .curve(0.95, 0.24, 0.88, 0.15, 0.70, 0.12)
                    .curve(0.30, 0.075, -0.30, 0.075, -0.70, 0.12)
                    .curve(-0.88, 0.15, -0.95, 0.24, -0.96, 0.36)
                    .close(),
                sketch.palette().hair);
}

void drawAfro(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.08, 0.46)
                    .curve(-1.18, 0.10, -0.90, -0.10, 0.0, -0.12)
                    .curve(0.90, -0.10, 1.18, 0.10, 1.08, 0.46)
                    .curve(1.00, 0.30, 0.88, 0.17, 0.64, 0.13)
                    .curve(0.24, 0.08, -0.24, 0.08, -0.64, 0.13)
                    .curve(-0.88, 0.17, -1.00, 0.30, -1.08, 0.46)
                    .close(),
                sketch.palette().hair);
}

void drawCurls(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const PortraitPalette& colours = sketch.palette();
    sketch.fill(s.head()
                    .move(-1.06, 0.44)
                    .curve(-1.16, 0.06, -0.80, -0.16, 0.0, -0.16)
                    .curve(0.80, -0.16, 1.16, 0.06, 1.06, 0.44)
                    .line(0.96, 0.36)
                    .curve(0.92, 0.18, 0.50, 0.10, 0.0, 0.10)
                    .curve(-0.50, 0.10, -0.92, 0.18, -0.96, 0.36)
                    .close(),
                colours.hair);
    for (int i = 0; i < 11; ++i) {
        const qreal angle = std::numbers::pi * (1.0 + i / 10.0);
        sketch.ellipse(1.02 * std::cos(angle), 0.30 + 0.43 * std::sin(angle), s.width * 0.20, s.width * 0.20,
                       colours.hair);
    }
    for (int i = 0; i < 7; ++i) {
        const qreal angle = std::numbers::pi * (1.12 + 0.76 * i / 6);
        sketch.ellipse(0.80 * std::cos(angle), 0.33 + 0.26 * std::sin(angle), s.width * 0.165, s.width * 0.15,
                       colours.hair);
    }
    for (int i = 0; i < 5; ++i) {
        const qreal angle = std::numbers::pi * (1.2 + 0.6 * i / 4);
        sketch.ellipse(0.74 * std::cos(angle) + 0.05, 0.22 + 0.30 * std::sin(angle), s.width * 0.07,
                       s.width * 0.06, mixed(colours.hair, colours.hairLight, 0.6));
    }
}

void drawRows(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    sketch.fill(s.head()
                    .move(-1.06, 0.46)
                    .curve(-1.14, 0.04, -0.70, -0.16, 0.0, -0.16)
                    .curve(0.70, -0.16, 1.14, 0.04, 1.06, 0.46)
                    .curve(1.00, 0.34, 0.92, 0.22, 0.70, 0.14)
                    .curve(0.30, 0.06, -0.30, 0.06, -0.70, 0.14)
                    .curve(-0.92, 0.22, -1.00, 0.34, -1.06, 0.46)
                    .close(),
                sketch.palette().hair);
    for (const qreal u : {-0.62, -0.38, -0.13, 0.13, 0.38, 0.62})
        sketch.stroke(s.head()
                          .move(u * 1.05, 0.075 + std::abs(u) * 0.07)
                          .curve(u * 0.8, -0.03, u * 0.5, -0.10, u * 0.35, -0.145),
                      mixed(sketch.palette().hair, sketch.palette().hairDeep, 0.9), s.lineWidth * 0.9);
}

/// A baby's: thin all over, with one soft tuft.
void drawWisps(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    const QColor thin = mixed(sketch.palette().skin, sketch.palette().hair, 0.85);
    sketch.fill(s.head()
                    .move(-1.0, 0.38)
                    .curve(-1.05, 0.08, -0.70, -0.045, 0.0, -0.045)
                    .curve(0.70, -0.045, 1.05, 0.08, 1.0, 0.38)
                    .curve(0.96, 0.26, 0.86, 0.17, 0.62, 0.13)
                    .curve(0.36, 0.10, 0.06, 0.10, -0.14, 0.145)
                    .curve(-0.28, 0.11, -0.46, 0.11, -0.62, 0.13)
                    .curve(-0.86, 0.17, -0.96, 0.26, -1.0, 0.38)
                    .close(),
                thin);
    sketch.fill(s.head()
                    .move(-0.16, -0.035)
                    .curve(-0.08, -0.085, 0.04, -0.115, 0.18, -0.095)
                    .curve(0.11, -0.075, 0.10, -0.05, 0.12, -0.035)
                    .close(),
                thin);
}

void drawThin(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.04, 0.46)
                    .curve(-1.12, 0.10, -0.80, -0.09, 0.0, -0.09)
                    .curve(0.80, -0.09, 1.12, 0.10, 1.04, 0.46)
                    .line(0.97, 0.38)
                    .curve(0.95, 0.22, 0.72, 0.09, 0.0, 0.075)
                    .curve(-0.72, 0.09, -0.95, 0.22, -0.97, 0.38)
                    .close(),
                mixed(sketch.palette().skin, sketch.palette().hair, 0.92));
}

void drawSetCurls(Sketch& sketch) {
    struct Curl {
        qreal u, v, radius;
    };
    constexpr Curl kCurls[] = {{-1.08, 0.12, 0.22},  {-1.12, 0.32, 0.20},  {-0.84, -0.07, 0.22},
                               {-0.50, -0.17, 0.23}, {-0.10, -0.21, 0.24}, {0.34, -0.20, 0.23},
                               {0.72, -0.11, 0.23},  {1.02, 0.06, 0.22},   {1.12, 0.28, 0.20}};
    const HeadSpace& s = sketch.space();
    const PortraitPalette& colours = sketch.palette();
    sketch.fill(s.head()
                    .move(-1.10, 0.50)
                    .curve(-1.24, 0.10, -0.96, -0.18, -0.10, -0.22)
                    .curve(0.70, -0.24, 1.24, 0.02, 1.10, 0.50)
                    .curve(1.00, 0.46, 0.98, 0.34, 0.93, 0.28)
                    .curve(0.70, 0.26, 0.40, 0.20, 0.22, 0.08)
                    .curve(-0.06, 0.20, -0.54, 0.26, -0.90, 0.26)
                    .curve(-0.98, 0.34, -1.00, 0.46, -1.10, 0.50)
                    .close(),
                colours.hair);
    for (const Curl& curl : kCurls)
        sketch.ellipse(curl.u, curl.v, s.width * curl.radius, s.width * curl.radius * 0.95, colours.hair);
    sketch.stroke(s.head()
                      .move(-0.72, 0.10)
                      .curve(-0.60, -0.04, -0.36, -0.10, -0.10, -0.08)
                      .move(0.34, 0.02)
                      .curve(0.52, -0.06, 0.76, 0.02, 0.86, 0.14),
                  mixed(colours.hair, colours.hairLight, 0.7), s.lineWidth * 1.2);
}

} // namespace

void drawHairInFront(Sketch& sketch) {
    switch (sketch.visibleHair()) {
    case Hair::None:
        return;
    case Hair::Long:
    case Hair::Wavy:
    case Hair::Bob:
        drawParted(sketch);
        return;
    case Hair::StraightFringe:
        drawStraightFringe(sketch);
        return;
    case Hair::Ponytail:
    case Hair::Pigtails:
    case Hair::Bun:
    case Hair::LowBun:
        drawTiedBack(sketch);
        return;
    case Hair::Short:
        drawShort(sketch, 1);
        return;
    case Hair::SideParted:
        drawShort(sketch, -1);
        return;
    case Hair::Crew:
        drawCrew(sketch);
        return;
    case Hair::Pixie:
        drawPixie(sketch);
        return;
    case Hair::Receding:
        drawReceding(sketch);
        return;
    case Hair::Balding:
        drawBalding(sketch);
        return;
    case Hair::ShortAfro:
        drawShortAfro(sketch);
        return;
    case Hair::Afro:
        drawAfro(sketch);
        return;
    case Hair::Curls:
    case Hair::LongCurls:
        drawCurls(sketch);
        return;
    case Hair::Braids:
    case Hair::Locs:
        drawRows(sketch);
        return;
    case Hair::Wisps:
        drawWisps(sketch);
        return;
    case Hair::Thin:
        drawThin(sketch);
        return;
    case Hair::SetCurls:
        drawSetCurls(sketch);
        return;
    }
}

} // namespace vignette
