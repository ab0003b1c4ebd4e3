#pragma once

#include "core/model/card_page.h"
#include "ui/card/card_layout.h"

#include <QPixmap>
#include <QWidget>

namespace vignette {

/// One sheet of paper as it will be printed, as large as fits. Page Up and Page Down, or the arrow keys, ask
/// for another.
class SheetPreview : public QWidget {
    Q_OBJECT

public:
    explicit SheetPreview(QWidget* parent);

    void setPage(const CardPage& page, bool isLetter, Qt::LayoutDirection direction);
    QSize sizeHint() const override { return {420, 560}; }
    QSize minimumSizeHint() const override { return {200, 260}; }

signals:
    void stepRequested(int by);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF sheetRect() const;

    CardLayout m_layout;
    QPixmap m_picture;
};

} // namespace vignette
