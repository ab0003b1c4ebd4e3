#include "ui/card/card_view.h"

#include "ui/card/card_painter.h"
#include "ui/theme/style_sheet.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace vignette {
namespace {

constexpr double kWidest = 620.0;
constexpr double kNarrowest = 230.0;
constexpr double kScrollMargin = 24.0;

} // namespace

CardView::CardView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    relayout();
}

void CardView::setPage(const CardPage& page) {
    closeEditor(EditorEnd::Discard);
    const bool isSame = page.title == m_page.title;
    const int scroll = isSame ? verticalScrollBar()->value() : 0;
    const QString slot =
        isSame && m_focused >= 0 ? m_targets[static_cast<std::size_t>(m_focused)].slot : QString();
    m_page = page;
    relayout();
    verticalScrollBar()->setValue(scroll);
    const auto found = std::find_if(m_targets.begin(), m_targets.end(),
                                    [&](const Target& each) { return !slot.isEmpty() && each.slot == slot; });
    m_focused = found == m_targets.end() ? -1 : static_cast<int>(found - m_targets.begin());
}

void CardView::setDirection(Qt::LayoutDirection direction) {
    m_direction = direction;
    relayout();
}

void CardView::setEditing(Editing editing) {
    m_editing = editing;
    relayout();
}

void CardView::setSelectedStatement(const QString& key) {
    m_selectedStatement = key;
    for (const Target& target : m_targets) {
        if (key.isEmpty() || target.statement != key) continue;
        const QRectF rect = toViewport(target.rect);
        QScrollBar* bar = verticalScrollBar();
        if (rect.top() < 0) bar->setValue(bar->value() + static_cast<int>(rect.top() - kScrollMargin));
        if (rect.bottom() > viewport()->height()) {
            bar->setValue(bar->value() +
                          static_cast<int>(rect.bottom() - viewport()->height() + kScrollMargin));
        }
    }
    viewport()->update();
}

QString CardView::slotAt(const QPoint& position) const {
    const int index = targetAt(position);
    return index < 0 ? QString() : m_targets[static_cast<std::size_t>(index)].slot;
}

QString CardView::statementAt(const QPoint& position) const {
    for (const Target& target : m_targets) {
        if (!target.statement.isEmpty() && toViewport(target.rect).contains(position))
            return target.statement;
    }
    return {};
}

QRect CardView::slotRect(const QString& slot) const {
    for (const Target& target : m_targets) {
        if (target.slot == slot && !slot.isEmpty()) return toViewport(target.rect).toAlignedRect();
    }
    return {};
}

void CardView::relayout() {
    const double width = std::clamp(viewport()->width() / kZoom, kNarrowest, kWidest);
    CardStyle style;
    style.theme = currentTheme();
    style.direction = m_direction;
    // Without editing nobody is asked for words.
    style.medium = m_editing == Editing::Allowed ? CardStyle::Medium::Screen : CardStyle::Medium::Print;
    m_layout = layCard(m_page, CardSheet::screen(width), style);
    m_picture = QPixmap();
    collectTargets();
    updateScrollBars();
    setAccessibleName(QString::fromStdString(m_page.title));
    setAccessibleDescription(m_layout.text());
    viewport()->update();
}

void CardView::collectTargets() {
    m_targets.clear();
    m_focused = m_hovered = -1;
    const LaidSheet& sheet = m_layout.sheets.front();
    std::vector<Target> statements;
    for (const StatementHit& hit : sheet.statements) {
        statements.push_back(
            {hit.rect, {}, QString::fromStdString(hit.key), QString::fromStdString(hit.name), -1});
    }
    std::size_t next = 0;
    for (std::size_t i = 0; m_editing == Editing::Allowed && i < sheet.editable.size(); ++i) {
        const SlotHit& hit = sheet.editable[i];
        // A statement comes before its own label.
        const auto own =
            std::find_if(statements.begin() + static_cast<std::ptrdiff_t>(next), statements.end(),
                         [&](const Target& each) { return each.rect.contains(hit.rect.center()); });
        if (own != statements.end()) {
            const auto end = static_cast<std::size_t>(own - statements.begin()) + 1;
            for (; next < end; ++next)
                m_targets.push_back(statements[next]);
        }
        const std::string& words = hit.text.text.empty() ? hit.text.placeholder : hit.text.text;
        m_targets.push_back({hit.rect,
                             QString::fromStdString(hit.slot),
                             {},
                             QString::fromStdString(words),
                             static_cast<int>(i)});
    }
    for (; next < statements.size(); ++next)
        m_targets.push_back(statements[next]);
}

void CardView::updateScrollBars() {
    const int height = static_cast<int>(m_layout.sheets.front().size.height() * kZoom);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(24);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
}

QPointF CardView::origin() const {
    const double width = m_layout.sheets.front().size.width() * kZoom;
    return {std::max(0.0, std::floor((viewport()->width() - width) / 2)),
            -double(verticalScrollBar()->value())};
}

QRectF CardView::toViewport(const QRectF& points) const {
    return {origin() + points.topLeft() * kZoom, points.size() * kZoom};
}

int CardView::targetAt(const QPoint& position) const {
    int found = -1;
    // An editable text inside a statement comes after it and wins.
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        if (toViewport(m_targets[i].rect).contains(position)) found = static_cast<int>(i);
    }
    return found;
}

void CardView::setFocusedTarget(int index) {
    m_focused = index;
    viewport()->update();
    if (index < 0) return;
    const Target& target = m_targets[static_cast<std::size_t>(index)];
    const QRectF rect = toViewport(target.rect);
    QScrollBar* bar = verticalScrollBar();
    if (rect.top() < kScrollMargin)
        bar->setValue(bar->value() + static_cast<int>(rect.top() - kScrollMargin));
    if (rect.bottom() > viewport()->height() - kScrollMargin) {
        bar->setValue(bar->value() + static_cast<int>(rect.bottom() - viewport()->height() + kScrollMargin));
    }
    setAccessibleName(target.words);
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

void CardView::activate(const Target& target) {
    if (!target.slot.isEmpty()) {
        openEditor(target);
    } else {
        setSelectedStatement(target.statement);
        emit statementActivated(target.statement);
    }
}

void CardView::paintEvent(QPaintEvent*) {
    const LaidSheet& sheet = m_layout.sheets.front();
    if (m_picture.isNull()) {
        const double ratio = devicePixelRatioF();
        m_picture = QPixmap((sheet.size * kZoom * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(m_layout.style.theme.surface);
        QPainter picture(&m_picture);
        picture.scale(kZoom, kZoom);
        paintSheet(picture, sheet, m_layout.style);
    }
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), currentTheme().surface);
    painter.drawPixmap(origin(), m_picture);
    paintOverlays(painter);
}

void CardView::paintOverlays(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    const ColourTheme& theme = currentTheme();
    painter.setBrush(Qt::NoBrush);
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        const Target& target = m_targets[i];
        const QRectF frame = toViewport(target.rect).adjusted(-4, -2, 4, 2);
        const bool isFocused = static_cast<int>(i) == m_focused && hasFocus();
        const bool isSelected = !target.statement.isEmpty() && target.statement == m_selectedStatement;
        if (isFocused || isSelected) {
            painter.setPen(QPen(theme.accent, 2.0));
            painter.drawRoundedRect(frame, 4, 4);
        } else if (static_cast<int>(i) == m_hovered) {
            painter.setPen(QPen(theme.muted, 1.0, target.slot.isEmpty() ? Qt::SolidLine : Qt::DashLine));
            painter.drawRoundedRect(frame, 4, 4);
        }
    }
}

void CardView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    closeEditor(EditorEnd::Keep);
    relayout();
}

void CardView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) relayout();
}

void CardView::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isActivation = isEnter || event->key() == Qt::Key_Space || event->key() == Qt::Key_F2;
    if (isActivation && event->modifiers() == Qt::NoModifier && m_focused >= 0) {
        activate(m_targets[static_cast<std::size_t>(m_focused)]);
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void CardView::mousePressEvent(QMouseEvent* event) {
    closeEditor(EditorEnd::Keep);
    setFocusedTarget(targetAt(event->pos()));
    const QString statement = statementAt(event->pos());
    if (event->button() != Qt::LeftButton || statement.isEmpty()) return;
    setSelectedStatement(statement);
    emit statementActivated(statement);
}

void CardView::mouseReleaseEvent(QMouseEvent* event) {
    const int index = targetAt(event->pos());
    if (index < 0 || event->button() != Qt::LeftButton || m_editing == Editing::Off) return;
    // A statement's first click shows what stands behind it; texts of people are there to be written.
    const Target target = m_targets[static_cast<std::size_t>(index)];
    if (index == m_focused && !target.slot.isEmpty() && statementAt(event->pos()).isEmpty())
        openEditor(target);
}

void CardView::mouseDoubleClickEvent(QMouseEvent* event) {
    const int index = targetAt(event->pos());
    if (index >= 0 && event->button() == Qt::LeftButton) {
        const Target target = m_targets[static_cast<std::size_t>(index)];
        if (!target.slot.isEmpty()) openEditor(target);
    }
}

void CardView::mouseMoveEvent(QMouseEvent* event) {
    const int hovered = targetAt(event->pos());
    if (hovered == m_hovered) return;
    m_hovered = hovered;
    const bool isSlot = hovered >= 0 && !m_targets[static_cast<std::size_t>(hovered)].slot.isEmpty();
    viewport()->setCursor(hovered < 0 ? Qt::ArrowCursor
                                      : (isSlot ? Qt::IBeamCursor : Qt::PointingHandCursor));
    viewport()->update();
}

void CardView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    if (m_targets.empty()) return;
    if (event->reason() == Qt::TabFocusReason) setFocusedTarget(0);
    if (event->reason() == Qt::BacktabFocusReason) setFocusedTarget(static_cast<int>(m_targets.size()) - 1);
    viewport()->update();
}

void CardView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool CardView::focusNextPrevChild(bool next) {
    if (m_editor == nullptr && hasFocus()) {
        const int wanted = m_focused + (next ? 1 : -1);
        const bool isInside = wanted >= 0 && wanted < static_cast<int>(m_targets.size());
        if (isInside && (m_focused >= 0 || next)) {
            setFocusedTarget(wanted);
            return true;
        }
    }
    return QAbstractScrollArea::focusNextPrevChild(next);
}

} // namespace vignette
