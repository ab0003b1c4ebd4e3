#pragma once

#include "core/model/rollup_rule.h"

#include <QAbstractTableModel>
#include <QString>

#include <set>
#include <string>
#include <vector>

namespace vignette {

/// Per-person summaries a file offers, each with a tick for "bring in".
class RollupModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Label, How, Window, ColumnCount };

    explicit RollupModel(QObject* parent) : QAbstractTableModel(parent) {}
    /// `blocked`: names of summaries that read a column which is left out.
    void show(const std::vector<RollupRule>& offered, const std::vector<RollupRule>& kept,
              const std::set<std::string>& blocked);
    int keptCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// Only asks: keepRequested(). The proposal decides and the model is shown again.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void keepRequested(const std::string& name, bool isKept);

private:
    struct Line {
        RollupRule rule;
        bool isKept = true;
        bool isBlocked = false;
    };
    QString text(const Line& line, int column) const;

    std::vector<Line> m_lines;
};

} // namespace vignette
