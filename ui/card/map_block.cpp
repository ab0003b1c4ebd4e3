#include "ui/card/blocks.h"

#include "ui/card/hex_grid.h"

#include <algorithm>

namespace vignette {
namespace {

constexpr double kMark = 7.6;

QRectF labelBox(const FragmentWriter& writer, const TextSpan& name, QPointF centre) {
    const double width = writer.widthOf({name}) + kMark + 4 + 10;
    const double height = name.size * 1.36 + 4;
    return {centre.x() - width / 2, centre.y() - height / 2, width, height};
}

/// Labels step down until they stand clear of those before them, and stay within the picture's width.
QRectF clearOf(const std::vector<QRectF>& taken, QRectF box, const QRectF& picture) {
    if (box.left() < picture.left()) box.moveLeft(picture.left());
    if (box.right() > picture.right()) box.moveRight(picture.right());
    for (bool hasMoved = true; hasMoved;) {
        hasMoved = false;
        for (const QRectF& other : taken) {
            if (!other.intersects(box)) continue;
            box.moveTop(other.bottom() + 1.5);
            hasMoved = true;
        }
    }
    return box;
}

} // namespace

std::vector<Fragment> layMap(const CardMap& map, const BlockSpace& space) {
    std::vector<Fragment> fragments;
    fragments.push_back(headingFragment(space, map.heading, {}));
    std::vector<QPointF> centres;
    for (const CardMap::Cell& cell : map.cells)
        centres.emplace_back(cell.x, cell.y);
    const double room = std::min(space.width * 0.62, 250.0);
    const HexGrid grid(centres, QRectF(space.x, 2, space.width, room));
    FragmentWriter writer(space);
    for (const CardMap::Cell& cell : map.cells) {
        writer.add(
            HexItem{grid.cell(QPointF(cell.x, cell.y)), hexColour(space.theme(), cell.hue, cell.shade)});
    }
    const QRectF picture = grid.picture();
    double bottom = picture.bottom();
    std::vector<QRectF> taken;
    for (const CardMap::Label& label : map.labels) {
        const TextSpan name =
            writer.span(label.name, space.metrics().small, QFont::DemiBold, space.theme().text);
        const QRectF box =
            clearOf(taken, labelBox(writer, name, grid.place(QPointF(label.x, label.y))), picture);
        taken.push_back(box);
        writer.box(box, 3.0, space.theme().surface, space.theme().control, 0.6);
        writer.add(MarkItem{QRectF(box.left() + 5, box.center().y() - kMark / 2, kMark, kMark), label.number,
                            label.hue});
        writer.text({name}, box.left() + 5 + kMark + 4, box.top() + 2, box.width() - kMark - 14);
        bottom = std::max(bottom, box.bottom());
    }
    fragments.push_back(writer.finish(bottom + 2));
    if (!map.note.empty()) {
        FragmentWriter noteWriter(space);
        const double noteBottom =
            noteWriter.text({noteWriter.small(map.note)}, space.x, 0, space.width).bottom();
        Fragment note = noteWriter.finish(noteBottom);
        note.gapBefore = 4.0;
        fragments.push_back(std::move(note));
    }
    return fragments;
}

} // namespace vignette
