#pragma once

#include "ui/export_page/export_choices.h"
#include "ui/workbench/page.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace vignette {

class ExportChoicesPanel;
class SheetPreview;

/// The page "Export": what leaves the study, what it will look like, and where it goes. Everything is made
/// from the Release.
class ExportPage : public Page {
    Q_OBJECT

public:
    ExportPage(Workbench& workbench, QWidget* parent);

    QString title() const override { return tr("Export"); }
    QString helpTopic() const override { return QStringLiteral("export"); }
    QList<QAction*> headerActions() const override { return {m_make}; }
    void enter() override;

    const ExportChoices& choices() const { return m_choices; }
    void setFolder(const QString& folder);
    /// Writes what is chosen, in a job; what came of it stands at the foot of the page.
    void makeFiles();
    QString outcomeText() const;

private:
    QWidget* makePlace();
    QWidget* makePreview();
    QWidget* makeOutcome();
    QWidget* makeNote();

    void refresh();
    void refreshPreview();
    void refreshState();
    void refreshTyped();
    void refreshIcons();
    void changeEvent(QEvent* event) override;
    void stepPreview(int by);
    void chooseFolder();
    void showOutcome(const WrittenFiles& written);
    bool mayMake() const;
    ExportOrder order() const;

    ExportChoices m_choices;
    QAction* m_make;
    ExportChoicesPanel* m_panel = nullptr;
    QLabel* m_folder = nullptr;
    QLabel* m_inTheWay = nullptr;
    QLabel* m_typed = nullptr;
    QLabel* m_found = nullptr;     ///< what in typed texts looks like an identifier
    QCheckBox* m_looked = nullptr; ///< that a person looked at it; taken back when it changes
    QPushButton* m_makeButton = nullptr;
    SheetPreview* m_preview = nullptr;
    QToolButton* m_before = nullptr;
    QToolButton* m_after = nullptr;
    QLabel* m_place = nullptr;
    QWidget* m_outcome = nullptr;
    QLabel* m_outcomeWords = nullptr;
    QLabel* m_cautions = nullptr;
    QPushButton* m_openFolder = nullptr;
    std::vector<CardPage> m_pages;
    int m_page = 0;
};

Page* makeExportPage(Workbench& workbench, QWidget* parent);

} // namespace vignette
