#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"
#include "ui/charts/comparison_chart.h"

#include <QAbstractTableModel>

#include <vector>

namespace vignette {

/// One statement that personas can be compared by.
struct ComparedStatement {
    std::string key;
    QString words; ///< the data's words, whatever a card says
};

/// A folded row of the Compare panel: the statements of one section.
struct ComparisonTopic {
    CardSection section = CardSection::StandsOut;
    QString heading;
    QString source; ///< "survey", "records", "records, survey"
    std::vector<ComparedStatement> statements;
};

/// Sections with something to compare, in the order of a card; inside one, what most personas have comes
/// first. Nothing for fewer than two personas.
std::vector<ComparisonTopic> comparisonTopics(const Release& release, const Wording& wording);

/// Every persona's figure for a statement, in the order of the Release. One without this statement says so
/// and has no bar; so does a mean, which has no share to draw.
QList<ComparisonChart::Bar> comparisonBars(const Release& release, const std::string& key,
                                           const Wording& wording);

/// "Most in Linda (71 of 100), least in Jordan (22 of 100)." Empty for fewer than two values.
QString comparisonFinding(const QList<ComparisonChart::Bar>& bars);

/// Two personas side by side: a line a statement that either card's story tells.
class PairModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit PairModel(QObject* parent) : QAbstractTableModel(parent) {}
    void show(const ShownPersona* first, const ShownPersona* second, const Wording& wording);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString words, first, second;
    };
    std::vector<Row> m_rows;
    QString m_first, m_second;
};

} // namespace vignette
