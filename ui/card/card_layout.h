#pragma once

#include "ui/card/card_items.h"

#include <QString>

#include <vector>

namespace vignette {

/// One sheet with everything placed, in points from its top left corner.
struct LaidSheet {
    QSizeF size;
    std::vector<CardItem> items;          ///< in painting order
    std::vector<SlotHit> editable;        ///< in reading order
    std::vector<StatementHit> statements; ///< in reading order
};

struct CardLayout {
    std::vector<LaidSheet> sheets; ///< at least one
    CardStyle style;               ///< as laid, with the metrics chosen

    QString text() const;              ///< all words in reading order, one block a line
    QString missingCharacters() const; ///< that no font of this machine draws
};

/// Lays a card page on sheets. A paged sheet that does not hold everything is tried with compact metrics and
/// then goes on to a further sheet under the page's title; nothing is clipped or shortened. An unpaged sheet
/// is as high as its content. Under 420 points of width columns stand below each other. Cost: about 5 ms a
/// page.
CardLayout layCard(const CardPage& page, const CardSheet& sheet, CardStyle style);

} // namespace vignette
