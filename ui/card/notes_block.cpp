#include "ui/card/blocks.h"

#include <algorithm>

namespace vignette {
namespace {

constexpr double kBullet = 4.0;
constexpr double kIndent = 12.0;

Fragment layLine(const CardText& text, const CardNotes& notes, const BlockSpace& space, bool closesAuthor) {
    FragmentWriter writer(space);
    TextSpan words = writer.body(writer.wordsOf(text));
    words.colour = writer.colourOf(text);
    if (space.face == CardPage::Face::Evidence) words.size = std::max(space.metrics().table, 9.0);
    const double indent = notes.hasBullets ? kIndent : 0.0;
    const QRectF rect = writer.text({words}, space.x + indent, 0, space.width - indent);
    if (notes.hasBullets) {
        const double middle = writer.firstLineMiddle() + 0.3;
        writer.add(DiscItem{QRectF(space.x + 1, middle - kBullet / 2, kBullet, kBullet), space.hueColour(),
                            QColor(), 0});
    }
    writer.editable(rect, text, words.size);
    double bottom = rect.bottom();
    if (closesAuthor) bottom = writer.pencilLine(text.editedBy, space.x, bottom + 4, space.width).bottom();
    return writer.finish(bottom);
}

} // namespace

std::vector<Fragment> layNotes(const CardNotes& notes, const BlockSpace& space) {
    const FragmentWriter writer(space);
    std::vector<const CardText*> shown;
    for (const CardText& line : notes.lines) {
        if (writer.isShown(line)) shown.push_back(&line);
    }
    if (shown.empty()) return {};
    std::vector<Fragment> fragments;
    if (!notes.heading.empty() || !notes.note.empty()) {
        fragments.push_back(headingFragment(space, notes.heading, notes.note));
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const CardText& line = *shown[i];
        const bool isAuthorsLast = i + 1 == shown.size() || shown[i + 1]->editedBy != line.editedBy;
        const bool closesAuthor = !line.editedBy.empty() && isAuthorsLast;
        Fragment fragment = layLine(line, notes, space, closesAuthor);
        const bool isFirst = i == 0 && fragments.size() == 1;
        fragment.gapBefore = isFirst ? 0.0 : space.metrics().itemGap * (notes.hasBullets ? 0.5 : 0.75);
        fragments.push_back(std::move(fragment));
    }
    return fragments;
}

std::vector<Fragment> layChips(const CardChips& chips, const BlockSpace& space) {
    if (chips.chips.empty()) return {};
    FragmentWriter writer(space);
    const double bottom = writeChips(writer, chips, space, QRectF(space.x, 0, space.width, 0));
    Fragment fragment = writer.finish(bottom);
    fragment.gapBefore = space.metrics().blockGap * 0.6;
    return {fragment};
}

std::vector<Fragment> layBlocks(const std::vector<CardBlock>& blocks, const BlockSpace& space) {
    std::vector<Fragment> all;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        std::vector<Fragment> laid;
        if (const auto* header = std::get_if<CardHeader>(&blocks[i])) {
            const auto* chips = i + 1 < blocks.size() ? std::get_if<CardChips>(&blocks[i + 1]) : nullptr;
            laid = layHeader(*header, chips, space);
            if (chips != nullptr) ++i;
        } else if (const auto* chipRow = std::get_if<CardChips>(&blocks[i])) {
            laid = layChips(*chipRow, space);
        } else if (const auto* bars = std::get_if<CardBars>(&blocks[i])) {
            laid = layBars(*bars, space);
        } else if (const auto* notes = std::get_if<CardNotes>(&blocks[i])) {
            laid = layNotes(*notes, space);
        } else if (const auto* legend = std::get_if<CardLegend>(&blocks[i])) {
            laid = layLegend(*legend, space);
        } else if (const auto* table = std::get_if<CardTable>(&blocks[i])) {
            laid = layTable(*table, space);
        } else if (const auto* overlap = std::get_if<CardOverlap>(&blocks[i])) {
            laid = layOverlap(*overlap, space);
        } else if (const auto* map = std::get_if<CardMap>(&blocks[i])) {
            laid = layMap(*map, space);
        } else if (const auto* summaries = std::get_if<CardSummaries>(&blocks[i])) {
            laid = laySummaries(*summaries, space);
        }
        std::move(laid.begin(), laid.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace vignette
