#pragma once

#include "ui/segment/segment_facts.h"
#include "ui/segment/segment_setup.h"
#include "ui/workbench/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace vignette {

class CardFrame;
class ChecksCard;
class ContrastModel;
class ContrastTable;
class EmptyState;
class LeadSentence;
class NumberCard;
class PictureCard;
class SegmentModel;
class SegmentsTable;
struct SegmentRow;
class TryCard;
class ViewsCard;

/// The page "Segment": what forms the segments, how many, which came out, and what makes them different. A
/// working page: exact counts, for this screen only; what is copied from it is rounded. Settings change
/// nothing until segments are looked for; the answer that stands stays until a new one comes.
class SegmentPage : public Page {
    Q_OBJECT

public:
    SegmentPage(Workbench& workbench, QWidget* parent);

    QString title() const override { return tr("Segment"); }
    QString helpTopic() const override { return QStringLiteral("segment"); }
    QString searchPlaceholder() const override;
    void search(const QString& text) override;
    void enter() override;

    const SegmentSetup& setup() const { return m_setup; }
    /// The plan "Find segments" would ask for now.
    SegmentationPlan plan() const;
    bool isStale() const; ///< the answer on the page was found with other settings
    int selectedSegment() const { return m_selected; }

public slots:
    void find();
    void showSilence(const std::vector<SegmentRow>& rows);
    void keep();
    void selectSegment(int segment);

private:
    QWidget* makeContent();
    QWidget* makeHead();
    QWidget* makeUpper();
    QWidget* makeLower();
    void connectParts();
    void connectSettings();
    void takeSession();
    void takeFound();
    void noteCurve(const FoundSegments& found);
    void refresh();
    void refreshState();
    void showWords();
    void showAnswer();
    void showFacts();
    void showRole();
    void showEmpty(EmptyState* empty);
    void showTry();
    void lookAtPatients();
    bool hasFactsOf(const FoundSegments* found) const;
    void tryNumber(int segments);
    void chooseFields();
    void noteTouched();
    void takeFacts(SegmentFacts facts, const FoundSegments* found);
    std::vector<Field> fields() const;
    bool hasForming() const;

    SegmentSetup m_setup;
    SegmentFacts m_facts;
    std::optional<Segmentation> m_factsOf; ///< labels left out; what the facts were made from
    SegmentationPlan m_factsPlan;
    bool m_hasFacts = false;
    quint64 m_study = 0; ///< counts studies and changes of fields, so that old facts are dropped
    std::vector<CandidateReport> m_curve; ///< every number tried with the settings of m_curvePlan
    SegmentationPlan m_curvePlan;
    int m_selected = -1;
    bool m_isTouched = false;  ///< settings were changed here since the study was opened
    bool m_isLooking = false;  ///< a job of this page's own runs
    bool m_wasStopped = false; ///< that job was cancelled or failed

    QStackedWidget* m_pages;
    EmptyState* m_empty = nullptr;
    LeadSentence* m_sentence = nullptr;
    QLabel* m_stale = nullptr;
    QPushButton *m_find = nullptr, *m_keep = nullptr;
    ViewsCard* m_views = nullptr;
    NumberCard* m_number = nullptr;
    PictureCard* m_picture = nullptr;
    CardFrame* m_noneYet = nullptr;
    TryCard* m_try = nullptr;
    QWidget* m_lower = nullptr;
    ChecksCard* m_checks = nullptr;
    CardFrame *m_segmentsCard = nullptr, *m_contrastCard = nullptr;
    SegmentModel* m_segments;
    ContrastModel* m_contrasts;
    SegmentsTable* m_segmentsTable = nullptr;
    QLabel* m_silence = nullptr; ///< segments that missing values set apart
    ContrastTable* m_contrastTable = nullptr;
    QLabel* m_contrastNote = nullptr;
};

Page* makeSegmentPage(Workbench& workbench, QWidget* parent);

} // namespace vignette
