#pragma once

#include "ui/personas/persona_model.h"

#include <QStyledItemDelegate>

namespace vignette {

/// Draws a persona as a card of the gallery: portrait, mark, name, title, how many, first channel, one thing
/// to do, and how firm when it is a pattern only. Under 16 ms for twelve cards: portraits are kept.
class GalleryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit GalleryDelegate(const PersonaFilter& personas, QObject* parent);

    void setCardWidth(int width) { m_cardWidth = width; }
    /// The height every card needs at the present width.
    int cardHeight() const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Line; ///< "First channel  (icon) Phone about half"
    std::vector<Line> linesOf(const PersonaBrief& brief) const;
    int heightOf(const PersonaBrief& brief) const;
    void paintHead(QPainter& painter, const QRect& card, const PersonaBrief& brief,
                   const QStyleOptionViewItem& option) const;
    void paintLines(QPainter& painter, const QRect& card, const PersonaBrief& brief,
                    const QStyleOptionViewItem& option) const;

    const PersonaFilter& m_personas;
    int m_cardWidth = 266;
};

} // namespace vignette
