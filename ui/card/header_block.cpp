#include "ui/card/blocks.h"

#include <algorithm>

namespace vignette {
namespace {

constexpr double kMarkSide = 8.5;

std::string fullName(const CardHeader& header, const BlockSpace& space) {
    if (header.ageBand.empty()) return header.name.text;
    return header.name.text + (space.style.isRightToLeft() ? "\u060c " : ", ") + header.ageBand;
}

/// "■ P3 · Harbor Valley", its right end at `right`; returns the rectangle taken.
QRectF writeTag(FragmentWriter& writer, const CardHeader& header, const BlockSpace& space, double right,
                double y) {
    const TextSpan tag =
        writer.span(header.tag, space.metrics().small + 0.6, QFont::Normal, space.theme().secondary);
    const double width = std::min(writer.widthOf({tag}), space.width - kMarkSide - 6);
    const QRectF text = writer.text({tag}, right - width, y, width);
    const QRectF mark(text.left() - kMarkSide - 5, y + (tag.size * 1.36 - kMarkSide) / 2, kMarkSide,
                      kMarkSide);
    writer.add(MarkItem{mark, header.number, header.hue});
    return text.united(mark);
}

double writeStandsFor(FragmentWriter& writer, const CardHeader& header, const BlockSpace& space,
                      QRectF area) {
    if (header.standsFor.empty()) return area.top();
    constexpr double kPadX = 10.0;
    constexpr double kPadY = 7.0;
    const auto at = writer.fragment().items.size();
    const QRectF words = writer.text({writer.body(header.standsFor)}, area.left() + kPadX, area.top() + kPadY,
                                     area.width() - 2 * kPadX);
    const QRectF box(area.left(), area.top(), area.width(), words.height() + 2 * kPadY);
    // Under its words.
    auto& items = writer.fragment().items;
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(at),
                 BoxItem{box, 6.0, space.theme().hueSoft(header.hue), QColor(), 0.0});
    return box.bottom();
}

double writeNameAndTitle(FragmentWriter& writer, const CardHeader& header, const BlockSpace& space,
                         QRectF area) {
    const CardMetrics& metrics = space.metrics();
    const double nameSize = space.isNarrow() ? metrics.name * 0.66 : metrics.name;
    double y = area.top();
    double nameWidth = area.width();
    if (!header.tag.empty()) {
        const TextSpan name = writer.span(fullName(header, space), nameSize, QFont::Bold, space.theme().text);
        const QRectF tag = writeTag(writer, header, space, area.right(), y + nameSize * 0.24);
        const double left = tag.left() - area.left() - 12;
        if (writer.widthOf({name}) <= left || left > area.width() * 0.55) {
            nameWidth = left;
        } else {
            y = tag.bottom() + 2;
        }
    }
    const TextSpan name = writer.span(fullName(header, space), nameSize, QFont::Bold, space.theme().text);
    const QRectF nameRect = writer.text({name}, area.left(), y, nameWidth);
    writer.editable(nameRect, header.name, name.size);
    y = nameRect.bottom() + 1;
    if (writer.isShown(header.title)) {
        const double titleSize = space.isNarrow() ? metrics.body : metrics.title;
        const TextSpan title = writer.span(writer.wordsOf(header.title), titleSize, QFont::Medium,
                                           writer.colourOf(header.title));
        const QRectF rect = writer.text({title}, area.left(), y, area.width());
        writer.editable(rect, header.title, title.size);
        y = rect.bottom();
    }
    for (const CardText* text : {&header.name, &header.title}) {
        if (text->isEdited && !text->editedBy.empty()) {
            y = writer.pencilLine(text->editedBy, area.left(), y + 2, area.width()).bottom();
            break;
        }
    }
    return y;
}

double writePortrait(FragmentWriter& writer, const CardHeader& header, const BlockSpace& space, double side) {
    const QRectF portrait(space.x, 0, side, side);
    writer.add(PortraitItem{portrait, header.portrait});
    if (header.pictureNote.empty()) return portrait.bottom();
    const TextSpan note = writer.span(header.pictureNote, std::max(8.0, space.metrics().small - 0.4),
                                      QFont::Normal, space.theme().secondary);
    return writer.text({note}, space.x, portrait.bottom() + 3, side, TextBlock::Side::Centre).bottom();
}

Fragment layStoryHeader(const CardHeader& header, const CardChips* chips, const BlockSpace& space) {
    FragmentWriter writer(space);
    const double side = space.isNarrow() ? 78.0 : space.metrics().portrait;
    const double gap = space.isNarrow() ? 12.0 : 19.0;
    const double pictureBottom = writePortrait(writer, header, space, side);
    const QRectF beside(space.x + side + gap, 0, space.width - side - gap, 0);
    double y = writeNameAndTitle(writer, header, space, beside);
    // On a narrow sheet the long text goes under the picture.
    QRectF area = beside;
    if (space.isNarrow()) {
        y = std::max(y, pictureBottom);
        area = QRectF(space.x, 0, space.width, 0);
    }
    area.moveTop(y + 8);
    y = writeStandsFor(writer, header, space, area);
    if (chips != nullptr && !chips->chips.empty()) {
        area.moveTop(y + 8);
        y = writeChips(writer, *chips, space, area);
    }
    return writer.finish(std::max(y, pictureBottom));
}

Fragment layEvidenceHeader(const CardHeader& header, const BlockSpace& space) {
    constexpr double kSide = 46.0;
    FragmentWriter writer(space);
    writer.add(PortraitItem{QRectF(space.x, 0, kSide, kSide), header.portrait});
    const double left = space.x + kSide + 13;
    const double right = space.x + space.width;
    const TextSpan people = writer.small(header.standsFor);
    const double peopleWidth = header.standsFor.empty() ? 0.0 : writer.widthOf({people});
    const bool isBeside = peopleWidth < space.width * 0.36;
    double tagWidth = isBeside ? peopleWidth : 0.0;
    if (!header.tag.empty()) {
        const QRectF tag = writeTag(writer, header, space, right, 5);
        tagWidth = std::max(tagWidth, tag.width());
    }
    if (isBeside && peopleWidth > 0) {
        writer.text({people}, right - peopleWidth, 22, peopleWidth, TextBlock::Side::End);
    }
    const double width = right - left - tagWidth - 14;
    const TextSpan name =
        writer.span(fullName(header, space), space.metrics().name * 0.72, QFont::Bold, space.theme().text);
    const QRectF nameRect = writer.text({name}, left, 3, width);
    writer.editable(nameRect, header.name, name.size);
    double y = nameRect.bottom() + 1;
    if (writer.isShown(header.title)) {
        const TextSpan title = writer.span(writer.wordsOf(header.title), space.metrics().table + 0.4,
                                           QFont::Normal, space.theme().secondary);
        const QRectF rect = writer.text({title}, left, y, width);
        writer.editable(rect, header.title, title.size);
        y = rect.bottom();
    }
    y = std::max(y, kSide);
    if (!isBeside) y = writer.text({people}, space.x, y + 6, space.width).bottom();
    return writer.finish(y);
}

} // namespace

std::vector<Fragment> layHeader(const CardHeader& header, const CardChips* chips, const BlockSpace& space) {
    if (!header.isEvidence) return {layStoryHeader(header, chips, space)};
    std::vector<Fragment> fragments = {layEvidenceHeader(header, space)};
    if (chips != nullptr) {
        for (Fragment& fragment : layChips(*chips, space))
            fragments.push_back(std::move(fragment));
    }
    return fragments;
}

double writeChips(FragmentWriter& writer, const CardChips& chips, const BlockSpace& space, QRectF area) {
    constexpr double kPadX = 8.5;
    constexpr double kPadY = 2.4;
    constexpr double kGap = 6.0;
    double x = area.left();
    double y = area.top();
    double bottom = y;
    if (!chips.lead.empty()) {
        const TextSpan lead =
            writer.span(chips.lead, space.metrics().body, QFont::Normal, space.theme().secondary);
        const double width = std::min(writer.widthOf({lead}), area.width());
        bottom = writer.text({lead}, x, y + kPadY, width).bottom() + kPadY;
        x += width + kGap + 1;
    }
    for (const std::string& chip : chips.chips) {
        const TextSpan words =
            writer.span(chip, space.metrics().body - 0.3, QFont::Normal, space.theme().text);
        const double width = std::min(writer.widthOf({words}), area.width() - 2 * kPadX);
        if (x > area.left() && x + width + 2 * kPadX > area.right() + 0.1) {
            x = area.left();
            y = bottom + kGap * 0.8;
        }
        const QRectF text = writer.text({words}, x + kPadX, y + kPadY, width);
        const QRectF pill(x, y, width + 2 * kPadX, text.height() + 2 * kPadY);
        writer.box(pill, std::min(9.0, pill.height() / 2), QColor(), space.theme().control, 0.8);
        x = pill.right() + kGap;
        bottom = std::max(bottom, pill.bottom());
    }
    return bottom;
}

} // namespace vignette
