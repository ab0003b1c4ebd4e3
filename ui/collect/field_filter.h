#pragma once

#include <QSortFilterProxyModel>

namespace vignette {

/// Fields whose words hold everything typed, and of one kind: all, without a name, or of one use.
class FieldFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Show { All, NeedName, Form, Check, Hide };

    explicit FieldFilter(QObject* parent) : QSortFilterProxyModel(parent) {}
    void setTyped(const QString& typed);
    void setShow(Show show);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_typed;
    Show m_show = Show::All;
};

} // namespace vignette
