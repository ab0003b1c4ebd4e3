#pragma once

#include "ui/personas/gallery_delegate.h"

#include <QListView>

namespace vignette {

/// The gallery: as many cards side by side as fit, as high as all of them, so that the page scrolls and not
/// the gallery. Arrows move, Enter opens.
class GalleryView : public QListView {
    Q_OBJECT

public:
    explicit GalleryView(PersonaFilter& personas, QWidget* parent);

    QSize sizeHint() const override { return {3 * 262, heightForWidth(width())}; }
    QSize minimumSizeHint() const override { return {250, 120}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    /// Cards or their words changed: lay them anew.
    void refresh();

signals:
    void openRequested(); ///< Enter or a double click on a card

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override; ///< left to the page, which scrolls

private:
    static int columnsIn(int width);

    PersonaFilter& m_personas;
    GalleryDelegate* m_delegate;
};

} // namespace vignette
