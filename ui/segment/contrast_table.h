#pragma once

#include "ui/segment/contrast_model.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

namespace vignette {

/// Mark over name for each segment.
class ContrastHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit ContrastHeader(QWidget* parent);
    void setSelectedSegment(int segment);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    int m_selected = -1;
};

/// Cells in one hue, their figure printed on them; the label with "checked" where the field did not form.
class ContrastDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ContrastDelegate(QObject* parent) : QStyledItemDelegate(parent) {}
    void setSelectedSegment(int segment) { m_selected = segment; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// The ground of a cell: stays light (dark) enough for the text on it.
    static QColor colourOf(double heat);

private:
    int m_selected = -1;
};

/// The heat table: moving in it chooses the column's segment; copies rounded figures only.
class ContrastTable : public QTableView {
    Q_OBJECT

public:
    ContrastTable(ContrastModel& model, const Wording& wording, QWidget* parent);
    void setSelectedSegment(int segment);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {260, 140}; }

public slots:
    void copy() const;

signals:
    void segmentChosen(int segment);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeColumns();

    ContrastModel& m_lines;
    const Wording& m_wording;
    ContrastHeader* m_head;
    ContrastDelegate* m_cells;
};

} // namespace vignette
