#include "ui/theme/empty_state.h"

#include "ui/theme/widgets.h"

#include <QEvent>
#include <QVBoxLayout>

namespace vignette {
namespace {

constexpr int kIconSide = 44;
constexpr int kTextWidth = 420;

} // namespace

EmptyState::EmptyState(IconName icon, const QString& sentence, const QString& detail, const QString& action,
                       QWidget* parent)
    : QWidget(parent), m_iconName(icon), m_icon(new QLabel) {
    auto* column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    QLabel* title = makeWrappedLabel(sentence, WidgetRole::Heading);
    QLabel* rest = makeWrappedLabel(detail, WidgetRole::Second);
    m_texts = {title, rest};
    for (QLabel* label : m_texts) {
        label->setAlignment(Qt::AlignHCenter);
        label->setFixedWidth(kTextWidth);
        column->addWidget(label, 0, Qt::AlignHCenter);
    }
    rest->setVisible(!detail.isEmpty());
    if (!action.isEmpty()) {
        m_button = makeButton(action, WidgetRole::Primary);
        column->addSpacing(4);
        column->addWidget(m_button, 0, Qt::AlignHCenter);
        connect(m_button, &QPushButton::clicked, this, &EmptyState::actionRequested);
    }
    column->addStretch(3);
    setAccessibleName(sentence);
    setAccessibleDescription(detail);
    refreshIcon();
}

void EmptyState::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refreshIcon();
}

void EmptyState::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // A layout gives a centred label the height of its preferred width, not of this one.
    for (QLabel* label : m_texts)
        label->setMinimumHeight(label->heightForWidth(kTextWidth));
}

void EmptyState::refreshIcon() {
    m_icon->setPixmap(
        icon(m_iconName, currentTheme().muted).pixmap(QSize(kIconSide, kIconSide), devicePixelRatio()));
}

} // namespace vignette
