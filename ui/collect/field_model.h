#pragma once

#include "core/model/quality.h"
#include "core/model/wording.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace vignette {

/// The fields of a study, one a row. Fields that still need a name come first when the set is shown anew and
/// stay where they are while they are edited. An edit is only asked for (edited()); the study decides, and
/// the model is shown again.
class FieldModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Label,
        Findings, ///< what may be wrong, in short words
        Use,
        Filled,  ///< share of patients with a value, as a bar
        Picture, ///< bars
        Middle,  ///< middle of numbers, or the most frequent level
        Kind,
        Unit,
        ThemeColumn,
        Direction,
        Values,
        Claim,
        Why,
        Source,
        ColumnCount
    };
    enum Role {
        NeedsNameRole = Qt::UserRole, ///< bool
        SearchRole,                   ///< all words of the row
        SortRole,                     ///< what the column is sorted by
    };

    FieldModel(const Wording& wording, QObject* parent) : QAbstractTableModel(parent), m_wording(wording) {}

    void show(const std::vector<Field>& fields);
    /// What the fields hold; until then, those columns are empty.
    void setQuality(std::optional<QualityReport> report);
    const FieldQuality* quality(int row) const; ///< null while it is not known
    /// The row of the field, or −1.
    int rowOf(const std::string& key) const;
    void setReadOnly(bool isReadOnly);
    bool isReadOnly() const { return m_isReadOnly; }
    const Field& field(int row) const;
    const std::vector<Field>& fields() const { return m_fields; } ///< in the study's order
    int needsNameCount() const;
    /// Asks for another use of these rows, as one step. Rows that would form although most patients have no
    /// value wait for a reason (reasonAsked).
    void setUse(const std::vector<int>& rows, FieldUse use);
    /// Has these fields form segments for a reason a person gave.
    void formFor(const std::vector<std::string>& keys, const std::string& reason);
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
    /// These fields form segments only when a person says why.
    void reasonAsked(const std::vector<std::string>& keys);

private:
    QString text(const Field& field, int column) const;
    QVariant editValue(const Field& field, int column) const;
    bool apply(Field& field, int column, const QVariant& value) const;
    Field* at(std::vector<Field>& fields, int row) const;
    bool needsReason(const Field& field) const;
    QString qualityText(const FieldQuality& quality, int column) const;
    QVariant sortValue(int row, int column) const;
    void findQualities();

    const Wording& m_wording;
    std::optional<QualityReport> m_report;
    std::vector<const FieldQuality*> m_qualities; ///< one a field, null while it is not known

    std::vector<Field> m_fields;
    std::vector<std::size_t> m_order; ///< row → place in m_fields
    bool m_isReadOnly = false;
};

/// Sets what a person decided about the use, with its reason in plain words.
void decideUse(Field& field, FieldUse use);

} // namespace vignette
