#pragma once

#include "ui/checks/check_sheet.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace vignette {

/// The rows of a sheet; every cell and header has its column's formula as tooltip.
class CheckModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { BarRole = Qt::UserRole }; ///< CheckCell::bar, or nothing

    using QAbstractTableModel::QAbstractTableModel;
    void show(CheckSheet sheet);
    const CheckSheet& sheet() const { return m_sheet; }
    /// Tab-separated lines with rounded counts.
    QString copied() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    CheckSheet m_sheet;
};

/// A sheet to move in by keyboard; copies rounded figures only.
class CheckTable : public QTableView {
    Q_OBJECT

public:
    explicit CheckTable(const QString& name, QWidget* parent = nullptr);
    void show(CheckSheet sheet);
    const CheckModel& lines() const { return *m_model; }
    QSize minimumSizeHint() const override { return {260, 96}; }

public slots:
    void copy() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    CheckModel* m_model;
};

} // namespace vignette
