#include "ui/personas/sections_view.h"

#include "ui/card/card_painter.h"
#include "ui/theme/style_sheet.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>

namespace vignette {

namespace {
constexpr double kZoom = 1.27; ///< pixels a point: 10.3 points of body text become 13 pixels

/// Of what stands on the sheet, without the foot it keeps free.
double bottomOf(const LaidSheet& sheet) {
    double bottom = 0.0;
    for (const CardItem& item : sheet.items)
        bottom = std::max(bottom, boundsOf(item).bottom());
    return bottom;
}
} // namespace

SectionsView::SectionsView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Figures"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_layout.sheets.emplace_back();
}

CardLayout SectionsView::laidFor(int width) const {
    CardStyle style;
    style.theme = currentTheme();
    style.medium = CardStyle::Medium::Print; // a panel asks nobody for words
    style.direction = layoutDirection();
    style.metrics.rowGap = 12.0;
    style.metrics.blockGap = 12.0;
    style.metrics.itemGap = 5.0;
    CardSheet sheet = CardSheet::screen(width / kZoom);
    sheet.margin = 0.0;
    sheet.bandHeight = 0.0;
    return layCard(m_page, sheet, style);
}

void SectionsView::setPage(const CardPage& page) {
    if (page.title != m_page.title) {
        m_selected.clear();
        m_index = -1;
    }
    m_page = page;
    relayout();
    updateGeometry();
}

int SectionsView::heightForWidth(int width) const {
    if (m_page.rows.empty()) return 0;
    const CardLayout other = width == this->width() ? CardLayout() : laidFor(width);
    const LaidSheet& sheet = other.sheets.empty() ? m_layout.sheets.front() : other.sheets.front();
    return static_cast<int>(std::ceil(bottomOf(sheet) * kZoom)) + 2;
}

void SectionsView::relayout() {
    m_layout = laidFor(std::max(width(), 220));
    m_picture = QPixmap();
    setAccessibleDescription(m_layout.text());
    update();
}

QRect SectionsView::placeOf(const StatementHit& hit) const {
    return QRectF(hit.rect.topLeft() * kZoom, hit.rect.size() * kZoom).toAlignedRect().adjusted(-3, -2, 3, 2);
}

void SectionsView::paintEvent(QPaintEvent*) {
    const LaidSheet& sheet = m_layout.sheets.front();
    if (m_picture.isNull() && !sheet.size.isEmpty()) {
        m_picture = QPixmap((sheet.size * kZoom * devicePixelRatioF()).toSize());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_picture.fill(m_layout.style.theme.surface);
        QPainter painter(&m_picture);
        painter.scale(kZoom, kZoom);
        paintSheet(painter, sheet, m_layout.style);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const StatementHit& hit : statements()) {
        if (QString::fromStdString(hit.key) != m_selected || !hasFocus()) continue;
        painter.setPen(QPen(currentTheme().accent, 2.0));
        painter.drawRoundedRect(QRectF(placeOf(hit)).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void SectionsView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) relayout();
}

void SectionsView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange) relayout();
}

void SectionsView::select(int index) {
    if (index < 0 || index >= static_cast<int>(statements().size())) return;
    m_index = index;
    const StatementHit& hit = statements()[static_cast<std::size_t>(index)];
    m_selected = QString::fromStdString(hit.key);
    setAccessibleName(QString::fromStdString(hit.name));
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
    emit selectionMoved(placeOf(hit));
    update();
}

void SectionsView::mousePressEvent(QMouseEvent* event) {
    for (std::size_t i = 0; i < statements().size(); ++i)
        if (placeOf(statements()[i]).contains(event->pos())) {
            select(static_cast<int>(i));
            if (event->button() == Qt::LeftButton) emit statementChosen(m_selected);
            return;
        }
}

void SectionsView::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Down) return select(m_index + 1);
    if (event->key() == Qt::Key_Up) return select(std::max(0, m_index - 1));
    if (isEnter && !m_selected.isEmpty()) {
        emit statementChosen(m_selected);
        return;
    }
    QWidget::keyPressEvent(event);
}

void SectionsView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_index < 0 && event->reason() != Qt::MouseFocusReason) select(0);
    update();
}

void SectionsView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

} // namespace vignette
