#include "ui/segment/segment_page.h"

#include "ui/checks/checks_card.h"
#include "ui/segment/contrast_table.h"
#include "ui/segment/number_card.h"
#include "ui/segment/picture_card.h"
#include "ui/segment/segments_table.h"
#include "ui/segment/try_card.h"
#include "ui/segment/views_card.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/lead_sentence.h"
#include "ui/theme/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

/// How the page is put together; what it does is in segment_page.cpp.

namespace vignette {

namespace {

constexpr int kMargin = 18;
constexpr int kGap = 12;
constexpr int kNoneYetWidth = 460;
constexpr int kViewsWidth = 256;
constexpr int kUpperHeight = 300;
constexpr int kLowerHeight = 196;

/// Rows share the page's height, whatever their content would like; what is too high scrolls inside. Only
/// what can't be smaller, such as words in a long language, makes a row grow.
class SharedRow : public QWidget {
public:
    explicit SharedRow(int least) : m_least(least) {
        setMinimumHeight(least);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    }
    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override { return {QWidget::sizeHint().width(), minimumHeight()}; }

protected:
    bool event(QEvent* event) override {
        const bool isDone = QWidget::event(event);
        if (layout() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
            setMinimumHeight(std::max(m_least, layout()->minimumHeightForWidth(width())));
        return isDone;
    }

private:
    int m_least;
};

} // namespace

QWidget* SegmentPage::makeContent() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kMargin, 14, kMargin, kMargin);
    column->setSpacing(kGap);
    column->addWidget(new NoticeStrip(tr("Exact counts. Not for sharing"),
                                      tr("· copying from here gives rounded figures")));
    column->addWidget(makeHead());
    column->addWidget(makeUpper(), 5);
    m_try = new TryCard(nullptr);
    column->addWidget(m_try);
    m_lower = makeLower();
    column->addWidget(m_lower, 4);
    m_checks = new ChecksCard(workbench());
    column->addWidget(m_checks);
    column->addStretch();
    return content;
}

QWidget* SegmentPage::makeHead() {
    auto* head = new QWidget;
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(10);
    m_sentence = new LeadSentence;
    m_stale = makeLabel(tr("Settings changed: Find segments"), WidgetRole::Badge);
    m_stale->setToolTip(tr("What stands below was found with other settings"));
    m_find = makeButton(tr("Find segments"));
    m_find->setObjectName(QStringLiteral("findSegments"));
    m_keep = makeButton(tr("Keep this"), WidgetRole::Primary);
    m_keep->setObjectName(QStringLiteral("keepThis"));
    line->addWidget(makeLabel(tr("Segment"), WidgetRole::PageHeading));
    line->addWidget(m_sentence, 1);
    line->addWidget(m_stale, 0, Qt::AlignVCenter);
    line->addWidget(m_find);
    line->addWidget(m_keep);
    return head;
}

QWidget* SegmentPage::makeUpper() {
    auto* upper = new SharedRow(kUpperHeight);
    auto* line = new QHBoxLayout(upper);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGap);
    m_views = new ViewsCard(nullptr);
    m_views->setFixedWidth(kViewsWidth);
    m_number = new NumberCard(nullptr);
    m_picture = new PictureCard(nullptr);
    m_noneYet = new CardFrame;
    auto* none = new EmptyState(
        IconName::Shapes, tr("No segments yet"),
        tr("Vignette divides the patients into 2 to 12 segments, redraws them 100 times to see which "
           "division comes back, and compares that with data without groups. “Find segments” above starts "
           "it."),
        {});
    none->setFixedWidth(kNoneYetWidth);
    m_noneYet->content()->addWidget(none, 1, Qt::AlignHCenter);
    line->addWidget(m_views);
    line->addWidget(m_noneYet, 1);
    line->addWidget(m_number, 14);
    line->addWidget(m_picture, 9);
    return upper;
}

QWidget* SegmentPage::makeLower() {
    auto* lower = new SharedRow(kLowerHeight);
    auto* line = new QHBoxLayout(lower);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGap);
    m_segmentsCard = new CardFrame(tr("Segments"));
    m_segmentsTable = new SegmentsTable(*m_segments, workbench().wording(), nullptr);
    m_segmentsCard->content()->addWidget(m_segmentsTable);
    m_silence = makeWrappedLabel({}, WidgetRole::Badge);
    m_segmentsCard->content()->addWidget(m_silence);
    m_contrastCard = new CardFrame(tr("What makes them different"));
    m_contrastTable = new ContrastTable(*m_contrasts, workbench().wording(), nullptr);
    m_contrastNote = makeWrappedLabel({}, WidgetRole::Muted);
    m_contrastCard->content()->addWidget(m_contrastTable, 1);
    m_contrastCard->content()->addWidget(m_contrastNote);
    line->addWidget(m_segmentsCard, 15);
    line->addWidget(m_contrastCard, 13);
    return lower;
}

void SegmentPage::connectParts() {
    connect(&workbench(), &Workbench::sessionChanged, this, &SegmentPage::takeSession);
    connect(&workbench(), &Workbench::foundChanged, this, &SegmentPage::takeFound);
    connect(&workbench(), &Workbench::keepAsked, this, &SegmentPage::keep);
    connect(&workbench(), &Workbench::releaseChanged, this, &SegmentPage::refresh);
    connect(&workbench(), &Workbench::roleChanged, this, &SegmentPage::showRole);
    connect(&workbench(), &Workbench::fieldsChanged, this, [this] {
        ++m_study;
        m_hasFacts = false;
        refresh();
        lookAtPatients();
    });
    connect(&workbench().jobs(), &Jobs::started, this, &SegmentPage::refreshState);
    // The job's own result is handed over after finished() is sent.
    const auto afterJob = [this] {
        refreshState();
        lookAtPatients();
    };
    connect(&workbench().jobs(), &Jobs::finished, this, afterJob, Qt::QueuedConnection);
    connect(m_find, &QPushButton::clicked, this, &SegmentPage::find);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        if (workbench().isFoundKept())
            emit workbench().pageRequested(QStringLiteral("personas"));
        else
            keep();
    });
    connectSettings();
    connect(m_try, &TryCard::fieldsRequested, this, &SegmentPage::chooseFields);
    connect(m_try, &TryCard::numberRequested, this, &SegmentPage::tryNumber);
    connect(m_try, &TryCard::collectRequested, this,
            [this] { emit workbench().pageRequested(QStringLiteral("collect")); });
    connect(m_picture, &PictureCard::segmentChosen, this, &SegmentPage::selectSegment);
    connect(m_segmentsTable, &SegmentsTable::segmentChosen, this, &SegmentPage::selectSegment);
    connect(m_contrastTable, &ContrastTable::segmentChosen, this, &SegmentPage::selectSegment);
}

void SegmentPage::connectSettings() {
    connect(m_views, &ViewsCard::viewSwitched, this, [this](FieldView view, bool isOn) {
        m_setup.setView(view, isOn);
        noteTouched();
    });
    connect(m_views, &ViewsCard::weightChosen, this, [this](Theme theme, double weight) {
        m_setup.setWeight(theme, weight);
        noteTouched();
    });
    connect(m_views, &ViewsCard::seedChosen, this, [this](quint64 seed) {
        m_setup.seed = seed;
        noteTouched();
    });
    connect(m_views, &ViewsCard::startsChosen, this, [this](int starts) {
        m_setup.starts = starts;
        noteTouched();
    });
    connect(m_views, &ViewsCard::fieldsRequested, this, &SegmentPage::chooseFields);
    connect(m_number, &NumberCard::tryRequested, this, &SegmentPage::tryNumber);
    connect(m_number, &NumberCard::numberAsked, this, [this](int number) {
        m_setup.segmentCount = number;
        noteTouched();
    });
    connect(m_try, &TryCard::viewRequested, this, [this](FieldView view) {
        m_setup.views = {view};
        m_setup.byHand.clear();
        m_setup.segmentCount = 0;
        noteTouched();
        find();
    });
}

} // namespace vignette
