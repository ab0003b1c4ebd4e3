#include "ui/card/card_painter.h"

#include "ui/card/hex_grid.h"
#include "ui/portrait/portrait.h"
#include "ui/theme/marks.h"

#include <QPolygonF>

#include <algorithm>

namespace vignette {
namespace {

constexpr double kStripe = 5.8; ///< from stripe to stripe
constexpr double kStripeShare = 0.58;

class ItemPainter {
public:
    ItemPainter(QPainter& painter, const CardStyle& style) : m_painter(painter), m_style(style) {}

    void operator()(const TextItem& item) const {
        item.text->paint(m_painter, item.rect.topLeft(), item.firstLine, item.lineCount);
    }

    void operator()(const BoxItem& item) const {
        m_painter.setBrush(item.fill.isValid() ? QBrush(item.fill) : QBrush(Qt::NoBrush));
        m_painter.setPen(item.stroke.isValid() ? QPen(item.stroke, item.strokeWidth) : QPen(Qt::NoPen));
        const double radius = std::min({item.radius, item.rect.width() / 2, item.rect.height() / 2});
        if (radius > 0.0) {
            m_painter.drawRoundedRect(item.rect, radius, radius);
        } else {
            m_painter.drawRect(item.rect);
        }
    }

    /// Stripes are cut to the bar here: a brush pattern would become pixels in a PDF.
    void operator()(const HatchItem& item) const {
        const QRectF& bar = item.rect;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(item.ground);
        m_painter.drawRect(bar);
        m_painter.setBrush(item.stripe);
        QPainterPath stripes;
        const double slant = bar.height();
        for (double x = bar.left() - slant; x < bar.right(); x += kStripe) {
            QPolygonF stripe;
            stripe << QPointF(x + slant, bar.top()) << QPointF(x + slant + kStripe * kStripeShare, bar.top())
                   << QPointF(x + kStripe * kStripeShare, bar.bottom()) << QPointF(x, bar.bottom());
            stripes.addPolygon(cutToSides(stripe, bar));
            stripes.closeSubpath();
        }
        m_painter.drawPath(stripes);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(item.stripe, 0.6));
        m_painter.drawRect(bar.adjusted(0.3, 0.3, -0.3, -0.3));
    }

    void operator()(const LineItem& item) const {
        m_painter.setPen(QPen(item.colour, item.width, item.style, Qt::FlatCap));
        m_painter.drawLine(item.line);
    }

    void operator()(const MarkItem& item) const {
        paintMark(m_painter, item.rect, item.number, item.hue, m_style.theme);
    }

    void operator()(const DiscItem& item) const {
        m_painter.setBrush(item.fill);
        m_painter.setPen(item.stroke.isValid() ? QPen(item.stroke, item.strokeWidth) : QPen(Qt::NoPen));
        m_painter.drawEllipse(item.rect);
    }

    void operator()(const PortraitItem& item) const { paintPortrait(m_painter, item.rect, item.recipe); }

    void operator()(const IconItem& item) const { paintIcon(m_painter, item.rect, item.name, item.colour); }

    void operator()(const HexItem& item) const {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(item.fill);
        m_painter.drawPath(hexPath(item.rect));
    }

private:
    /// Keeps the part of a convex polygon between the left and right side of the bar.
    static QPolygonF cutToSides(const QPolygonF& polygon, const QRectF& bar) {
        const QPolygonF right = cutAt(polygon, bar.left(), +1.0);
        return cutAt(right, bar.right(), -1.0);
    }

    static QPolygonF cutAt(const QPolygonF& polygon, double x, double keep) {
        QPolygonF result;
        for (qsizetype i = 0; i < polygon.size(); ++i) {
            const QPointF& from = polygon.at(i);
            const QPointF& to = polygon.at((i + 1) % polygon.size());
            const bool isFromIn = (from.x() - x) * keep >= 0.0;
            const bool isToIn = (to.x() - x) * keep >= 0.0;
            if (isFromIn) result << from;
            if (isFromIn != isToIn) result << from + (to - from) * ((x - from.x()) / (to.x() - from.x()));
        }
        return result;
    }

    QPainter& m_painter;
    const CardStyle& m_style;
};

} // namespace

void paintSheet(QPainter& painter, const LaidSheet& sheet, const CardStyle& style) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(QPointF(0, 0), sheet.size), style.theme.surface);
    const ItemPainter paintItem(painter, style);
    for (const CardItem& item : sheet.items) {
        painter.save();
        std::visit(paintItem, item);
        painter.restore();
    }
    painter.restore();
}

} // namespace vignette
