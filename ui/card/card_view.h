#pragma once

#include "ui/card/card_layout.h"

#include <QAbstractScrollArea>
#include <QPixmap>

#include <functional>
#include <vector>

class QLabel;
class QPlainTextEdit;

namespace vignette {

/// One card page on screen, as wide as the view allows, in the current theme. Tab moves among the texts that
/// may be edited and the statements; Enter or a double click edits (Enter again keeps, Shift+Enter is a new
/// line, Esc throws away); Enter or a click on a statement asks for its evidence. Editing changes nothing
/// here: the owner hears editRequested and sets the new page. A screen reader hears the page's text and each
/// part as it gets the focus.
class CardView : public QAbstractScrollArea {
    Q_OBJECT

public:
    enum class Editing { Allowed, Off };

    explicit CardView(QWidget* parent = nullptr);

    /// Keeps scroll position and focus when the page has the same title.
    void setPage(const CardPage& page);
    const CardPage& page() const { return m_page; }
    void setDirection(Qt::LayoutDirection direction);
    void setEditing(Editing editing);
    /// Marks a statement, scrolls it into view; empty: none.
    void setSelectedStatement(const QString& key);
    /// Opens the editor of a slot; false when the page has no such slot or editing is off.
    bool editSlot(const QString& slot);
    bool isEditing() const { return m_editor != nullptr; }
    /// What to warn of while a text is typed, in words; empty: of nothing. It stands under the editor and
    /// holds nothing back.
    void setTypedCheck(std::function<QString(const QString& typed)> check);
    /// Slot or statement key at a position of the viewport, for context menus; empty when none.
    QString slotAt(const QPoint& position) const;
    QString statementAt(const QPoint& position) const;
    QString cardText() const { return m_layout.text(); }
    /// Where a slot stands in the viewport; empty when there is none.
    QRect slotRect(const QString& slot) const;

    QSize sizeHint() const override { return {760, 900}; }

signals:
    void editRequested(const QString& slot, const QString& text);
    void statementActivated(const QString& key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Pixels a point: the smallest text of a card, 8.6 points, becomes 11 pixels.
    static constexpr double kZoom = 1.3;

    /// A place the focus can stand on: an editable text or a statement.
    struct Target {
        QRectF rect; ///< points
        QString slot;
        QString statement;
        QString words;
        int slotIndex = -1;
    };
    enum class EditorEnd { Keep, Discard };

    void relayout();
    void collectTargets();
    void updateScrollBars();
    void setFocusedTarget(int index);
    void activate(const Target& target);
    void openEditor(const Target& target);
    void closeEditor(EditorEnd end);
    void showWarning();
    int targetAt(const QPoint& position) const;
    QRectF toViewport(const QRectF& points) const;
    QPointF origin() const; ///< of the sheet in the viewport
    void paintOverlays(QPainter& painter);

    CardPage m_page;
    CardLayout m_layout;
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
    Editing m_editing = Editing::Allowed;
    std::vector<Target> m_targets;
    int m_focused = -1;
    int m_hovered = -1;
    QString m_selectedStatement;
    QPlainTextEdit* m_editor = nullptr;
    QString m_editedSlot;
    std::function<QString(const QString&)> m_check;
    QLabel* m_warning = nullptr;
    QPixmap m_picture; ///< the painted sheet; null until the next paint
};

} // namespace vignette
