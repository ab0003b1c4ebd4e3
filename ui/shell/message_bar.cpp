#include "ui/shell/message_bar.h"

#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QAccessible>
#include <QHBoxLayout>

namespace vignette {

namespace {
constexpr int kMost = 3;
}

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_icon(new IconLabel(IconName::Info, &ColourTheme::accent, 18, this)),
      m_text(makeWrappedLabel({}, WidgetRole::Plain, this)),
      m_dismiss(makeButton(tr("Dismiss"), WidgetRole::Ghost, {}, this)) {
    setObjectName(QStringLiteral("messageBar"));
    setThemedIcon(m_dismiss, IconName::X, &ColourTheme::text);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFocusPolicy(Qt::StrongFocus);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(16, 6, 10, 6);
    all->setSpacing(10);
    all->addWidget(m_icon, 0, Qt::AlignVCenter);
    all->addWidget(m_text, 1);
    all->addWidget(m_dismiss, 0, Qt::AlignTop);
    hide();
    connect(m_dismiss, &QPushButton::clicked, this, &MessageBar::dismiss);
}

void MessageBar::showMessage(const QString& message, Kind kind) {
    m_messages.removeAll(message);
    m_messages.prepend(message);
    while (m_messages.size() > kMost)
        m_messages.removeLast();
    m_icon->setIcon(kind == Kind::Note ? IconName::Info : IconName::TriangleAlert,
                    kind == Kind::Note      ? &ColourTheme::accent
                    : kind == Kind::Caution ? &ColourTheme::warnText
                                            : &ColourTheme::bad);
    setRole(this, kind == Kind::Note ? WidgetRole::Quiet : WidgetRole::Notice);
    m_text->setText(m_messages.join(QLatin1Char('\n')));
    m_text->setAccessibleName(message);
    show();
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss() {
    m_messages.clear();
    hide();
}

} // namespace vignette
