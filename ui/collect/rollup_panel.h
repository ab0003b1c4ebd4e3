#pragma once

#include "ui/collect/proposal_edits.h"

#include <QWidget>

class QLabel;

namespace vignette {

class QuietTable;
class RollupModel;

/// Per-person summaries of a file with many rows a patient.
class RollupPanel : public QWidget {
    Q_OBJECT

public:
    RollupPanel(ProposalEdits& edits, QWidget* parent);
    /// Hides itself for a file with one row a patient.
    void show(std::size_t file, const ExtractPlan& plan);

private:
    ProposalEdits& m_edits;
    std::size_t m_file = 0;
    RollupModel* m_model;
    QuietTable* m_table;
    QLabel* m_count;
    QLabel* m_none;
};

} // namespace vignette
