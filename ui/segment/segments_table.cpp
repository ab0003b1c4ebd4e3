#include "ui/segment/segments_table.h"

#include "ui/segment/segment_copy.h"
#include "ui/theme/widgets.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace vignette {

namespace {
constexpr int kRowHeight = 28;
constexpr int kHeadHeight = 42;
} // namespace

SegmentsTable::SegmentsTable(SegmentModel& model, const Wording& wording, QWidget* parent)
    : QTableView(parent), m_rows(model), m_wording(wording) {
    setModel(&model);
    setRole(this, WidgetRole::Plain);
    setAccessibleName(tr("Segments"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setFixedHeight(kHeadHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(SegmentModel::Name, QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(64);
    auto* copyRounded = new QAction(tr("Copy rounded figures"), this);
    connect(copyRounded, &QAction::triggered, this, &SegmentsTable::copy);
    addAction(copyRounded);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(
        selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) { emit segmentChosen(current.isValid() ? current.row() : -1); });
}

void SegmentsTable::setSelectedSegment(int segment) {
    if (segment < 0)
        clearSelection();
    else if (currentIndex().row() != segment)
        setCurrentIndex(model()->index(segment, 0));
}

QSize SegmentsTable::sizeHint() const {
    return {600, kHeadHeight + kRowHeight * model()->rowCount() + 2 * frameWidth() + 2};
}

void SegmentsTable::copy() const {
    QGuiApplication::clipboard()->setText(copiedSegments(m_rows.rows(), m_wording));
}

void SegmentsTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy(); // the view's own way would copy the exact figure
    else
        QTableView::keyPressEvent(event);
}

} // namespace vignette
