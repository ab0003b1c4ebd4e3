#include "ui/segment/contrast_table.h"

#include "ui/segment/segment_copy.h"
#include "ui/theme/fonts.h"
#include "ui/theme/marks.h"
#include "ui/theme/widgets.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace vignette {

namespace {

constexpr int kRowHeight = 27;
constexpr int kHeadHeight = 40;
constexpr int kMark = 12;
constexpr int kAllWidth = 42;
constexpr int kNarrowest = 34;
constexpr int kWidest = 66;
constexpr double kCoolest = 0.07;
constexpr double kHottestLight = 0.52;
constexpr double kHottestDark = 0.40;

} // namespace

ContrastHeader::ContrastHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setFixedHeight(kHeadHeight);
    setMinimumSectionSize(kNarrowest);
    setSectionResizeMode(QHeaderView::Fixed);
}

void ContrastHeader::setSelectedSegment(int segment) {
    m_selected = segment;
    viewport()->update();
}

void ContrastHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const ColourTheme& theme = currentTheme();
    painter->save();
    painter->fillRect(rect, theme.surface);
    const QVariant number = model()->headerData(section, Qt::Horizontal, ContrastModel::MarkNumberRole);
    const bool isSelected = number.isValid() && section - 1 == m_selected;
    if (number.isValid())
        paintMark(*painter, QRectF(rect.center().x() - kMark / 2.0, rect.top() + 5, kMark, kMark),
                  number.toInt(),
                  model()->headerData(section, Qt::Horizontal, ContrastModel::MarkHueRole).toInt(), theme);
    painter->setFont(screenFont(kSmallPixels, isSelected ? QFont::DemiBold : QFont::Normal));
    painter->setPen(isSelected ? theme.text : theme.secondary);
    const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    painter->drawText(rect.adjusted(1, 0, -1, -4), Qt::AlignHCenter | Qt::AlignBottom,
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, rect.width() - 2));
    painter->restore();
}

QColor ContrastDelegate::colourOf(double heat) {
    const ColourTheme& theme = currentTheme();
    const double hottest = theme.isDark() ? kHottestDark : kHottestLight;
    return blended(theme.accent, theme.surface, kCoolest + (hottest - kCoolest) * std::clamp(heat, 0.0, 1.0));
}

void ContrastDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    const ColourTheme& theme = currentTheme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const QVariant heat = index.data(ContrastModel::HeatRole);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    const bool isColumnSelected = index.column() > 0 && index.column() - 1 == m_selected && heat.isValid();
    if (heat.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colourOf(heat.toDouble()));
        painter->drawRoundedRect(box, 3, 3);
    }
    if (isFocused || isColumnSelected) {
        painter->setPen(QPen(isFocused ? theme.accent : theme.secondary, isFocused ? 2.0 : 1.0));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    QRect room = option.rect.adjusted(index.column() == 0 ? 4 : 0, 0, index.column() == 0 ? -4 : 0, 0);
    painter->setFont(screenFont(kBodyPixels - 1));
    if (index.data(ContrastModel::CheckedRole).toBool()) {
        painter->setPen(theme.muted);
        const QString checked = tr("checked");
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, checked);
        room.adjust(0, 0, -painter->fontMetrics().horizontalAdvance(checked) - 8, 0);
    }
    const bool isQuiet = index.column() > 0 && !heat.isValid();
    painter->setPen(isQuiet ? theme.secondary : theme.text);
    painter->drawText(
        room, index.data(Qt::TextAlignmentRole).toInt(),
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

ContrastTable::ContrastTable(ContrastModel& model, const Wording& wording, QWidget* parent)
    : QTableView(parent), m_lines(model), m_wording(wording), m_head(new ContrastHeader(this)),
      m_cells(new ContrastDelegate(this)) {
    setHorizontalHeader(m_head);
    setModel(&model);
    setItemDelegate(m_cells);
    setRole(this, WidgetRole::Plain);
    setAccessibleName(tr("What makes the segments different, in percent"));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    auto* copyRounded = new QAction(tr("Copy rounded figures"), this);
    connect(copyRounded, &QAction::triggered, this, &ContrastTable::copy);
    addAction(copyRounded);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&model, &QAbstractItemModel::modelReset, this, &ContrastTable::placeColumns);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        const int segment = current.isValid() ? m_lines.segmentOf(current.column()) : -1;
        if (segment >= 0) emit segmentChosen(segment);
    });
}

void ContrastTable::setSelectedSegment(int segment) {
    m_head->setSelectedSegment(segment);
    m_cells->setSelectedSegment(segment);
    viewport()->update();
}

/// The labels take what the figures leave.
void ContrastTable::placeColumns() {
    const int columns = m_lines.columnCount();
    if (columns == 0) return;
    const int segments = columns - 2;
    const int room = viewport()->width() - kAllWidth;
    const int each = std::clamp(room * 6 / (10 * segments), kNarrowest, kWidest);
    for (int column = 1; column <= segments; ++column)
        setColumnWidth(column, each);
    setColumnWidth(columns - 1, kAllWidth);
    setColumnWidth(0, std::max(120, room - each * segments));
}

QSize ContrastTable::sizeHint() const {
    return {480, kHeadHeight + kRowHeight * std::min(m_lines.rowCount(), 8) + 2};
}

void ContrastTable::copy() const {
    QGuiApplication::clipboard()->setText(
        copiedContrasts(m_lines.shownLines(), m_lines.segments(), m_wording));
}

void ContrastTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy(); // the view's own way would copy the exact figure
    else
        QTableView::keyPressEvent(event);
}

void ContrastTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    placeColumns();
}

} // namespace vignette
