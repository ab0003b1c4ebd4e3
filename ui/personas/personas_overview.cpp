#include "ui/personas/personas_overview.h"

#include "ui/icons/icons.h"
#include "ui/personas/compare_panel.h"
#include "ui/personas/copy_words.h"
#include "ui/personas/gallery_view.h"
#include "ui/personas/likeness_panel.h"
#include "ui/personas/persona_table.h"
#include "ui/theme/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kMargin = 18;
constexpr int kSpacing = 10;
constexpr int kBelow = 12;

/// In line with the cards of the gallery.
QHBoxLayout* inset(QWidget* part) {
    auto* line = new QHBoxLayout;
    line->setContentsMargins(GalleryDelegate::kEdge, 0, GalleryDelegate::kBetween, 0);
    line->addWidget(part);
    return line;
}

QToolButton* makeViewButton(const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setCheckable(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}
} // namespace

PersonasOverview::PersonasOverview(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_model(new PersonaModel(this)),
      m_galleryRows(new PersonaFilter(m_model, this)), m_tableRows(new PersonaFilter(m_model, this)),
      m_scroll(new QScrollArea(this)), m_gallery(new GalleryView(*m_galleryRows, nullptr)),
      m_table(new PersonaRows(*m_tableRows, nullptr)), m_note(makeWrappedLabel({}, WidgetRole::Muted)),
      m_nameFields(makeButton(tr("Name them under Collect"), WidgetRole::Ghost)),
      m_noMatch(makeWrappedLabel({}, WidgetRole::Second)), m_gap(new QWidget) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    // Cards reach a little further than the rest, to keep room around them.
    column->setContentsMargins(kMargin - GalleryDelegate::kEdge, 14, kMargin - GalleryDelegate::kBetween,
                               kMargin);
    column->setSpacing(0);
    column->addLayout(inset(makeHead()));
    auto* noteLine = new QHBoxLayout;
    noteLine->addWidget(m_note, 1);
    noteLine->addWidget(m_nameFields);
    noteLine->setContentsMargins(GalleryDelegate::kEdge, 0, GalleryDelegate::kBetween, 0);
    column->addLayout(noteLine);
    column->addSpacing(kSpacing - GalleryDelegate::kEdge);
    column->addWidget(m_gallery);
    column->addLayout(inset(m_table));
    column->addLayout(inset(m_noMatch));
    m_gap->setFixedHeight(kBelow);
    column->addWidget(m_gap);
    column->addLayout(inset(makeLower()));
    column->addStretch();
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_scroll);
    connectParts();
    refreshIcons();
    setView(View::Gallery);
}

QWidget* PersonasOverview::makeHead() {
    auto* head = new QWidget;
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    m_sentence = makeWrappedLabel({}, WidgetRole::Second);
    m_galleryButton = makeViewButton(tr("Gallery"), head);
    m_tableButton = makeViewButton(tr("Table"), head);
    line->addWidget(makeLabel(tr("Personas"), WidgetRole::PageHeading));
    line->addWidget(m_sentence, 1);
    line->addWidget(m_galleryButton);
    line->addWidget(m_tableButton);
    return head;
}

QWidget* PersonasOverview::makeLower() {
    m_lower = new QFrame;
    vignette::setRole(m_lower, WidgetRole::Card);
    m_lowerLine = new QHBoxLayout(m_lower);
    m_lowerLine->setContentsMargins(14, 10, 14, 10);
    m_lowerLine->setSpacing(16);
    m_likeness = new LikenessPanel(m_workbench.wording(), m_lower);
    m_compare = new ComparePanel(m_workbench.wording(), m_lower);
    m_lowerLine->addWidget(m_likeness, 9);
    m_lowerLine->addWidget(m_compare, 5);
    m_lowerLine->setAlignment(m_compare, Qt::AlignTop);
    m_lowerLine->setAlignment(m_likeness, Qt::AlignTop);
    return m_lower;
}

void PersonasOverview::connectParts() {
    connect(m_galleryButton, &QToolButton::clicked, this, [this] { setView(View::Gallery); });
    connect(m_tableButton, &QToolButton::clicked, this, [this] { setView(View::Table); });
    connect(m_gallery->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { chooseRow(*m_galleryRows, now); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { chooseRow(*m_tableRows, now); });
    connect(m_gallery, &GalleryView::openRequested, this, &PersonasOverview::openRequested);
    connect(m_table, &PersonaRows::openRequested, this, &PersonasOverview::openRequested);
    connect(m_likeness, &LikenessPanel::personaChosen, this, &PersonasOverview::choose);
    connect(m_compare, &ComparePanel::personaChosen, this, &PersonasOverview::choose);
    connect(m_compare, &ComparePanel::opened, this, [this](bool isOpen) {
        m_likeness->setWordsVisible(!isOpen);
        m_lowerLine->setStretchFactor(m_likeness, isOpen ? 3 : 9);
    });
    connect(m_nameFields, &QPushButton::clicked, this,
            [this] { emit m_workbench.pageRequested(QStringLiteral("collect")); });
    for (QAbstractItemView* view :
         {static_cast<QAbstractItemView*>(m_gallery), static_cast<QAbstractItemView*>(m_table)})
        connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint& position) {
            emit menuRequested(view->viewport()->mapToGlobal(position));
        });
}

void PersonasOverview::refresh() {
    const Release* release = m_workbench.release();
    m_isSyncing = true; // rows may come and go; the choice is made again below
    m_model->show(release, m_workbench.wording());
    m_isSyncing = false;
    m_likeness->show(release);
    m_compare->show(release);
    m_lower->setVisible(release && release->personas().size() > 1);
    const bool isThere = m_model->rowOf(m_chosen) >= 0;
    if (!isThere && m_model->rowCount() > 0) m_chosen = m_model->brief(0).id;
    showChosen();
    refreshWords();
}

void PersonasOverview::setTyped(const QString& typed) {
    m_typed = typed;
    m_galleryRows->setTyped(typed);
    m_tableRows->setTyped(typed);
    // What is chosen stays in sight: else the first that matches.
    if (!m_galleryRows->indexOf(m_chosen).isValid() && m_galleryRows->rowCount() > 0)
        choose(m_galleryRows->brief(m_galleryRows->index(0, 0))->id);
    showChosen();
    refreshWords();
}

void PersonasOverview::setView(View view) {
    const bool hadFocus = m_gallery->hasFocus() || m_table->hasFocus();
    if (view != this->view()) m_scroll->verticalScrollBar()->setValue(0);
    QWidget* const shown = view == View::Gallery ? static_cast<QWidget*>(m_gallery) : m_table;
    QWidget* const hidden = view == View::Gallery ? static_cast<QWidget*>(m_table) : m_gallery;
    shown->show();
    if (hadFocus) shown->setFocus(); // before the other goes, or the focus jumps down the page
    hidden->hide();
    m_gap->setVisible(view == View::Table); // cards keep their own distance
    m_table->setVisible(view == View::Table);
    m_galleryButton->setChecked(view == View::Gallery);
    m_tableButton->setChecked(view == View::Table);
    m_table->setOrder(m_workbench.role() == Role::ChecksNumbers ? PersonaRows::Order::FirmnessFirst
                                                                : PersonaRows::Order::WordsFirst);
    showChosen();
}

PersonasOverview::View PersonasOverview::view() const {
    return m_tableButton->isChecked() ? View::Table : View::Gallery;
}

void PersonasOverview::focusView() {
    if (view() == View::Table)
        m_table->setFocus();
    else
        m_gallery->setFocus();
}

QString PersonasOverview::focusedTableWords() const {
    const QTableView* pair = m_compare->openTable();
    if (!pair || !pair->hasFocus()) return {};
    QModelIndexList rows = pair->selectionModel()->selectedRows();
    if (rows.isEmpty())
        for (int row = 0; row < pair->model()->rowCount(); ++row)
            rows.append(pair->model()->index(row, 0));
    return tableWords(*pair->model(), rows);
}

void PersonasOverview::choose(const PersonaId& persona) {
    if (persona == m_chosen) return;
    m_chosen = persona;
    showChosen();
    emit personaChosen(persona);
}

void PersonasOverview::setChosen(const PersonaId& persona) {
    m_chosen = persona;
    showChosen();
}

void PersonasOverview::chooseRow(const PersonaFilter& personas, const QModelIndex& index) {
    if (m_isSyncing) return;
    if (const PersonaBrief* brief = personas.brief(index)) choose(brief->id);
}

void PersonasOverview::showChosen() {
    m_isSyncing = true;
    m_gallery->setCurrentIndex(m_galleryRows->indexOf(m_chosen));
    const QModelIndex row = m_tableRows->indexOf(m_chosen);
    if (m_table->currentIndex().row() != row.row() || !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(row);
    m_isSyncing = false;
    m_likeness->setSelected(m_chosen);
    m_compare->setSelected(m_chosen);
    const QRect card = m_gallery->visualRect(m_gallery->currentIndex());
    if (m_gallery->isVisible() && card.isValid()) {
        const QPoint middle = m_gallery->mapTo(m_scroll->widget(), card.center());
        m_scroll->ensureVisible(middle.x(), middle.y(), 0, card.height() / 2);
    }
}

QString PersonasOverview::sentence(const Release::Content& content) const {
    return tr("%n group(s) of patients and what each needs.", nullptr,
              static_cast<int>(content.personas.size()));
}

QString PersonasOverview::note(const Release::Content& content) const {
    QStringList notes;
    if (content.unpublishedPersonas > 0)
        notes << tr(
            "%n more group(s) did not stay together when the patients were redrawn, and are not shown.",
            nullptr, content.unpublishedPersonas);
    if (content.withheldPersonas > 0)
        notes << tr("%n more group(s) have fewer than 11 people and are not shown.", nullptr,
                    content.withheldPersonas);
    if (!content.unnamedFields.empty())
        notes << tr("%n field(s) have no plain label yet and stand on no card.", nullptr,
                    static_cast<int>(content.unnamedFields.size()));
    return notes.join(QLatin1Char(' '));
}

void PersonasOverview::refreshWords() {
    const Release* release = m_workbench.release();
    if (!release) return;
    m_sentence->setText(sentence(release->content()));
    const QString words = note(release->content());
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
    m_nameFields->setVisible(!release->content().unnamedFields.empty());
    m_noMatch->setText(tr("No persona speaks of “%1”. Try another word.").arg(m_typed));
    m_noMatch->setVisible(m_galleryRows->rowCount() == 0 && m_model->rowCount() > 0);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + 16 +
                            m_tableRows->rowCount() * m_table->verticalHeader()->defaultSectionSize());
}

void PersonasOverview::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_tableButton) refreshIcons();
}

void PersonasOverview::refreshIcons() {
    const ColourTheme& theme = currentTheme();
    m_galleryButton->setIcon(icon(IconName::Grid, theme.secondary, theme.accent));
    m_tableButton->setIcon(icon(IconName::Table, theme.secondary, theme.accent));
}

} // namespace vignette
