#pragma once

#include "core/model/extract.h"

#include <QAbstractTableModel>

#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// The rows that were set aside, one a line: where, why, how many cells, and what stands there. That is a
/// shape (letters as A, digits as 9) until a person asks to see the file's own text.
class SetAsideRowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Why, Cells, Content, ColumnCount };
    using RowCells = std::vector<std::string>;

    explicit SetAsideRowsModel(QObject* parent) : QAbstractTableModel(parent) {}
    void show(const ExtractSurvey& survey);
    /// One entry a row, in the survey's order; empty: shapes again.
    void reveal(const std::vector<RowCells>& cells);
    bool isRevealed() const { return !m_cells.empty(); }
    /// Only rows of this reason (empty: any) whose text holds what was typed.
    void filter(std::optional<RowProblemKind> kind, const QString& typed);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString content(std::size_t row) const;

    std::vector<RowProblem> m_problems;
    std::vector<RowCells> m_cells;
    std::vector<std::size_t> m_shown; ///< rows that pass the filter
    std::optional<RowProblemKind> m_kind;
    QString m_typed;
};

} // namespace vignette
