#include "ui/shell/step_button.h"

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
      m_name(makeWrappedLabel(step, WidgetRole::Heading, this)),
      m_line(makeWrappedLabel(line, WidgetRole::Muted, this)),
      m_icon(new IconLabel(icon, &ColourTheme::secondary, kIconSide, this)),
      m_tick(new IconLabel(IconName::CircleCheck, &ColourTheme::good, kTickSide, this)) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setAccessibleDescription(line);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_name);
    words->addWidget(m_line);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(10, 9, 6, 9);
    all->setSpacing(9);
    all->addWidget(m_icon);
    all->addLayout(words, 1);
    all->addWidget(m_tick);
    for (QLabel* label : {m_name, m_line})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setDone(false);
    showWords();
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
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::PaletteChange) showWords();
}

void StepButton::showWords() {
    const ColourTheme& theme = currentTheme();
    const QColor faded = blended(theme.muted, theme.surface, 0.7);
    const QString sheet = QStringLiteral("font-size: %1px; font-weight: %2; color: %3;");
    const QColor name = isEnabled() ? theme.text : faded;
    const QColor line = isEnabled() ? theme.secondary : faded;
    const QString nameSheet = sheet.arg(14).arg(600).arg(name.name());
    const QString lineSheet = sheet.arg(12).arg(400).arg(line.name());
    // Setting a sheet sends another PaletteChange: only when it is another one.
    if (m_name->styleSheet() != nameSheet) m_name->setStyleSheet(nameSheet);
    if (m_line->styleSheet() != lineSheet) m_line->setStyleSheet(lineSheet);
    setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
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
