#include "ui/workbench/themed_icon.h"

#include "ui/theme/style_sheet.h"

#include <QEvent>
#include <QPainter>

namespace vignette {

namespace {

const QString kWatcher = QStringLiteral("themedIcon");

/// Draws a button's icon again when the palette changes.
class IconWatcher : public QObject {
public:
    IconWatcher(QAbstractButton* button, IconName name, Ink ink, Ink checked)
        : QObject(button), m_button(button), m_name(name), m_ink(ink), m_checked(checked) {
        setObjectName(kWatcher);
        button->installEventFilter(this);
        draw();
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::PaletteChange) draw();
        return QObject::eventFilter(watched, event);
    }

private:
    void draw() {
        const ColourTheme& theme = currentTheme();
        m_button->setIcon(icon(m_name, theme.*m_ink, theme.*m_checked));
    }

    QAbstractButton* m_button;
    IconName m_name;
    Ink m_ink, m_checked;
};

} // namespace

void setThemedIcon(QAbstractButton* button, IconName name, Ink ink, Ink checked) {
    delete button->findChild<QObject*>(kWatcher, Qt::FindDirectChildrenOnly);
    new IconWatcher(button, name, ink, checked);
}

IconLabel::IconLabel(IconName name, Ink ink, int side, QWidget* parent)
    : QWidget(parent), m_name(name), m_ink(ink) {
    setFixedSize(side, side);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::setIcon(IconName name, Ink ink) {
    m_name = name;
    m_ink = ink;
    update();
}

void IconLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintIcon(painter, rect(), m_name, currentTheme().*m_ink);
}

} // namespace vignette
