#pragma once

#include "core/model/card_page.h"
#include "ui/card/text_block.h"
#include "ui/icons/icons.h"

#include <QLineF>
#include <QRectF>

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace vignette {

/// What stands on a laid-out sheet, in points from its top left corner and in painting order.

struct TextItem {
    QRectF rect; ///< of the lines drawn
    TextPtr text;
    int firstLine = 0;
    int lineCount = 0;
};

struct BoxItem {
    QRectF rect;
    double radius = 0.0;
    QColor fill;   ///< invalid: none
    QColor stroke; ///< invalid: none
    double strokeWidth = 0.0;
};

/// Slanted stripes: figures from a survey.
struct HatchItem {
    QRectF rect;
    QColor stripe;
    QColor ground;
};

struct LineItem {
    QLineF line;
    QColor colour;
    double width = 1.0;
    Qt::PenStyle style = Qt::SolidLine;
};

struct MarkItem {
    QRectF rect;
    int number = 1;
    int hue = 0;
};

struct DiscItem {
    QRectF rect;
    QColor fill;
    QColor stroke;
    double strokeWidth = 0.0;
};

struct PortraitItem {
    QRectF rect;
    PortraitRecipe recipe;
};

struct IconItem {
    QRectF rect;
    IconName name = IconName::Pencil;
    QColor colour;
};

struct HexItem {
    QRectF rect; ///< around the hexagon, pointed top
    QColor fill;
};

using CardItem =
    std::variant<TextItem, BoxItem, HatchItem, LineItem, MarkItem, DiscItem, PortraitItem, IconItem, HexItem>;

/// Where a text may be edited in place.
struct SlotHit {
    QRectF rect;
    std::string slot;
    CardText text;
    double size = 10.0; ///< of the text, points
};

/// Where a statement stands, for selection and "Show me why".
struct StatementHit {
    QRectF rect;
    std::string key;
    std::string name; ///< its words and figures, for a screen reader
};

/// Items that belong together, from y = 0 down; x is already the sheet's.
struct Fragment {
    double height = 0.0;
    double gapBefore = 0.0; ///< left out at the top of a column
    bool staysWithNext = false;
    std::vector<CardItem> items;
    std::vector<SlotHit> editable;
    std::vector<StatementHit> statements;
    std::shared_ptr<const Fragment> repeatedHead; ///< drawn first where the column goes on: a table's head
};

QRectF boundsOf(const CardItem& item);
void moveDown(CardItem& item, double distance);
/// Mirrors about the middle of a sheet of this width.
void mirror(CardItem& item, double sheetWidth);
QRectF mirrored(const QRectF& rect, double sheetWidth);

/// Cuts a fragment that is higher than a sheet: between lines of text, through boxes, never through anything
/// else. Leaves in `fragment` what fits into `height` and returns the rest; the rest is empty when no cut is
/// possible.
Fragment cutOff(Fragment& fragment, double height);

} // namespace vignette
