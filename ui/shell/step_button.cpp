#include "ui/shell/step_button.h"

#include "ui/theme/fonts.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kIconSide = 18;
constexpr int kTickSide = 16;
} // namespace

StepButton::StepButton(IconName icon, const QString& step, const QString& line, QWidget* parent)
    : QAbstractButton(parent), m_iconName(icon), m_step(step),
      m_icon(new IconLabel(icon, &ColourTheme::secondary, kIconSide, this)),
      m_tick(new IconLabel(IconName::CircleCheck, &ColourTheme::good, kTickSide, this)) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setAccessibleDescription(line);
    QLabel* name = makeWrappedLabel(step, WidgetRole::Heading, this);
    name->setFont(screenFont(14, QFont::DemiBold));
    QLabel* plain = makeWrappedLabel(line, WidgetRole::Muted, this);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(name);
    words->addWidget(plain);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(10, 9, 8, 9);
    all->setSpacing(10);
    all->addWidget(m_icon);
    all->addLayout(words, 1);
    all->addWidget(m_tick);
    for (QLabel* label : {name, plain})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setDone(false);
}

void StepButton::setDone(bool isDone) {
    m_isDone = isDone;
    setAccessibleName(isDone ? tr("%1, done").arg(m_step) : m_step);
    m_tick->setVisible(isDone);
    showState();
}

QSize StepButton::sizeHint() const {
    return layout()->sizeHint();
}

int StepButton::heightForWidth(int width) const {
    return layout()->heightForWidth(width);
}

void StepButton::showState() {
    m_icon->setIcon(m_iconName, isChecked() ? &ColourTheme::accent : &ColourTheme::secondary);
    update();
}

void StepButton::checkStateSet() {
    QAbstractButton::checkStateSet();
    showState();
}

void StepButton::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::EnabledChange) {
        const ColourTheme& theme = currentTheme();
        const QString faded =
            QStringLiteral("color: %1;").arg(blended(theme.muted, theme.surface, 0.7).name());
        for (QLabel* label : findChildren<QLabel*>())
            label->setStyleSheet(isEnabled() ? QString() : faded);
        setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
}

bool StepButton::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::HoverEnter ||
        event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void StepButton::paintEvent(QPaintEvent*) {
    const ColourTheme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isChecked() || (underMouse() && isEnabled())) {
        painter.setBrush(isChecked() ? theme.accentSoft : theme.raised);
        painter.drawRoundedRect(rect(), 7, 7);
    }
    if (isChecked()) {
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(QRectF(0, 9, 3, height() - 18), 1.5, 1.5);
    }
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 2.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

} // namespace vignette
