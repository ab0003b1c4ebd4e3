#include "ui/card/blocks.h"

#include <algorithm>
#include <cmath>

namespace vignette {
namespace {

constexpr double kRowHeight = 16.6;
constexpr double kMark = 8.6;
constexpr double kAxisGap = 24.0; ///< room for the figure left of the axis
constexpr double kGuidesHeight = 14.0;
constexpr double kGuides[] = {0.60, 0.75, 0.85}; ///< pattern only, stable, highly stable

/// From overlap to x: the axis begins at 50 %, lower when a persona lies lower.
struct Axis {
    double left = 0.0;
    double width = 0.0;
    double lowest = 0.5;
    double at(double overlap) const {
        return left + width * (std::clamp(overlap, lowest, 1.0) - lowest) / (1.0 - lowest);
    }
};

Axis axisOf(const CardOverlap& overlap, const BlockSpace& space, double namesWidth) {
    Axis axis;
    axis.left = space.x + namesWidth + kAxisGap;
    axis.width = space.width - namesWidth - kAxisGap - 22;
    for (const CardOverlap::Line& line : overlap.lines) {
        axis.lowest = std::min({axis.lowest, line.overlap, line.noGroups.value_or(1.0)});
    }
    axis.lowest = std::floor(axis.lowest * 10) / 10;
    return axis;
}

std::string wholePercent(double share) {
    return std::to_string(static_cast<int>(std::lround(share * 100)));
}

Fragment layGuides(const Axis& axis, const BlockSpace& space, double rowsHeight) {
    FragmentWriter writer(space);
    for (const double guide : kGuides) {
        const TextSpan words = writer.small(wholePercent(guide) + "\u00a0%");
        const double width = writer.widthOf({words});
        const double x = axis.at(guide);
        writer.text({words}, x - width / 2, 0, width, TextBlock::Side::Centre);
        writer.add(LineItem{QLineF(x, 13, x, 13 + rowsHeight), space.theme().control, 0.6, Qt::DashLine});
    }
    return writer.finish(kGuidesHeight);
}

TextSpan nameSpan(const FragmentWriter& writer, const CardOverlap::Line& line, const BlockSpace& space) {
    return writer.span(line.name, space.metrics().table + 0.3, line.isThis ? QFont::DemiBold : QFont::Normal,
                       space.theme().text);
}

/// Returns the height taken: more than a row's when the name needs two lines.
double writeLine(FragmentWriter& writer, const CardOverlap::Line& line, const Axis& axis,
                 const BlockSpace& space, double top) {
    const double middle = top + kRowHeight / 2;
    const auto weight = line.isThis ? QFont::DemiBold : QFont::Normal;
    const TextSpan name = nameSpan(writer, line, space);
    writer.add(MarkItem{QRectF(space.x, middle - kMark / 2, kMark, kMark), line.number, line.hue});
    const double textTop = middle - name.size * 0.68;
    const double nameLeft = space.x + kMark + 5;
    const QRectF nameRect = writer.text({name}, nameLeft, textTop, axis.left - kAxisGap - nameLeft + 2);
    const double x = axis.at(line.overlap);
    if (line.noGroups) {
        const double other = axis.at(*line.noGroups);
        writer.line(other, middle, x, middle, space.theme().secondary, line.isThis ? 1.6 : 0.9);
        const TextSpan figure = writer.span(wholePercent(*line.noGroups), space.metrics().table,
                                            QFont::Normal, space.theme().secondary);
        const double width = writer.widthOf({figure});
        const double figureLeft = other <= x ? other - 7 - width : other + 7;
        writer.box(QRectF(figureLeft - 1, middle - 5, width + 2, 10), 0.0, space.theme().surface);
        writer.text({figure}, figureLeft, textTop, width);
        writer.add(
            DiscItem{QRectF(other - 3, middle - 3, 6, 6), space.theme().surface, space.theme().text, 1.1});
    }
    const double side = line.isThis ? kMark : kMark - 0.4;
    writer.add(MarkItem{QRectF(x - side / 2, middle - side / 2, side, side), line.number, line.hue});
    const TextSpan figure =
        writer.span(wholePercent(line.overlap), space.metrics().table, weight, space.theme().text);
    const double width = writer.widthOf({figure});
    const bool isRight = !line.noGroups || *line.noGroups <= line.overlap;
    writer.text({figure}, isRight ? x + 7.5 : x - 7.5 - width, textTop, width);
    return std::max(kRowHeight, nameRect.bottom() + 3 - top);
}

} // namespace

std::vector<Fragment> layOverlap(const CardOverlap& overlap, const BlockSpace& space) {
    std::vector<Fragment> fragments;
    fragments.push_back(headingFragment(space, overlap.heading, {}));
    const FragmentWriter measure(space);
    double namesWidth = 0.0;
    for (const CardOverlap::Line& line : overlap.lines) {
        namesWidth = std::max(namesWidth, measure.widthOf({nameSpan(measure, line, space)}) + kMark + 5);
    }
    namesWidth = std::min(namesWidth, space.width * 0.4);
    const Axis axis = axisOf(overlap, space, namesWidth);
    FragmentWriter rows(space);
    double y = kGuidesHeight;
    for (const CardOverlap::Line& line : overlap.lines)
        y += writeLine(rows, line, axis, space, y);
    Fragment chart = rows.finish(y);
    const Fragment guides = layGuides(axis, space, y - kGuidesHeight);
    chart.items.insert(chart.items.begin(), guides.items.begin(), guides.items.end());
    fragments.push_back(std::move(chart));
    if (!overlap.note.empty()) {
        FragmentWriter writer(space);
        const double bottom = writer.text({writer.small(overlap.note)}, space.x, 0, space.width).bottom();
        Fragment note = writer.finish(bottom);
        note.gapBefore = 4.0;
        fragments.push_back(std::move(note));
    }
    return fragments;
}

} // namespace vignette
