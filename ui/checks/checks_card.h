#pragma once

#include "ui/checks/check_words.h"
#include "ui/checks/explanation_source.h"
#include "ui/theme/widgets.h"

class QStackedWidget;
class QTabBar;

namespace vignette {

class CheckPanel;
class TypingPanel;

/// The analyst's half of the page Segment, behind one line: every number tried, plain rules, which persona,
/// what the segments hang on, who is left out, outcomes. Open for those who check the numbers; what a person
/// chose instead is remembered for each role.
class ChecksCard : public CardFrame {
    Q_OBJECT

public:
    enum Tab { Candidates, Rules, Typing, Sensitivity, Groups, Outcomes, TabCount };

    explicit ChecksCard(Workbench& workbench, QWidget* parent = nullptr);
    /// The answer on the page, every number tried with its settings, names of its segments; null: none.
    void show(const FoundSegments* found, const std::vector<CandidateReport>& tried,
              const QStringList& segments);
    bool isOpen() const;
    void setTab(Tab tab);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeLine();
    QWidget* makeBody();
    void openAsRoleHasIt();
    void setOpen(bool isOpen);
    void noteSeen();
    void showExplanation();
    void showInstead();

    Workbench& m_workbench;
    ExplanationSource* m_source;
    CheckNames m_names;
    QPushButton* m_disclose = nullptr;
    QWidget* m_body = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    CheckPanel *m_candidates, *m_rules, *m_sensitivity, *m_groups, *m_outcomes;
    TypingPanel* m_typing;
};

} // namespace vignette
