#include "ui/theme/widgets.h"

#include "ui/icons/icons.h"
#include "ui/theme/flow_layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vignette {

QLabel* makeLabel(const QString& text, WidgetRole role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    setRole(label, role);
    return label;
}

QLabel* makeWrappedLabel(const QString& text, WidgetRole role, QWidget* parent) {
    QLabel* label = makeLabel(text, role, parent);
    label->setWordWrap(true);
    return label;
}

QPushButton* makeButton(const QString& text, WidgetRole role, const QIcon& icon, QWidget* parent) {
    auto* button = new QPushButton(icon, text, parent);
    button->setIconSize({16, 16});
    button->setAccessibleName(text);
    button->setCursor(Qt::PointingHandCursor);
    setRole(button, role);
    return button;
}

QPushButton* makeChip(const QString& text, QWidget* parent) {
    QPushButton* chip = makeButton(text, WidgetRole::Chip, {}, parent);
    chip->setCheckable(true);
    return chip;
}

QComboBox* makePillCombo(const QString& name, QWidget* parent) {
    auto* combo = new QComboBox(parent);
    combo->setAccessibleName(name);
    setRole(combo, WidgetRole::Pill);
    return combo;
}

QProgressBar* makeBusyBar(const QString& name, QWidget* parent) {
    auto* bar = new QProgressBar(parent);
    bar->setAccessibleName(name);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    return bar;
}

CardFrame::CardFrame(const QString& heading, const QString& note, QWidget* parent)
    : QFrame(parent), m_heading(makeLabel(heading, WidgetRole::Heading)),
      m_note(makeLabel(note, WidgetRole::Muted)), m_content(new QVBoxLayout) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(14, 12, 14, 12);
    all->setSpacing(8);
    auto* top = new FlowLayout(6, nullptr, FlowLayout::End::Trailing);
    top->addWidget(m_heading);
    top->addWidget(m_note);
    all->addLayout(top);
    m_content->setSpacing(8);
    all->addLayout(m_content, 1);
    setHeading(heading);
    setNote(note);
    setRole(this, WidgetRole::Card);
}

void CardFrame::setHeading(const QString& heading) {
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    setAccessibleName(heading);
}

void CardFrame::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void CardFrame::setSelected(bool isSelected) {
    setProperty("selected", isSelected);
    setRole(this, WidgetRole::Card);
}

NoticeStrip::NoticeStrip(const QString& bold, const QString& rest, QWidget* parent)
    : QFrame(parent), m_icon(new QLabel), m_bold(makeLabel({}, WidgetRole::Heading)),
      m_rest(makeWrappedLabel({}, WidgetRole::Plain)) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 6, 12, 6);
    line->setSpacing(8);
    line->addWidget(m_icon);
    line->addWidget(m_bold);
    line->addWidget(m_rest, 1);
    setRole(this, WidgetRole::Notice);
    setWords(bold, rest);
    refreshIcon();
}

void NoticeStrip::setWords(const QString& bold, const QString& rest) {
    m_bold->setText(bold);
    m_rest->setText(rest);
    setAccessibleName(bold + QLatin1Char(' ') + rest);
}

void NoticeStrip::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refreshIcon();
}

void NoticeStrip::refreshIcon() {
    const ColourTheme& theme = currentTheme();
    m_icon->setPixmap(
        icon(IconName::TriangleAlert, theme.warnText).pixmap(QSize(16, 16), devicePixelRatio()));
    const QString colour = QStringLiteral("color: %1;").arg(theme.warnText.name());
    if (m_bold->styleSheet() != colour) m_bold->setStyleSheet(colour);
}

} // namespace vignette
