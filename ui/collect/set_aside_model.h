#pragma once

#include "core/model/extract.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace vignette {

/// Rows of a file that were set aside, one line a reason, most frequent first.
class SetAsideModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Rows, Why, FirstLine, ColumnCount };

    explicit SetAsideModel(QObject* parent) : QAbstractTableModel(parent) {}
    void show(const ExtractSurvey& survey);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        RowProblemKind kind = RowProblemKind::TooFewCells;
        std::uint64_t count = 0;
        std::optional<std::uint64_t> firstLine; ///< empty when it is not among the rows that were noted
    };
    std::vector<Line> m_lines;
};

} // namespace vignette
