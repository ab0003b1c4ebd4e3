#include "ui/card/blocks.h"

#include <algorithm>

namespace vignette {
namespace {

constexpr double kBarHeight = 6.4;
constexpr double kTickReach = 2.6;
constexpr double kRadius = 1.6;

std::vector<TextSpan> labelSpans(const FragmentWriter& writer, const CardBar& bar) {
    TextSpan label = writer.body(writer.wordsOf(bar.label));
    label.colour = writer.colourOf(bar.label);
    std::vector<TextSpan> spans = {label};
    if (!bar.base.empty()) spans.push_back(writer.small(" " + bar.base));
    return spans;
}

std::vector<TextSpan> figureSpans(const FragmentWriter& writer, const CardBar& bar, const BlockSpace& space) {
    std::vector<TextSpan> spans = {writer.body(bar.figure, QFont::DemiBold)};
    if (!bar.othersFigure.empty()) {
        const std::string between =
            bar.figure.empty() ? "" : (space.style.isRightToLeft() ? "\u061b " : "; ");
        TextSpan others = writer.body(between + bar.othersFigure);
        others.colour = space.theme().secondary;
        spans.push_back(others);
    }
    return spans;
}

/// Label at the left, figure at the right, on one line where there is room. Returns the bottom.
double writeWords(FragmentWriter& writer, const CardBar& bar, const BlockSpace& space) {
    const std::vector<TextSpan> label = labelSpans(writer, bar);
    const std::vector<TextSpan> figure = figureSpans(writer, bar, space);
    const double figureWidth = std::min(writer.widthOf(figure), space.width);
    const double beside = space.width - figureWidth - 10;
    const bool isWholeWords = writer.widestWordOf(label) <= beside;
    const bool isBeside = (beside >= space.width * 0.40 && isWholeWords) || writer.widthOf(label) <= beside;
    const QRectF labelRect = writer.text(label, space.x, 0, isBeside ? beside : space.width);
    writer.editable(labelRect, bar.label, space.metrics().body);
    double bottom = labelRect.bottom();
    const double figureTop = isBeside ? 0.0 : bottom;
    const QRectF figureRect = writer.text(figure, space.x + space.width - figureWidth, figureTop, figureWidth,
                                          TextBlock::Side::End);
    bottom = std::max(bottom, figureRect.bottom());
    if (bar.label.isEdited && !bar.label.editedBy.empty()) {
        bottom = writer.pencilLine(bar.label.editedBy, space.x, bottom, space.width).bottom();
    }
    return bottom;
}

void writeRange(FragmentWriter& writer, const CardBar& bar, const BlockSpace& space, double middle) {
    const double low = space.x + std::clamp(*bar.low, 0.0, 1.0) * space.width;
    const double high = space.x + std::clamp(*bar.high, 0.0, 1.0) * space.width;
    // A pale line under it keeps it apart from the bar in greyscale.
    writer.line(low, middle, high, middle, space.theme().surface, 3.0);
    writer.line(low, middle, high, middle, space.theme().text, 1.2);
}

void writeTrack(FragmentWriter& writer, const CardBar& bar, const BlockSpace& space, double top) {
    const QRectF track(space.x, top, space.width, kBarHeight);
    writer.box(track, kRadius, space.theme().track);
    if (bar.value && *bar.value > 0.0) {
        QRectF filled = track;
        filled.setWidth(std::clamp(*bar.value, 0.0, 1.0) * track.width());
        const bool isOutlined = space.theme().needsOutline(space.hue);
        if (bar.isSurvey) {
            writer.add(HatchItem{filled, space.hueColour(), space.theme().surface});
        } else {
            writer.box(filled, kRadius, space.hueColour(), isOutlined ? space.theme().text : QColor(),
                       isOutlined ? 0.5 : 0.0);
        }
    }
    const double middle = track.center().y();
    if (bar.low && bar.high) writeRange(writer, bar, space, middle);
    if (bar.others) {
        const double x = track.left() + std::clamp(*bar.others, 0.0, 1.0) * track.width();
        writer.line(x, track.top() - kTickReach, x, track.bottom() + kTickReach, space.theme().surface, 3.4);
        writer.line(x, track.top() - kTickReach, x, track.bottom() + kTickReach, space.theme().text, 1.6);
    }
}

Fragment layBar(const CardBar& bar, const BlockSpace& space) {
    FragmentWriter writer(space);
    double bottom = writeWords(writer, bar, space);
    if (bar.value || bar.others) {
        writeTrack(writer, bar, space, bottom + 2.6);
        bottom += 2.6 + kBarHeight + kTickReach;
    }
    const std::string name = bar.label.text + " " + bar.base + ", " + bar.figure + "; " + bar.othersFigure;
    writer.statement(QRectF(space.x, 0, space.width, bottom), bar.statementKey, name);
    return writer.finish(bottom);
}

} // namespace

std::vector<Fragment> layBars(const CardBars& bars, const BlockSpace& space) {
    std::vector<Fragment> fragments;
    fragments.push_back(headingFragment(space, bars.heading, bars.note));
    for (const CardBar& bar : bars.bars) {
        Fragment fragment = layBar(bar, space);
        fragment.gapBefore = &bar == &bars.bars.front() ? 0.0 : space.metrics().itemGap;
        fragments.push_back(std::move(fragment));
    }
    return fragments;
}

std::vector<Fragment> layLegend(const CardLegend& legend, const BlockSpace& space) {
    constexpr double kSwatch = 14.0;
    constexpr double kGap = 14.0;
    enum class Kind { Records, Survey, Others, Range };
    struct Entry {
        Kind kind;
        const std::string& words;
        bool isShown;
    };
    const Entry entries[] = {{Kind::Records, legend.records, true},
                             {Kind::Survey, legend.survey, legend.hasSurvey},
                             {Kind::Others, legend.others, true},
                             {Kind::Range, legend.range, legend.hasRange}};
    FragmentWriter writer(space);
    double x = space.x;
    double y = 2.0;
    double bottom = y;
    for (const Entry& entry : entries) {
        if (!entry.isShown || entry.words.empty()) continue;
        const TextSpan words = writer.small(entry.words);
        const double swatch = entry.kind == Kind::Others ? 2.0 : kSwatch;
        const double width = std::min(writer.widthOf({words}), space.width - swatch - 5);
        if (x > space.x && x + swatch + 5 + width > space.x + space.width) {
            x = space.x;
            y = bottom + 2;
        }
        const QRectF text = writer.text({words}, x + swatch + 5, y, width);
        const double middle = writer.firstLineMiddle();
        const QRectF box(x, middle - kBarHeight / 2, swatch, kBarHeight);
        if (entry.kind == Kind::Records) writer.box(box, kRadius, space.hueColour());
        if (entry.kind == Kind::Survey) writer.add(HatchItem{box, space.hueColour(), space.theme().surface});
        if (entry.kind == Kind::Others)
            writer.line(x + 1, middle - 5.5, x + 1, middle + 5.5, space.theme().text, 1.6);
        if (entry.kind == Kind::Range) writer.line(x, middle, x + swatch, middle, space.theme().text, 1.2);
        x = text.right() + kGap;
        bottom = std::max(bottom, text.bottom());
    }
    Fragment fragment = writer.finish(bottom);
    fragment.gapBefore = space.metrics().blockGap * 0.6;
    return {fragment};
}

} // namespace vignette
