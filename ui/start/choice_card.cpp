#include "ui/start/choice_card.h"

#include "ui/theme/widgets.h"
#include "ui/workbench/text_size.h"
#include "ui/workbench/themed_icon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kIconSide = 30;
constexpr int kTickSide = 20;
constexpr int kTitlePixels = 15;
constexpr qreal kRadius = 8.0;
} // namespace

ChoiceCard::ChoiceCard(IconName icon, const QString& title, const QString& line, QWidget* parent)
    : QAbstractButton(parent), m_iconName(icon),
      m_icon(new IconLabel(icon, &ColourTheme::secondary, kIconSide, this)),
      m_tick(new IconLabel(IconName::CircleCheck, &ColourTheme::accent, kTickSide, this)) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(title);
    setAccessibleDescription(line);
    QLabel* name = makeWrappedLabel(title, WidgetRole::Heading, this);
    setTextSize(name, kTitlePixels, TextWeight::Bold);
    QLabel* gain = makeWrappedLabel(line, WidgetRole::Second, this);
    for (QLabel* label : {name, gain})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(name);
    words->addWidget(gain);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(17, 13, 17, 13);
    all->setSpacing(19);
    all->addWidget(m_icon);
    all->addLayout(words, 1);
    all->addWidget(m_tick);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    showState();
}

QSize ChoiceCard::sizeHint() const {
    return layout()->sizeHint();
}

QSize ChoiceCard::minimumSizeHint() const {
    return layout()->minimumSize();
}

int ChoiceCard::heightForWidth(int width) const {
    return layout()->heightForWidth(width);
}

void ChoiceCard::showState() {
    m_icon->setIcon(m_iconName, isChecked() ? &ColourTheme::accent : &ColourTheme::secondary);
    QSizePolicy policy = m_tick->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_tick->setSizePolicy(policy);
    m_tick->setVisible(isChecked());
    update();
}

void ChoiceCard::checkStateSet() {
    QAbstractButton::checkStateSet();
    showState();
}

void ChoiceCard::nextCheckState() {
    QAbstractButton::nextCheckState();
    showState();
}

bool ChoiceCard::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::HoverEnter ||
        event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void ChoiceCard::paintEvent(QPaintEvent*) {
    const ColourTheme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isStrong = isChecked() || hasFocus();
    const qreal width = isStrong ? 2.0 : 1.0;
    painter.setPen(QPen(isStrong ? theme.accent : underMouse() ? theme.control : theme.line, width));
    painter.setBrush(isChecked() ? theme.accentSoft : theme.surface);
    const qreal inset = width / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    if (isChecked() && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.text, 1.0, Qt::DotLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, 4.5, -4.5, -4.5), kRadius - 3, kRadius - 3);
    }
}

} // namespace vignette
