#include "ui/personas/compare_panel.h"

#include "ui/icons/icons.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/widgets.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace vignette {

namespace {
const QString kPair = QStringLiteral("pair");
constexpr char kRowId[] = "rowId";
} // namespace

ComparePanel::ComparePanel(const Wording& wording, QWidget* parent)
    : QWidget(parent), m_wording(wording), m_rows(new QVBoxLayout(this)) {
    setAccessibleName(tr("Compare"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2);
    auto* head = new FlowLayout(6, nullptr, FlowLayout::End::Trailing);
    head->addWidget(makeLabel(tr("Compare"), WidgetRole::Heading));
    head->addWidget(makeLabel(tr("folded; click to open"), WidgetRole::Muted));
    m_rows->addLayout(head);
    m_rows->addSpacing(6);
    m_rows->addStretch();
}

void ComparePanel::show(const Release* release) {
    m_release = release;
    m_topics = release ? comparisonTopics(*release, m_wording) : std::vector<ComparisonTopic>();
    for (QWidget* part : m_parts) {
        part->hide();
        part->deleteLater(); // one of them may be sending this change
    }
    m_parts.clear();
    m_buttons.clear();
    m_body = nullptr;
    m_chart = nullptr;
    m_pair = nullptr;
    for (const ComparisonTopic& topic : m_topics)
        addRow(QString::fromLatin1(toText(topic.section)), topic.heading, topic.source);
    if (release && release->personas().size() >= 2) addRow(kPair, tr("Two personas side by side"), {});
    const QString wanted = std::exchange(m_open, QString());
    open(wanted);
    refreshIcons();
}

void ComparePanel::addRow(const QString& id, const QString& heading, const QString& note) {
    auto* row = new QFrame(this);
    auto* line = new FlowLayout(6, row, FlowLayout::End::Trailing);
    QPushButton* button = makeButton(heading, WidgetRole::Ghost, {}, row);
    button->setCheckable(true);
    button->setProperty(kRowId, id);
    button->setStyleSheet(QStringLiteral("text-align: left; padding: 3px 8px; min-height: 16px;"));
    line->addWidget(button);
    if (!note.isEmpty()) line->addWidget(makeLabel(note, WidgetRole::Muted, row));
    m_rows->insertWidget(m_rows->count() - 1, row);
    m_parts.append(row);
    m_buttons.append(button);
    connect(button, &QPushButton::clicked, this, [this, id] { open(id == m_open ? QString() : id); });
}

void ComparePanel::open(const QString& id) {
    if (m_body) {
        m_parts.removeOne(m_body);
        m_body->hide();
        m_body->deleteLater();
    }
    m_body = nullptr;
    m_chart = nullptr;
    m_pair = nullptr;
    m_open.clear();
    for (QPushButton* button : m_buttons) {
        const bool isThis = button->property(kRowId).toString() == id;
        button->setChecked(isThis);
        if (!isThis) continue;
        const auto topic = std::find_if(m_topics.begin(), m_topics.end(), [&](const ComparisonTopic& each) {
            return QLatin1String(toText(each.section)) == id;
        });
        m_body = topic == m_topics.end() ? makePair() : makeChart(*topic);
        m_rows->insertWidget(m_rows->indexOf(button->parentWidget()) + 1, m_body);
        m_parts.append(m_body);
        m_open = id;
    }
    refreshIcons();
    emit opened(!m_open.isEmpty());
}

QWidget* ComparePanel::makeChart(const ComparisonTopic& topic) {
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(8, 4, 0, 8);
    auto* which = new QComboBox(body);
    which->setAccessibleName(tr("Statement to compare"));
    which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const ComparedStatement& statement : topic.statements)
        which->addItem(statement.words);
    column->addWidget(which);
    QLabel* finding = makeWrappedLabel({}, WidgetRole::Second, body);
    column->addWidget(finding);
    m_chart = new ComparisonChart(topic.heading, {tr("Persona"), tr("Figure"), tr("All patients")}, body);
    column->addWidget(m_chart);
    const auto show = [this, finding, statements = topic.statements](int index) {
        if (index < 0 || !m_release) return;
        const auto bars =
            comparisonBars(*m_release, statements[static_cast<std::size_t>(index)].key, m_wording);
        m_chart->setBars(bars, std::nullopt, selectedIndex());
        const QString words = comparisonFinding(bars);
        m_chart->setSummary(words);
        finding->setText(words);
        finding->setVisible(!words.isEmpty());
    };
    show(0);
    connect(which, &QComboBox::currentIndexChanged, m_chart, show);
    connect(m_chart, &ComparisonChart::selected, this, [this](int index) {
        if (m_release && index >= 0)
            emit personaChosen(m_release->personas()[static_cast<std::size_t>(index)].id);
    });
    return body;
}

QWidget* ComparePanel::makePair() {
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(8, 4, 0, 8);
    auto* choice = new QHBoxLayout;
    auto* first = new QComboBox(body);
    auto* second = new QComboBox(body);
    first->setAccessibleName(tr("First persona"));
    second->setAccessibleName(tr("Second persona"));
    for (const ShownPersona& persona : m_release->personas()) {
        const QString name =
            QStringLiteral("P%1 %2").arg(persona.number).arg(QString::fromStdString(m_wording.name(persona)));
        first->addItem(name);
        second->addItem(name);
    }
    choice->addWidget(first, 1);
    choice->addWidget(second, 1);
    column->addLayout(choice);
    auto* model = new PairModel(body);
    m_pair = new QTableView(body);
    m_pair->setModel(model);
    m_pair->setAccessibleName(tr("Two personas side by side"));
    m_pair->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_pair->setShowGrid(false);
    m_pair->setTabKeyNavigation(false);
    m_pair->verticalHeader()->hide();
    m_pair->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_pair->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_pair->setMinimumHeight(240);
    column->addWidget(m_pair);
    const int chosen = std::max(0, selectedIndex());
    first->setCurrentIndex(chosen);
    second->setCurrentIndex(chosen == 0 ? 1 : 0);
    const auto show = [this, model, first, second] {
        if (!m_release) return;
        const auto& personas = m_release->personas();
        model->show(&personas[static_cast<std::size_t>(first->currentIndex())],
                    &personas[static_cast<std::size_t>(second->currentIndex())], m_wording);
    };
    show();
    connect(first, &QComboBox::currentIndexChanged, model, show);
    connect(second, &QComboBox::currentIndexChanged, model, show);
    return body;
}

int ComparePanel::selectedIndex() const {
    if (m_release)
        for (std::size_t i = 0; i < m_release->personas().size(); ++i)
            if (m_release->personas()[i].id == m_selected) return static_cast<int>(i);
    return -1;
}

void ComparePanel::setSelected(const PersonaId& persona) {
    m_selected = persona;
    if (m_chart) m_chart->setSelected(selectedIndex());
}

void ComparePanel::refreshIcons() {
    for (QPushButton* button : m_buttons)
        button->setIcon(icon(button->isChecked() ? IconName::ChevronDown : IconName::ChevronRight,
                             currentTheme().secondary));
}

void ComparePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refreshIcons();
}

} // namespace vignette
