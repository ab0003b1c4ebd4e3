#include "ui/card/blocks.h"

#include <algorithm>

namespace vignette {
namespace {

constexpr double kGap = 12.0;
constexpr double kPad = 10.0;
constexpr double kPortrait = 58.0;
constexpr double kMark = 8.6;

double writeIdentity(FragmentWriter& writer, const CardSummary& persona, const BlockSpace& space,
                     QRectF inner) {
    writer.add(PortraitItem{QRectF(inner.left(), inner.top(), kPortrait, kPortrait), persona.portrait});
    const double left = inner.left() + kPortrait + 10;
    const double width = inner.right() - left;
    std::string words = persona.name;
    if (!persona.ageBand.empty()) words += (space.style.isRightToLeft() ? "\u060c " : ", ") + persona.ageBand;
    const TextSpan name = writer.span(words, space.metrics().heading, QFont::DemiBold, space.theme().text);
    writer.add(MarkItem{QRectF(left, inner.top() + name.size * 0.68 - kMark / 2, kMark, kMark),
                        persona.number, persona.hue});
    double y = writer.text({name}, left + kMark + 5, inner.top(), width - kMark - 5).bottom() + 1;
    const TextSpan title =
        writer.span(persona.title, space.metrics().table + 0.6, QFont::Normal, space.theme().text);
    y = writer.text({title}, left, y, width).bottom() + 1;
    y = writer.text({writer.small(persona.people)}, left, y, width).bottom();
    return std::max(y, inner.top() + kPortrait);
}

Fragment layCard(const CardSummary& persona, const BlockSpace& space, double x, double width) {
    FragmentWriter writer(space);
    const QRectF inner(x + kPad, kPad, width - 2 * kPad, 0);
    double y = writeIdentity(writer, persona, space, inner) + 6;
    if (!persona.lines.empty()) {
        writer.line(inner.left(), y, inner.right(), y, space.theme().line, 0.6);
        y += 5;
    }
    const double keyWidth = inner.width() * 0.36;
    for (const auto& [key, value] : persona.lines) {
        const QRectF keyRect = writer.text({writer.small(key)}, inner.left(), y, keyWidth);
        const TextSpan words = writer.span(value, space.metrics().small, QFont::DemiBold, space.theme().text);
        const QRectF valueRect =
            writer.text({words}, inner.left() + keyWidth + 6, y, inner.width() - keyWidth - 6);
        y = std::max(keyRect.bottom(), valueRect.bottom()) + 2.5;
    }
    return writer.finish(y + kPad - 3);
}

} // namespace

std::vector<Fragment> laySummaries(const CardSummaries& summaries, const BlockSpace& space) {
    std::vector<Fragment> rows;
    const std::size_t across = space.isNarrow() ? 1 : 2;
    const double width = (space.width - kGap * static_cast<double>(across - 1)) / static_cast<double>(across);
    for (std::size_t first = 0; first < summaries.personas.size(); first += across) {
        Fragment row;
        row.gapBefore = first == 0 ? 0.0 : kGap;
        std::vector<Fragment> cards;
        const std::size_t count = std::min(across, summaries.personas.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            const double x = space.x + static_cast<double>(i) * (width + kGap);
            cards.push_back(layCard(summaries.personas[first + i], space, x, width));
            row.height = std::max(row.height, cards.back().height);
        }
        for (std::size_t i = 0; i < count; ++i) {
            const double x = space.x + static_cast<double>(i) * (width + kGap);
            row.items.emplace_back(BoxItem{QRectF(x, 0.5, width, row.height - 1), 6.0, space.theme().surface,
                                           space.theme().line, 0.8});
            std::move(cards[i].items.begin(), cards[i].items.end(), std::back_inserter(row.items));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace vignette
