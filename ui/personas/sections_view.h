#pragma once

#include "core/model/card_page.h"
#include "ui/card/card_layout.h"

#include <QPixmap>
#include <QWidget>

namespace vignette {

/// Sections of a card (headings, bars, legend) inside a panel that scrolls: as high as they need to be. Up
/// and Down move among the statements, Enter or a click chooses one.
class SectionsView : public QWidget {
    Q_OBJECT

public:
    explicit SectionsView(QWidget* parent);

    /// `page` without header and footer; its hue colours the bars.
    void setPage(const CardPage& page);
    QString selectedStatement() const { return m_selected; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {300, heightForWidth(std::max(width(), 240))}; }
    QSize minimumSizeHint() const override { return {220, 0}; }

signals:
    void statementChosen(const QString& key);
    void selectionMoved(const QRect& place); ///< to scroll to

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    CardLayout laidFor(int width) const;
    void relayout();
    void select(int index);
    QRect placeOf(const StatementHit& hit) const;
    const std::vector<StatementHit>& statements() const { return m_layout.sheets.front().statements; }

    CardPage m_page;
    CardLayout m_layout;
    QPixmap m_picture;
    QString m_selected;
    int m_index = -1;
};

} // namespace vignette
