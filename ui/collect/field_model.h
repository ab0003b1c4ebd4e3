#pragma once

#include "core/model/field.h"

#include <QAbstractTableModel>

#include <vector>

namespace vignette {

/// The fields of a study, one a row. Fields that still need a name come first when the set is shown anew and
/// stay where they are while they are edited. An edit is only asked for (edited()); the study decides, and
/// the model is shown again.
class FieldModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Label, Use, ThemeColumn, Direction, Values, Claim, Unit, Why, Source, ColumnCount };
    enum Role {
        NeedsNameRole = Qt::UserRole, ///< bool
        SearchRole,                   ///< all words of the row
    };

    explicit FieldModel(QObject* parent) : QAbstractTableModel(parent) {}

    void show(const std::vector<Field>& fields);
    void setReadOnly(bool isReadOnly);
    bool isReadOnly() const { return m_isReadOnly; }
    const Field& field(int row) const;
    const std::vector<Field>& fields() const { return m_fields; } ///< in the study's order
    int needsNameCount() const;
    /// Asks for another use of these rows, as one step.
    void setUse(const std::vector<int>& rows, FieldUse use);
    /// Asks for other words of the values, and another yes.
    void setValues(int row, const std::vector<ValueLabel>& values, const std::string& yesCode);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// The fields as they shall be, and what the step is called.
    void edited(const std::vector<vignette::Field>& fields, const QString& stepName);

private:
    QString text(const Field& field, int column) const;
    QVariant editValue(const Field& field, int column) const;
    bool apply(Field& field, int column, const QVariant& value) const;
    Field* at(std::vector<Field>& fields, int row) const;

    std::vector<Field> m_fields;
    std::vector<std::size_t> m_order; ///< row → place in m_fields
    bool m_isReadOnly = false;
};

/// Sets what a person decided about the use, with its reason in plain words.
void decideUse(Field& field, FieldUse use);

} // namespace vignette
