#include "ui/personas/statement_panel.h"

#include "ui/personas/persona_brief.h"
#include "ui/text/plain_words.h"
#include "ui/theme/widgets.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace vignette {

StatementPanel::StatementPanel(const Wording& wording, QWidget* parent)
    : QFrame(parent), m_wording(wording), m_heading(makeWrappedLabel({}, WidgetRole::Heading)),
      m_note(makeWrappedLabel({}, WidgetRole::Muted)), m_lines(new QFormLayout) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(m_heading);
    m_lines->setHorizontalSpacing(14);
    m_lines->setVerticalSpacing(4);
    m_lines->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addLayout(m_lines);
    column->addWidget(m_note);
    vignette::setRole(this, WidgetRole::Card);
    setAccessibleName(tr("What stands behind the statement"));
}

void StatementPanel::addLine(const QString& label, const QString& value) {
    if (value.isEmpty()) return;
    QLabel* words = makeWrappedLabel(value);
    words->setAccessibleName(label + QStringLiteral(": ") + value);
    m_lines->addRow(makeLabel(label, WidgetRole::Second), words);
}

QString StatementPanel::rangeText(const ShownStatement& statement) const {
    if (!statement.range) return {};
    const auto number = [&](double value) {
        return QString::fromStdString(m_wording.number(value, statement.range->decimals));
    };
    return tr("%1 to %2").arg(number(statement.range->low), number(statement.range->high));
}

void StatementPanel::show(const ShownPersona& persona, const ShownStatement* statement) {
    while (m_lines->rowCount() > 0)
        m_lines->removeRow(0);
    m_note->setVisible(true);
    if (!statement) {
        m_heading->setText(tr("What stands behind it"));
        m_note->setText(tr("Choose a line on the card, with the mouse or the arrow keys."));
        return;
    }
    const auto text = [](const std::string& words) { return QString::fromStdString(words); };
    const auto people = [&](const ShownNumber& number) {
        return number.hasValue() ? text(m_wording.number(number.value, number.decimals)) : QString();
    };
    m_heading->setText(text(m_wording.statement(*statement)));
    addLine(text(m_wording.name(persona)), text(m_wording.figure(statement->persona, *statement)));
    addLine(tr("Everyone else"), text(m_wording.figure(statement->others, *statement)));
    if (statement->personaBase.hasValue() && statement->othersBase.hasValue())
        addLine(tr("People with a value"),
                tr("%1; others %2").arg(people(statement->personaBase), people(statement->othersBase)));
    addLine(tr("Likely range"), rangeText(*statement));
    if (statement->timesOthers)
        addLine(tr("Times others"), text(m_wording.number(*statement->timesOthers, 1)));
    if (statement->missing.hasValue() || statement->missing.form == ShownNumber::Form::None)
        addLine(tr("Missing"), text(m_wording.percent(statement->missing)));
    addLine(tr("Source"), plainWords(statement->source));
    addLine(tr("Used"), statement->usedToForm ? tr("to form the groups: it describes, it proves nothing")
                                              : tr("only to check the groups"));
    addLine(tr("Field"), statement->levelLabel.empty()
                             ? text(statement->label)
                             : text(statement->label) + QStringLiteral(": ") + text(statement->levelLabel));
    m_note->setVisible(statement->definesSegment);
    m_note->setText(tr("Nearly everyone in this group has it: it defines the segment. Knowing that somebody "
                       "belongs to the group gives it away."));
}

} // namespace vignette
