#pragma once

#include "core/model/wording.h"
#include "ui/segment/segment_facts.h"
#include "ui/segment/segment_rows.h"

#include <QAbstractTableModel>

namespace vignette {

/// "What makes them different": a line a field, a column a segment, then all. Exact, for the working screen.
class ContrastModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        HeatRole = Qt::UserRole, ///< 0..1; invalid where there is no colour
        CheckedRole,             ///< bool, first column: used only to check
        MarkNumberRole,          ///< header: of the segment's mark
        MarkHueRole,
    };

    ContrastModel(const Wording& wording, QObject* parent)
        : QAbstractTableModel(parent), m_wording(wording) {}

    void show(std::vector<ContrastLine> lines, std::vector<SegmentRow> segments);
    /// How many lines; while something is typed, every line whose words hold it.
    void setMost(std::size_t most);
    void setTyped(const QString& typed);
    std::vector<ContrastLine> shownLines() const;
    const std::vector<SegmentRow>& segments() const { return m_segments; }
    int segmentOf(int column) const; ///< −1: the label or all

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    const ContrastLine& line(int row) const { return m_lines[m_shown[static_cast<std::size_t>(row)]]; }
    double value(const ContrastLine& line, int column) const;
    QString words(const ContrastLine& line, int column) const;
    QString tip(const ContrastLine& line, int column) const;
    QVariant heat(const ContrastLine& line, int column) const;

    const Wording& m_wording;
    std::vector<ContrastLine> m_lines;
    std::vector<SegmentRow> m_segments;
    std::vector<std::size_t> m_shown;
    std::size_t m_most = 8;
    QString m_typed;
};

} // namespace vignette
