#include "ui/personas/persona_table.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace vignette {

namespace {
constexpr int kRowHeight = 34;
constexpr int kTitleWidth = 240;
constexpr int kActionWidth = 190;

using Column = PersonaModel::Column;
constexpr Column kFirmnessFirst[] = {Column::Name,    Column::Overlap, Column::NoGroups, Column::Firmness,
                                     Column::People,  Column::Share,   Column::Age,      Column::Title,
                                     Column::Channel, Column::Action};
constexpr Column kWordsFirst[] = {Column::Name,     Column::Age,     Column::Title,  Column::People,
                                  Column::Share,    Column::Channel, Column::Action, Column::Overlap,
                                  Column::NoGroups, Column::Firmness};
} // namespace

PersonaRows::PersonaRows(PersonaFilter& personas, QWidget* parent) : QTableView(parent) {
    setModel(&personas);
    setAccessibleName(tr("Personas as a table"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSortingEnabled(true);
    sortByColumn(Column::Name, Qt::AscendingOrder);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const auto& [column, width] :
         {std::pair{Column::Title, kTitleWidth}, {Column::Action, kActionWidth}}) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
        setColumnWidth(column, width);
    }
    connect(this, &QTableView::doubleClicked, this, &PersonaRows::openRequested);
}

void PersonaRows::setOrder(Order order) {
    const auto& columns = order == Order::FirmnessFirst ? kFirmnessFirst : kWordsFirst;
    for (int place = 0; place < static_cast<int>(std::size(columns)); ++place)
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(columns[place]), place);
}

void PersonaRows::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) {
        emit openRequested();
        return;
    }
    if (event->matches(QKeySequence::Copy)) { // the page copies whole rows
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace vignette
