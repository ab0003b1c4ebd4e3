#pragma once

#include "ui/collect/proposal_edits.h"
#include "ui/theme/widgets.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vignette {

class DialectBar;
class FileList;
class FileListModel;
class PreviewModel;
class PreviewTable;
class PrivacyPanel;
class RollupPanel;
class SetAsidePanel;

/// What is about to be brought in: files, the chosen file's first rows, and the privacy check.
class ProposalView : public QWidget {
    Q_OBJECT

public:
    ProposalView(Workbench& workbench, QWidget* parent);
    /// Shows the proposal as it is now; without one, nothing changes.
    void refresh();
    void filterColumns(const QString& typed);
    std::size_t chosenFile() const;
    ProposalEdits& edits() { return *m_edits; }

private:
    QWidget* makeFiles();
    QWidget* makePreview();
    void showFile();
    void takeDialect(const Dialect& dialect);
    void showAtOnce(std::size_t file, const ExtractPreview& preview);
    void showNotes(const ImportProposal& proposal, const ExtractSurvey& survey);
    void openMenu(const QString& column, const QPoint& place);
    void browseSetAside();
    void saveSetAside();

    Workbench& m_workbench;
    ProposalEdits* m_edits;
    FileListModel* m_filesModel;
    CardFrame* m_filesCard;
    FileList* m_files;
    QPushButton* m_remove;
    QLabel* m_cautions;
    CardFrame* m_previewCard;
    DialectBar* m_dialect;
    PreviewModel* m_previewModel;
    PreviewTable* m_preview;
    RollupPanel* m_rollups;
    SetAsidePanel* m_setAside;
    QLabel* m_notes;
    PrivacyPanel* m_privacy;
};

} // namespace vignette
