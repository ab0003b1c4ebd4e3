#include "ui/collect/quiet_table.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace vignette {

namespace {
constexpr int kRowHeight = 27;
constexpr int kLeastHeight = 92;
} // namespace

QuietTable::QuietTable(const QString& name, QWidget* parent) : QTableView(parent) {
    setAccessibleName(name);
    setTabKeyNavigation(false);
    // Takes the room there is; asks for no more than its least height.
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    setMinimumHeight(kLeastHeight);
    setShowGrid(false);
    setCornerWidget(new QWidget(this)); // the style would draw a box between the scroll bars
    setWordWrap(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void QuietTable::fitHeight(int most) {
    const int rows = std::min(model() ? model()->rowCount() : 0, most);
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows * kRowHeight + 2);
}

void QuietTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace vignette
