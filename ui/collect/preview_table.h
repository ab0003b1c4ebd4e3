#pragma once

#include "ui/collect/quiet_table.h"

namespace vignette {

class PreviewHeader;
class PreviewModel;

/// The first rows of a file. A click on a column's header, the menu key or Return asks for the menu of the
/// column.
class PreviewTable : public QuietTable {
    Q_OBJECT

public:
    PreviewTable(PreviewModel& preview, QWidget* parent);
    /// After the model showed something else: widths, and the cell that was current before.
    void settle();
    /// Shows only the columns whose name holds what was typed.
    void filterColumns(const QString& typed);

signals:
    void columnMenuRequested(const QString& column, const QPoint& place);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void askFor(int column, const QPoint& place);
    int widthOf(int column) const;

    PreviewModel& m_preview;
    PreviewHeader* m_header;
    QString m_typed;
    QPoint m_current; ///< column and row that had the focus
};

} // namespace vignette
