#include "ui/export_page/export_choices_panel.h"

#include "ui/theme/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kPersonaRow = 27;
constexpr int kMostPersonaRows = 7;
} // namespace

ExportChoicesPanel::ExportChoicesPanel(const Wording& wording, ExportChoices& choices, QWidget* parent)
    : QWidget(parent), m_wording(wording), m_choices(choices) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (QWidget* part : {makeKinds(), makePages(), makePersonas()})
        column->addWidget(part);
}

void ExportChoicesPanel::addChoice(QVBoxLayout& column, const QString& words, const QString& detail,
                                   bool ExportChoices::*choice) {
    auto* box = new QCheckBox(words);
    box->setAccessibleDescription(detail);
    box->setChecked(m_choices.*choice);
    // On a ground that shows through, the style draws no frame around an empty box.
    box->setStyleSheet(QStringLiteral("QCheckBox { background: palette(base); }"));
    column.addWidget(box);
    if (!detail.isEmpty()) {
        QLabel* label = makeWrappedLabel(detail, WidgetRole::Muted);
        label->setContentsMargins(26, 0, 0, 2);
        column.addWidget(label);
    }
    connect(box, &QCheckBox::toggled, this, [this, choice](bool isOn) { takeChoice(choice, isOn); });
}

QWidget* ExportChoicesPanel::makeKinds() {
    auto* card = new CardFrame(tr("What to make"));
    card->content()->setSpacing(2);
    addChoice(*card->content(), tr("PDF"), tr("Cards to print and share"), &ExportChoices::hasPdf);
    addChoice(*card->content(), tr("Pictures (PNG)"), tr("The story page of each persona, for slides"),
              &ExportChoices::hasPng);
    addChoice(*card->content(), tr("Spreadsheet (CSV)"), tr("One line a statement"), &ExportChoices::hasCsv);
    addChoice(*card->content(), tr("Data (JSON)"), tr("Everything the cards show, for other programs"),
              &ExportChoices::hasJson);
    return card;
}

QWidget* ExportChoicesPanel::makePages() {
    auto* card = new CardFrame(tr("Pages of the PDF"));
    card->content()->setSpacing(2);
    addChoice(*card->content(), tr("Overview of all personas"), {}, &ExportChoices::hasOverview);
    addChoice(*card->content(), tr("Story: a page each persona"), {}, &ExportChoices::hasStory);
    addChoice(*card->content(), tr("Show me why: the figures behind it"), {}, &ExportChoices::hasEvidence);
    addChoice(*card->content(), tr("Methods: data, steps, privacy, versions"), {},
              &ExportChoices::hasMethods);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    QLabel* label = makeLabel(tr("Paper"), WidgetRole::Second);
    auto* paper = new QComboBox;
    paper->setAccessibleName(tr("Paper"));
    paper->addItems({tr("A4"), tr("US Letter")});
    paper->setCurrentIndex(m_choices.isLetter ? 1 : 0);
    line->addWidget(label);
    line->addWidget(paper);
    line->addStretch();
    card->content()->addLayout(line);
    connect(paper, &QComboBox::currentIndexChanged, this,
            [this](int index) { takeChoice(&ExportChoices::isLetter, index == 1); });
    return card;
}

QWidget* ExportChoicesPanel::makePersonas() {
    auto* card = new CardFrame(tr("Personas"), tr("for PDF and pictures"));
    m_personasPart = card;
    m_personas = new QListWidget;
    m_personas->setAccessibleName(tr("Personas to take along"));
    vignette::setRole(m_personas, WidgetRole::Plain);
    m_personas->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    card->content()->addWidget(m_personas);
    connect(m_personas, &QListWidget::itemChanged, this, [this] { emit changed(); });
    return card;
}

void ExportChoicesPanel::takeChoice(bool ExportChoices::*choice, bool isChosen) {
    m_choices.*choice = isChosen;
    emit changed();
}

void ExportChoicesPanel::showPersonas(const Release* release) {
    const QSignalBlocker quiet(m_personas);
    QStringList leftOut;
    for (int row = 0; row < m_personas->count(); ++row)
        if (m_personas->item(row)->checkState() == Qt::Unchecked)
            leftOut << m_personas->item(row)->data(Qt::UserRole).toString();
    m_personas->clear();
    m_personasPart->setVisible(release && !release->personas().empty());
    if (!release) return;
    for (const ShownPersona& persona : release->personas()) {
        const QString id = QString::fromStdString(persona.id.value);
        auto* item = new QListWidgetItem(QStringLiteral("P%1  %2")
                                             .arg(persona.number)
                                             .arg(QString::fromStdString(m_wording.name(persona))));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setData(Qt::UserRole, id);
        item->setCheckState(leftOut.contains(id) ? Qt::Unchecked : Qt::Checked);
        m_personas->addItem(item);
    }
    m_personas->setFixedHeight(std::min(m_personas->count(), kMostPersonaRows) * kPersonaRow + 4);
}

std::vector<PersonaId> ExportChoicesPanel::chosenPersonas() const {
    std::vector<PersonaId> chosen;
    for (int row = 0; row < m_personas->count(); ++row)
        if (m_personas->item(row)->checkState() == Qt::Checked)
            chosen.push_back({m_personas->item(row)->data(Qt::UserRole).toString().toStdString()});
    return chosen;
}

} // namespace vignette
