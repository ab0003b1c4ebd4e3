#include "ui/personas/gallery_view.h"

#include <QKeyEvent>
#include <QWheelEvent>

namespace vignette {

namespace {
constexpr int kLeastCell = 262;
constexpr int kSlack = 2; ///< so that no rounding pushes the last card of a row into the next
} // namespace

GalleryView::GalleryView(PersonaFilter& personas, QWidget* parent)
    : QListView(parent), m_personas(personas), m_delegate(new GalleryDelegate(personas, this)) {
    setModel(&personas);
    setItemDelegate(m_delegate);
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setFrameShape(QFrame::NoFrame);
    // The page shows between the cards, and the chosen card itself shows the focus.
    setStyleSheet(QStringLiteral("QListView { background: transparent; border: none; } "
                                 "QListView::item { padding: 0; border: none; }"));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Personas"));
    setContextMenuPolicy(Qt::CustomContextMenu);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QListView::doubleClicked, this, &GalleryView::openRequested);
    connect(&personas, &QAbstractItemModel::rowsInserted, this, &GalleryView::refresh);
    connect(&personas, &QAbstractItemModel::rowsRemoved, this, &GalleryView::refresh);
    connect(&personas, &QAbstractItemModel::modelReset, this, &GalleryView::refresh);
    connect(&personas, &QAbstractItemModel::dataChanged, this, &GalleryView::refresh);
}

int GalleryView::columnsIn(int width) {
    return std::max(1, width / kLeastCell);
}

int GalleryView::heightForWidth(int width) const {
    const int columns = columnsIn(width);
    const int rows = (m_personas.rowCount() + columns - 1) / columns;
    return rows * m_delegate->cellSize().height() + kSlack;
}

void GalleryView::refresh() {
    m_delegate->setCellWidth((width() - kSlack) / columnsIn(width()));
    setGridSize(m_delegate->cellSize());
    setFixedHeight(heightForWidth(width()));
    viewport()->update();
}

void GalleryView::changeEvent(QEvent* event) {
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_delegate) m_delegate->forget();
}

void GalleryView::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) refresh();
}

void GalleryView::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

void GalleryView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid()) emit openRequested();
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace vignette
