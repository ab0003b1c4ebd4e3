#include "ui/portrait/features.h"
#include "ui/portrait/sketch.h"

#include <cmath>
#include <numbers>

namespace vignette {

namespace {

using Hair = PortraitRecipe::Hair;

void drawLong(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.20, 0.30)
                    .curve(-1.30, -0.14, -0.70, -0.22, 0.0, -0.22)
                    .curve(0.70, -0.22, 1.30, -0.14, 1.20, 0.30)
                    .curve(1.26, 0.66, 1.42, 0.96, 1.46, 1.34)
                    .curve(1.30, 1.52, 0.90, 1.50, 0.60, 1.40)
                    .line(-0.60, 1.40)
                    .curve(-0.90, 1.50, -1.30, 1.52, -1.46, 1.34)
                    .curve(-1.42, 0.96, -1.26, 0.66, -1.20, 0.30)
                    .close(),
                sketch.palette().hairDeep);
}

void drawWavy(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.14, 0.28)
                    .curve(-1.24, -0.14, -0.66, -0.22, 0.0, -0.22)
                    .curve(0.66, -0.22, 1.24, -0.14, 1.14, 0.28)
                    .curve(1.36, 0.44, 1.20, 0.60, 1.32, 0.76)
                    .curve(1.46, 0.92, 1.26, 1.06, 1.34, 1.18)
                    .curve(1.20, 1.34, 0.86, 1.30, 0.60, 1.20)
                    .line(-0.60, 1.20)
                    .curve(-0.86, 1.30, -1.20, 1.34, -1.34, 1.18)
                    .curve(-1.26, 1.06, -1.46, 0.92, -1.32, 0.76)
                    .curve(-1.20, 0.60, -1.36, 0.44, -1.14, 0.28)
                    .close(),
                sketch.palette().hairDeep);
}

void drawBob(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.16, 0.30)
                    .curve(-1.26, -0.14, -0.70, -0.22, 0.0, -0.22)
                    .curve(0.70, -0.22, 1.26, -0.14, 1.16, 0.30)
                    .curve(1.26, 0.55, 1.34, 0.74, 1.28, 0.92)
                    .curve(1.10, 1.00, 0.80, 1.00, 0.60, 0.95)
                    .line(-0.60, 0.95)
                    .curve(-0.80, 1.00, -1.10, 1.00, -1.28, 0.92)
                    .curve(-1.34, 0.74, -1.26, 0.55, -1.16, 0.30)
                    .close(),
                sketch.palette().hairDeep);
}

void drawAfro(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    sketch.ellipse(0.0, 0.22, s.width * 1.50, s.height * 0.50, sketch.palette().hairDeep);
    for (int i = 0; i < 25; ++i) {
        const qreal angle = std::numbers::pi * (0.90 + 1.20 * i / 24);
        sketch.ellipse(1.42 * std::cos(angle), 0.22 + 0.46 * std::sin(angle), s.width * 0.21, s.width * 0.20,
                       sketch.palette().hairDeep);
    }
}

void drawPonytail(Sketch& sketch) {
    sketch.fill(sketch.space()
                    .head()
                    .move(0.55, -0.10)
                    .curve(1.30, -0.12, 1.62, 0.25, 1.46, 0.70)
                    .curve(1.40, 0.95, 1.30, 1.06, 1.14, 1.12)
                    .curve(1.20, 0.80, 1.12, 0.40, 0.80, 0.16)
                    .close(),
                sketch.palette().hairDeep);
}

void drawPigtails(Sketch& sketch) {
    sketch.fillBothSides(sketch.space()
                             .head()
                             .move(0.92, 0.42)
                             .curve(1.30, 0.36, 1.52, 0.60, 1.44, 0.98)
                             .curve(1.30, 1.06, 1.12, 1.00, 1.04, 0.88)
                             .curve(1.06, 0.70, 1.00, 0.58, 0.92, 0.52)
                             .close(),
                         sketch.palette().hairDeep);
}

void drawBun(Sketch& sketch) {
    const qreal width = sketch.space().width;
    sketch.ellipse(0.0, -0.17, width * 0.44, width * 0.38, sketch.palette().hairDeep);
    sketch.ellipse(-0.05, -0.185, width * 0.34, width * 0.27, sketch.palette().hair);
}

/// A knot in the nape, seen past the jaw on one side.
void drawLowBun(Sketch& sketch) {
    const qreal width = sketch.space().width;
    sketch.ellipse(0.60, 0.93, width * 0.40, width * 0.36, sketch.palette().hairDeep);
    sketch.ellipse(0.68, 0.92, width * 0.27, width * 0.25, sketch.palette().hair);
}

void drawBraids(Sketch& sketch) {
    const qreal width = sketch.space().width;
    sketch.fill(sketch.space()
                    .head()
                    .move(-1.08, 0.30)
                    .curve(-1.16, -0.12, -0.62, -0.18, 0.0, -0.18)
                    .curve(0.62, -0.18, 1.16, -0.12, 1.08, 0.30)
                    .line(1.02, 0.62)
                    .line(-1.02, 0.62)
                    .close(),
                sketch.palette().hairDeep);
    for (const int side : {-1, 1})
        for (int strand = 0; strand < 3; ++strand)
            for (int turn = 0; turn < 8; ++turn)
                sketch.ellipse(side * (1.02 + 0.10 * strand - 0.01 * turn),
                               0.42 + 0.115 * turn + 0.03 * strand, width * 0.105, width * 0.135,
                               (turn + strand) % 2 == 1 ? sketch.palette().hair : sketch.palette().hairDeep);
}

void drawLocs(Sketch& sketch) {
    const HeadSpace& s = sketch.space();
    for (const int side : {-1, 1})
        for (int k = 0; k < 4; ++k)
            sketch.stroke(s.head(side)
                              .move(0.62 + 0.12 * k, -0.02)
                              .curve(1.06 + 0.09 * k, 0.12, 1.00 + 0.13 * k, 0.50, 0.94 + 0.16 * k,
                                     0.94 - 0.05 * k + 0.04 * (k % 2)),
                          k % 2 == 1 ? sketch.palette().hairDeep : sketch.palette().hair, s.width * 0.16);
}

void drawLongCurls(Sketch& sketch) {
    const qreal width = sketch.space().width;
    for (int i = 0; i < 15; ++i) {
        const qreal angle = std::numbers::pi * (0.92 + 1.16 * i / 14);
        sketch.ellipse(1.16 * std::cos(angle), 0.34 + 0.52 * std::sin(angle), width * 0.29, width * 0.29,
                       sketch.palette().hairDeep);
    }
    constexpr QPointF kFalling[] = {{1.12, 0.44}, {1.22, 0.60}, {1.16, 0.78}, {1.26, 0.92}, {1.08, 1.02}};
    for (const int side : {-1, 1})
        for (const QPointF& curl : kFalling)
            sketch.ellipse(side * curl.x(), curl.y(), width * 0.27, width * 0.27, sketch.palette().hairDeep);
}

} // namespace

void drawHairBehind(Sketch& sketch) {
    switch (sketch.visibleHair()) {
    case Hair::Long:
        drawLong(sketch);
        return;
    case Hair::Wavy:
        drawWavy(sketch);
        return;
    case Hair::Bob:
        drawBob(sketch);
        return;
    case Hair::Afro:
        drawAfro(sketch);
        return;
    case Hair::Ponytail:
        drawPonytail(sketch);
        return;
    case Hair::Pigtails:
        drawPigtails(sketch);
        return;
    case Hair::Bun:
        drawBun(sketch);
        return;
    case Hair::LowBun:
        drawLowBun(sketch);
        return;
    case Hair::Braids:
        drawBraids(sketch);
        return;
    case Hair::Locs:
        drawLocs(sketch);
        return;
    case Hair::LongCurls:
        drawLongCurls(sketch);
        return;
    default:
        return;
    }
}

} // namespace vignette
