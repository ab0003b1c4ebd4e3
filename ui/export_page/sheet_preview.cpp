#include "ui/export_page/sheet_preview.h"

#include "ui/card/card_painter.h"
#include "ui/theme/style_sheet.h"

#include <QKeyEvent>
#include <QPainter>

namespace vignette {

namespace {
constexpr qreal kMargin = 8.0;
}

SheetPreview::SheetPreview(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Preview"));
}

void SheetPreview::setPage(const CardPage& page, bool isLetter, Qt::LayoutDirection direction) {
    CardStyle style;
    style.theme = printTheme();
    style.medium = CardStyle::Medium::Print;
    style.direction = direction;
    m_layout = layCard(page, isLetter ? CardSheet::letter() : CardSheet::a4(), style);
    m_picture = QPixmap();
    setAccessibleName(tr("Preview: %1").arg(QString::fromStdString(page.title)));
    setAccessibleDescription(m_layout.text());
    update();
}

QRectF SheetPreview::sheetRect() const {
    const QRectF room = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    QSizeF size = m_layout.sheets.front().size;
    size.scale(room.size(), Qt::KeepAspectRatio);
    return {room.center().x() - size.width() / 2, room.top(), size.width(), size.height()};
}

void SheetPreview::paintEvent(QPaintEvent*) {
    if (m_layout.sheets.empty()) return;
    const LaidSheet& sheet = m_layout.sheets.front();
    const QRectF place = sheetRect();
    if (m_picture.isNull()) {
        m_picture = QPixmap((place.size() * devicePixelRatioF()).toSize());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        QPainter picture(&m_picture);
        picture.setRenderHint(QPainter::Antialiasing);
        picture.scale(place.width() / sheet.size.width(), place.height() / sheet.size.height());
        paintSheet(picture, sheet, m_layout.style);
    }
    QPainter painter(this);
    painter.drawPixmap(place.topLeft(), m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const ColourTheme& theme = currentTheme();
    painter.setPen(hasFocus() ? QPen(theme.accent, 2.0) : QPen(theme.control, 1.0));
    painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5));
}

void SheetPreview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_picture = QPixmap();
}

void SheetPreview::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_PageDown:
    case Qt::Key_Down:
    case Qt::Key_Right:
        emit stepRequested(1);
        return;
    case Qt::Key_PageUp:
    case Qt::Key_Up:
    case Qt::Key_Left:
        emit stepRequested(-1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace vignette
