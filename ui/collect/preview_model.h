#pragma once

#include "core/base/dates.h"
#include "core/study/import_proposal.h"
#include "ui/collect/cell_mask.h"

#include <QAbstractTableModel>

#include <vector>

namespace vignette {

/// The first rows of a file as the study would hold them. Holds masked texts only: no role gives a cell of a
/// key or of a column that is not stored.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole, ///< of a cell: ShownCell::Kind as int
        LineRole,                ///< of a header: what the column is and becomes
        HiddenRole,              ///< of a header: the column is not stored
    };

    explicit PreviewModel(QObject* parent) : QAbstractTableModel(parent) {}

    /// `dataEnd` is the day ages are counted at.
    void show(const ExtractPreview& preview, const ExtractSurvey& survey, const ExtractPlan& plan,
              Date dataEnd);
    void clear();
    QString columnName(int column) const; ///< empty outside the table
    int hiddenColumns() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Column {
        QString name;
        QString line;
        QString why;
        bool isHidden = false;
        std::vector<ShownCell> cells; ///< one a row
    };
    static Column columnOf(const ExtractPreview& preview, const ExtractSurvey& known, const ExtractPlan& plan,
                           std::size_t index, Date dataEnd);

    std::vector<Column> m_columns;
    int m_rows = 0;
};

} // namespace vignette
