#pragma once

#include "ui/personas/persona_model.h"

#include <QPixmap>
#include <QStyledItemDelegate>

#include <map>

namespace vignette {

/// Draws a persona as a card of the gallery: portrait, mark, name, title, how many, first channel, one thing
/// to do, and how firm when it is a pattern only. What is drawn of a card is kept until forget(), so that
/// twelve cards are painted within a frame.
class GalleryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit GalleryDelegate(const PersonaFilter& personas, QObject* parent);

    static constexpr int kBetween = 12; ///< left free at the trailing side of and under each card
    static constexpr int kEdge = 3;     ///< and at its leading side and top, for the ring of the focus

    /// Cells of this width; a card is kEdge + kBetween narrower. Forgets what is kept.
    void setCellWidth(int width);
    /// The cell every card needs at the present width.
    QSize cellSize() const;
    /// Words, figures or colours are others.
    void forget();

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return cellSize(); }

private:
    struct Line; ///< "First channel  (icon) Phone about half"
    std::vector<Line> linesOf(const PersonaBrief& brief) const;
    int labelWidth() const;
    int valueWidth() const;
    int heightOf(const PersonaBrief& brief) const;
    void paintHead(QPainter& painter, const QRect& card, const PersonaBrief& brief,
                   const QStyleOptionViewItem& option) const;
    void paintLines(QPainter& painter, const QRect& card, const PersonaBrief& brief,
                    const QStyleOptionViewItem& option) const;

    QPixmap content(const PersonaBrief& brief, const QStyleOptionViewItem& option, QSize size,
                    qreal devicePixelRatio) const;

    const PersonaFilter& m_personas;
    int m_cardWidth = 266;
    mutable int m_height = 0;                    ///< 0: not known yet
    mutable std::map<PersonaId, QPixmap> m_kept; ///< without ground and outline
};

} // namespace vignette
