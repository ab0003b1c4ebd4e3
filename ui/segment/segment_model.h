#pragma once

#include "core/model/wording.h"
#include "ui/segment/segment_rows.h"

#include <QAbstractTableModel>

namespace vignette {

/// The segments as a table, exact. A row is a segment, in the segmentation's order.
class SegmentModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, People, Share, Overlap, NoGroups, Reading, ColumnCount };

    SegmentModel(const Wording& wording, QObject* parent) : QAbstractTableModel(parent), m_wording(wording) {}

    void show(std::vector<SegmentRow> rows, const ValidationReport& report);
    const std::vector<SegmentRow>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const SegmentRow& row, int column) const;
    QString formula(int column) const;

    const Wording& m_wording;
    std::vector<SegmentRow> m_rows;
    ValidationReport m_report;
};

} // namespace vignette
