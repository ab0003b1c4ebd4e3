#pragma once

#include "core/study/import_proposal.h"
#include "ui/workbench/workbench.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace vignette {

class QuietTable;
class SetAsideRowsModel;

/// Browses the rows that were set aside. The file is read again when a person asks to see its own text, which
/// stays on the screen: nothing of it can be copied or is kept.
class SetAsideDialog : public QDialog {
    Q_OBJECT

public:
    SetAsideDialog(Workbench& workbench, const ProposedExtract& extract, QWidget* parent);

signals:
    void saveRequested();

private:
    void fillReasons(const ExtractSurvey& survey);
    QWidget* makeFilters();
    void filter();
    void showText(bool isWanted);

    Workbench& m_workbench;
    ProposedExtract m_extract;
    SetAsideRowsModel* m_model;
    QuietTable* m_table;
    QComboBox* m_reason;
    QLineEdit* m_search;
    QCheckBox* m_text;
    QLabel* m_shown;
};

} // namespace vignette
