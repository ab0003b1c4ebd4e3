#include "ui/segment/try_card.h"

#include "ui/segment/segment_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vignette {

TryCard::TryCard(QWidget* parent) : CardFrame({}, {}, parent) {
    setHeading(tr("What to try"));
    m_byView = addLine({}, {});
    const Line fields = addLine(
        tr("Leave out fields that say the same thing, or nothing about what you plan."), tr("Choose fields"));
    m_byNumber = addLine({}, {});
    const Line collect =
        addLine(tr("Bring in more columns: what patients do and need often divides them better than "
                   "who they are."),
                tr("Go to Collect"));
    content()->addStretch();
    connect(m_byView.button, &QPushButton::clicked, this, [this] {
        if (m_view) emit viewRequested(*m_view);
    });
    connect(fields.button, &QPushButton::clicked, this, &TryCard::fieldsRequested);
    connect(m_byNumber.button, &QPushButton::clicked, this, [this] { emit numberRequested(m_segments); });
    connect(collect.button, &QPushButton::clicked, this, &TryCard::collectRequested);
}

TryCard::Line TryCard::addLine(const QString& words, const QString& button) {
    Line line{new QWidget, makeWrappedLabel(words), makeButton(button)};
    auto* row = new QHBoxLayout(line.line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addWidget(line.words, 1);
    row->addWidget(line.button);
    content()->addWidget(line.line);
    return line;
}

void TryCard::show(std::optional<FieldView> view, int segments) {
    m_view = view;
    m_segments = segments;
    m_byView.line->setVisible(view.has_value());
    if (view) {
        m_byView.words->setText(viewMeaning(*view) + tr(": fewer fields blur each other less."));
        m_byView.button->setText(tr("Use %1 only").arg(viewName(*view)));
        m_byView.button->setAccessibleName(m_byView.button->text());
    }
    m_byNumber.line->setVisible(segments > 0);
    m_byNumber.words->setText(
        tr("Look at %1 segments all the same: they came nearest. No personas are made of them.")
            .arg(numberWord(segments)));
    m_byNumber.button->setText(tr("Try %1").arg(segments));
    m_byNumber.button->setAccessibleName(tr("Try %n segment(s)", nullptr, segments));
}

void TryCard::setBusy(bool isBusy) {
    m_byNumber.button->setEnabled(!isBusy);
}

} // namespace vignette
