#include "ui/personas/gallery_view.h"

#include <QKeyEvent>

namespace vignette {

namespace {
constexpr int kLeastCard = 250;
constexpr int kBetween = 12; ///< the delegate leaves it free at the right and under a card
constexpr int kEdge = 3;     ///< room for the ring around a card that has focus
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
    return std::max(1, (width + kBetween) / (kLeastCard + kBetween));
}

void GalleryView::layOut(int width) {
    const int columns = columnsIn(width);
    m_delegate->setCardWidth((width - 2 * kEdge - (columns - 1) * kBetween) / columns);
}

int GalleryView::heightForWidth(int width) const {
    const int columns = columnsIn(width);
    const int cards = m_personas.rowCount();
    const int rows = (cards + columns - 1) / columns;
    return rows * (m_delegate->cardHeight() + kBetween) + kEdge;
}

QSize GalleryView::sizeHint() const {
    return {3 * (kLeastCard + kBetween), heightForWidth(width())};
}

void GalleryView::refresh() {
    layOut(width());
    const int columns = columnsIn(width());
    setGridSize({(width() - 2 * kEdge + kBetween) / columns, m_delegate->cardHeight() + kBetween});
    setFixedHeight(heightForWidth(width()));
    viewport()->update();
}

void GalleryView::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) refresh();
}

void GalleryView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid()) emit openRequested();
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace vignette
