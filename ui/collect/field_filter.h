#pragma once

#include <QSortFilterProxyModel>

namespace vignette {

/// Fields whose words hold everything typed, and of one kind: all, without a name, of one use, or with one
/// finding. Sorted by FieldModel::SortRole.
class FieldFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Show {
        All,
        NeedName,
        Form,
        Check,
        Hide,
        Findings, ///< anything found
        Impossible,
        Constant, ///< or nearly
        Duplicate,
        MixedUnits,
        ManyMissing
    };

    explicit FieldFilter(QObject* parent);
    void setTyped(const QString& typed);
    void setShow(Show show);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool isShown(int row) const;

    QStringList m_typed;
    Show m_show = Show::All;
};

} // namespace vignette
