#include "ui/personas/team_texts_panel.h"

#include "ui/text/typed_warning.h"
#include "ui/theme/widgets.h"

#include <QVBoxLayout>

namespace vignette {

TeamTextsPanel::TeamTextsPanel(QWidget* parent) : QFrame(parent), m_texts(new QVBoxLayout(this)) {
    m_texts->setContentsMargins(14, 12, 14, 12);
    m_texts->setSpacing(8);
    m_texts->addWidget(makeLabel(tr("Written by the team"), WidgetRole::Heading));
    vignette::setRole(this, WidgetRole::Card);
    setAccessibleName(tr("Written by the team"));
}

void TeamTextsPanel::show(const std::vector<TeamText>& texts, bool mayWrite) {
    if (m_list) {
        m_list->hide();
        m_list->deleteLater(); // a button in it may be sending this very change
    }
    m_list = new QWidget(this);
    auto* column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_texts->addWidget(m_list);
    if (texts.empty())
        column->addWidget(makeWrappedLabel(mayWrite
                                               ? tr("Nothing yet: every word on this card comes from the "
                                                    "data. Click a text to write your own.")
                                               : tr("Nothing: every word on this card comes from the data."),
                                           WidgetRole::Muted));
    for (const TeamText& text : texts)
        addText(text, mayWrite);
    m_list->show();
}

void TeamTextsPanel::addText(const TeamText& text, bool mayWrite) {
    auto* column = static_cast<QVBoxLayout*>(m_list->layout());
    auto* entry = new QVBoxLayout;
    entry->setSpacing(2);
    entry->addWidget(makeWrappedLabel(text.label, WidgetRole::Muted));
    if (!text.text.isEmpty()) entry->addWidget(makeWrappedLabel(text.text, WidgetRole::Heading));
    if (const QString warning = typedWarningOf(text.text); !warning.isEmpty())
        entry->addWidget(makeWrappedLabel(warning, WidgetRole::Badge));
    entry->addWidget(makeWrappedLabel(text.by, WidgetRole::Muted));
    if (!text.before.isEmpty())
        entry->addWidget(
            makeWrappedLabel(tr("Written when the data said: %1").arg(text.before), WidgetRole::Second));
    if (!text.original.isEmpty())
        entry->addWidget(makeWrappedLabel(
            (text.before.isEmpty() ? tr("The data say: %1") : tr("The data say now: %1")).arg(text.original),
            WidgetRole::Second));
    if (text.evidenceChanged && text.before.isEmpty())
        entry->addWidget(makeWrappedLabel(tr("The figure is another now than when this was written."),
                                          WidgetRole::Second));
    if (mayWrite) {
        const QString words = text.original.isEmpty() ? tr("Take away") : tr("Back to the data’s words");
        QPushButton* button = makeButton(words, WidgetRole::Ghost, {}, m_list);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(words, text.label));
        connect(button, &QPushButton::clicked, this,
                [this, slot = text.slot, label = text.label] { emit revertRequested(slot, label); });
        entry->addWidget(button, 0, Qt::AlignLeft);
    }
    column->addLayout(entry);
}

} // namespace vignette
