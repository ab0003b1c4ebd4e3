#pragma once

#include "ui/personas/persona_brief.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace vignette {

/// The released personas as rows, for the gallery (whole cards through BriefRole) and the table (columns).
class PersonaModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Name,
        Age,
        Title,
        People,
        Share,
        Channel,
        Action,
        Overlap,
        NoGroups,
        Firmness,
        ColumnCount
    };
    enum Role { BriefRole = Qt::UserRole, OrderRole };

    explicit PersonaModel(QObject* parent) : QAbstractTableModel(parent) {}

    /// Takes the personas over; null or empty: no rows. Rows stay where the same personas come again.
    void show(const Release* release, const Wording& wording);
    const PersonaBrief& brief(int row) const { return m_briefs[static_cast<std::size_t>(row)]; }
    int rowOf(const PersonaId& id) const; ///< −1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const PersonaBrief& brief, int column) const;
    QVariant order(const PersonaBrief& brief, int column) const;

    std::vector<PersonaBrief> m_briefs;
};

/// Personas whose words hold everything typed; sorts by figures, not by their words.
class PersonaFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit PersonaFilter(PersonaModel* source, QObject* parent);
    void setTyped(const QString& typed);
    const PersonaBrief* brief(const QModelIndex& index) const; ///< null for an index of nothing
    QModelIndex indexOf(const PersonaId& id) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    PersonaModel& m_source;
    QString m_typed;
};

} // namespace vignette

Q_DECLARE_METATYPE(vignette::PersonaBrief)
