#pragma once

#include "ui/workbench/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace vignette {

class FileDrop;
class ProposalView;
class RecipeBar;
class StudyView;

/// The page "Collect": files about to be brought in, with everything a person may look at and change before
/// it is stored; or, with a study open, what it holds and its fields; or, with neither, where to drop files.
/// Exact counts stand here, on the screen only.
class CollectPage : public Page {
    Q_OBJECT

public:
    CollectPage(Workbench& workbench, QWidget* parent);

    QString title() const override { return tr("Collect"); }
    QString helpTopic() const override { return QStringLiteral("collect"); }
    QString searchPlaceholder() const override;
    void search(const QString& text) override;

    /// Where the study would be stored unless the person says otherwise: the Documents folder, a name made of
    /// the study's, and a number where that is taken.
    QString suggestedStudyPath() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTop();
    void refresh();
    void refreshButtons();
    QString sentence() const;
    void bringIn();
    void chooseStudyPath();
    void giveUp();
    void chooseCodebook();

    QLabel* m_sentence;
    QPushButton* m_codebook;
    QPushButton* m_cancel;
    QPushButton* m_bringIn;
    QWidget* m_strip;
    RecipeBar* m_recipes;
    QStackedWidget* m_stack;
    FileDrop* m_empty;
    ProposalView* m_proposal;
    StudyView* m_study;
};

Page* makeCollectPage(Workbench& workbench, QWidget* parent);

} // namespace vignette
