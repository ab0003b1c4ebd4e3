#include "ui/collect/preview_table.h"

#include "ui/collect/preview_header.h"
#include "ui/collect/preview_model.h"
#include "ui/theme/style_sheet.h"

#include <QContextMenuEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace vignette {

namespace {

constexpr int kSide = 8;
constexpr int kWidest = 190;
constexpr int kRowsMeasured = 20;

/// A cell: values in the text colour, what is missing or hidden muted, columns that are not stored hatched.
class PreviewDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const ColourTheme& theme = currentTheme();
        const auto kind = static_cast<ShownCell::Kind>(index.data(PreviewModel::KindRole).toInt());
        const bool isHiddenColumn =
            index.model()->headerData(index.column(), Qt::Horizontal, PreviewModel::HiddenRole).toBool();
        painter->save();
        if (isHiddenColumn)
            paintHatch(*painter, option.rect);
        else
            painter->fillRect(option.rect, theme.surface);
        painter->setPen(theme.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->drawLine(option.rect.topRight(), option.rect.bottomRight());
        const bool isPlain = kind == ShownCell::Kind::Value || kind == ShownCell::Kind::Key;
        painter->setPen(isPlain ? theme.text : theme.muted);
        painter->setFont(option.font);
        const QRect inner = option.rect.adjusted(kSide, 0, -kSide / 2, 0);
        painter->drawText(
            inner, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter) | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(theme.accent, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }
};

} // namespace

PreviewTable::PreviewTable(PreviewModel& preview, QWidget* parent)
    : QuietTable(tr("First rows of the file"), parent), m_preview(preview),
      m_header(new PreviewHeader(this)) {
    setHorizontalHeader(m_header);
    setModel(&preview);
    setItemDelegate(new PreviewDelegate(this));
    setSelectionMode(QAbstractItemView::NoSelection);
    setAccessibleDescription(tr("Return opens the menu of the column: its type, and whether it is stored."));
    connect(m_header, &QHeaderView::sectionClicked, this, [this](int column) {
        const QPoint corner(m_header->sectionViewportPosition(column), m_header->height());
        askFor(column, m_header->mapToGlobal(corner));
    });
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        askFor(index.column(), viewport()->mapToGlobal(visualRect(index).bottomLeft()));
    });
}

int PreviewTable::widthOf(int column) const {
    int widest = 0;
    const QFontMetrics metrics(font());
    for (int row = 0; row < std::min(m_preview.rowCount(), kRowsMeasured); ++row)
        widest = std::max(widest, metrics.horizontalAdvance(m_preview.index(row, column).data().toString()));
    return std::clamp(std::max(widest + 2 * kSide, m_header->widthFor(column)), 56, kWidest);
}

void PreviewTable::settle() {
    for (int column = 0; column < m_preview.columnCount(); ++column)
        setColumnWidth(column, widthOf(column));
    filterColumns(m_typed);
    const QModelIndex before = m_preview.index(m_current.y(), m_current.x());
    if (before.isValid()) setCurrentIndex(before);
}

void PreviewTable::filterColumns(const QString& typed) {
    m_typed = typed;
    for (int column = 0; column < m_preview.columnCount(); ++column)
        setColumnHidden(column, !typed.isEmpty() &&
                                    !m_preview.columnName(column).contains(typed, Qt::CaseInsensitive));
}

void PreviewTable::askFor(int column, const QPoint& place) {
    const QString name = m_preview.columnName(column);
    if (name.isEmpty()) return;
    m_current = QPoint(column, std::max(currentIndex().row(), 0));
    emit columnMenuRequested(name, place);
}

void PreviewTable::contextMenuEvent(QContextMenuEvent* event) {
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index =
        isByMouse ? indexAt(viewport()->mapFromGlobal(event->globalPos())) : currentIndex();
    if (!index.isValid()) return;
    askFor(index.column(),
           isByMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

} // namespace vignette
