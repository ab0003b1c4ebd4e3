#include "ui/segment/segment_page.h"

#include "ui/checks/checks_card.h"
#include "ui/segment/contrast_table.h"
#include "ui/segment/field_chooser.h"
#include "ui/segment/keep_dialog.h"
#include "ui/segment/number_card.h"
#include "ui/segment/picture_card.h"
#include "ui/segment/segment_words.h"
#include "ui/segment/segments_table.h"
#include "ui/segment/try_card.h"
#include "ui/segment/views_card.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/lead_sentence.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vignette {

namespace {

constexpr std::size_t kLinesForOutreach = 8;
constexpr std::size_t kLinesForNumbers = 40;
constexpr int kFieldsEnough = 3;

/// Labels and map aside: enough to know an answer again.
Segmentation outlineOf(const Segmentation& segmentation) {
    Segmentation outline;
    outline.segmentCount = segmentation.segmentCount;
    outline.sizes = segmentation.sizes;
    outline.inertia = segmentation.inertia;
    return outline;
}

bool isSameOutline(const Segmentation& first, const Segmentation& second) {
    return first.segmentCount == second.segmentCount && first.sizes == second.sizes &&
           first.inertia == second.inertia;
}

void setButtonRole(QPushButton* button, IconName name, WidgetRole role) {
    setRole(button, role);
    setThemedIcon(button, name, role == WidgetRole::Primary ? &ColourTheme::onAccent : &ColourTheme::text);
}

} // namespace

SegmentPage::SegmentPage(Workbench& bench, QWidget* parent)
    : Page(bench, parent), m_pages(new QStackedWidget(this)),
      m_segments(new SegmentModel(bench.wording(), this)),
      m_contrasts(new ContrastModel(bench.wording(), this)) {
    setAccessibleName(title());
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setWidget(makeContent());
    m_pages->addWidget(scroll);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);
    connectParts();
    takeSession();
}

std::vector<Field> SegmentPage::fields() const {
    return workbench().session() ? workbench().session()->fields() : std::vector<Field>();
}

bool SegmentPage::hasForming() const {
    return !formingKeys(m_setup, fields(), m_facts.missing).empty();
}

SegmentationPlan SegmentPage::plan() const {
    return planOf(m_setup, fields(), m_facts.missing);
}

bool SegmentPage::isStale() const {
    return workbench().found() && !isSameQuestion(plan(), workbench().found()->plan);
}

QString SegmentPage::searchPlaceholder() const {
    return workbench().found() && workbench().found()->segmentation.segmentCount > 0 ? tr("Search fields")
                                                                                     : QString();
}

void SegmentPage::search(const QString& text) {
    m_contrasts->setTyped(text);
    m_contrastTable->setSelectedSegment(m_selected);
}

void SegmentPage::enter() {
    if (m_wasStopped) m_hasFacts = false;
    lookAtPatients();
    if (m_pages->currentIndex() == 0 && m_find->isEnabled()) m_find->setFocus();
}

// --- What changed
// ---------------------------------------------------------------------------------------------

void SegmentPage::takeSession() {
    ++m_study;
    m_hasFacts = false;
    m_facts = {};
    m_setup = {};
    m_isTouched = false;
    m_isLooking = false;
    m_wasStopped = false;
    m_curve.clear();
    m_selected = -1;
    if (workbench().found()) m_setup = setupOf(workbench().found()->plan, fields(), m_facts.missing);
    takeFound();
}

void SegmentPage::takeFound() {
    const FoundSegments* found = workbench().found();
    if (found) noteCurve(*found);
    if (!found || m_selected >= found->segmentation.segmentCount) m_selected = -1;
    if (!hasFactsOf(found)) {
        m_facts.lines.clear();
        m_facts.cells.clear();
    }
    refresh();
    lookAtPatients();
    emit headerChanged();
}

/// Numbers tried one by one join the curve of the settings they were tried with.
void SegmentPage::noteCurve(const FoundSegments& found) {
    if (!isSameButNumber(m_curvePlan, found.plan)) m_curve.clear();
    m_curvePlan = found.plan;
    for (const CandidateReport& fresh : found.validation.candidates) {
        const auto place = std::lower_bound(
            m_curve.begin(), m_curve.end(), fresh.segmentCount,
            [](const CandidateReport& each, int number) { return each.segmentCount < number; });
        if (place != m_curve.end() && place->segmentCount == fresh.segmentCount)
            *place = fresh;
        else
            m_curve.insert(place, fresh);
    }
}

bool SegmentPage::hasFactsOf(const FoundSegments* found) const {
    if (!m_hasFacts || !found) return m_hasFacts && !found;
    return m_factsOf && isSameOutline(*m_factsOf, found->segmentation) && m_factsPlan == found->plan;
}

/// Goes through the patients in a job of its own, when the page is seen and nothing else runs.
void SegmentPage::lookAtPatients() {
    const FoundSegments* found = workbench().found();
    if (!workbench().session() || !isVisible() || workbench().jobs().isRunning() || hasFactsOf(found)) return;
    using Facts = std::shared_ptr<SegmentFacts>;
    const auto asked = found ? std::make_shared<const FoundSegments>(*found) : nullptr;
    QPointer<SegmentPage> page(this);
    m_isLooking = true;
    workbench().jobs().start<Facts>(
        tr("Comparing the segments"),
        [session = workbench().session(), asked](Progress& progress) {
            return std::make_shared<SegmentFacts>(segmentFacts(*session, asked.get(), progress));
        },
        [page, asked, study = m_study](const Outcome<Facts>& outcome) {
            if (!page) return;
            page->m_isLooking = false;
            if (study != page->m_study) return;
            page->takeFacts(outcome.isDone() ? std::move(*outcome.value()) : SegmentFacts{}, asked.get());
            page->m_wasStopped = !outcome.isDone();
            page->refresh();
        });
}

/// Also when the job was stopped: then there is nothing to show, and it is not begun again by itself.
void SegmentPage::takeFacts(SegmentFacts facts, const FoundSegments* found) {
    m_facts = std::move(facts);
    m_hasFacts = true;
    m_factsOf.reset();
    if (!found) return;
    m_factsOf = outlineOf(found->segmentation);
    m_factsPlan = found->plan;
    // Which views a saved plan stands for can only be told now that missing values are known.
    if (!m_isTouched) m_setup = setupOf(found->plan, fields(), m_facts.missing);
}

// --- What is asked
// --------------------------------------------------------------------------------------------

void SegmentPage::showSilence(const std::vector<SegmentRow>& rows) {
    QStringList lines;
    for (const SegmentRow& row : rows)
        if (!row.setApart.isEmpty()) lines << QStringLiteral("%1: %2").arg(row.name, row.setApart);
    m_silence->setText(lines.join(QLatin1Char('\n')));
    m_silence->setVisible(!lines.isEmpty());
}

void SegmentPage::find() {
    if (workbench().session() && hasForming()) workbench().findSegments(plan());
}

void SegmentPage::tryNumber(int segments) {
    m_setup.segmentCount = segments;
    noteTouched();
    find();
}

void SegmentPage::noteTouched() {
    m_isTouched = true;
    refreshState();
}

void SegmentPage::chooseFields() {
    const FoundSegments* found = workbench().found();
    auto* chooser = new FieldChooser(
        m_setup, fields(), m_facts.missing,
        found ? reasonsLeftOut(found->encoding.leftOut) : std::map<std::string, QString>(), this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &QDialog::accepted, this, [this, chooser] {
        m_setup.byHand = chooser->setup().byHand;
        noteTouched();
    });
    chooser->open();
}

void SegmentPage::keep() {
    const FoundSegments* found = workbench().found();
    if (!found || workbench().isFoundKept() || workbench().jobs().isRunning()) return;
    const std::vector<PersonaChange> changes = workbench().session()->previewKeep(*found);
    if (!hasEdits(changes)) {
        workbench().keepSegments();
        return;
    }
    auto* dialog = new KeepDialog(changes, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, &workbench(), &Workbench::keepSegments);
    dialog->open();
}

void SegmentPage::selectSegment(int segment) {
    if (segment == m_selected) return;
    m_selected = segment;
    m_picture->setSelectedSegment(segment);
    m_segmentsTable->setSelectedSegment(segment);
    m_contrastTable->setSelectedSegment(segment);
}

// --- What is shown
// --------------------------------------------------------------------------------------------

void SegmentPage::refresh() {
    if (!workbench().session()) {
        auto* empty = new EmptyState(IconName::Shapes, tr("No study is open"),
                                     tr("Open a study or one of the samples, or bring in files."),
                                     tr("Go to the start page"));
        connect(empty, &EmptyState::actionRequested, this,
                [this] { emit workbench().pageRequested(QStringLiteral("start")); });
        showEmpty(empty);
        return;
    }
    if (fields().empty()) {
        auto* empty =
            new EmptyState(IconName::Columns, tr("No field to form segments by"),
                           tr("This study holds no column that describes a patient. Bring in files with "
                              "more columns."),
                           tr("Go to Collect"));
        connect(empty, &EmptyState::actionRequested, this,
                [this] { emit workbench().pageRequested(QStringLiteral("collect")); });
        showEmpty(empty);
        return;
    }
    m_pages->setCurrentIndex(0);
    showRole();
    showAnswer();
    refreshState();
}

void SegmentPage::showEmpty(EmptyState* empty) {
    if (m_empty) {
        m_pages->removeWidget(m_empty);
        m_empty->deleteLater();
    }
    m_empty = empty;
    m_pages->addWidget(m_empty);
    m_pages->setCurrentWidget(m_empty);
}

void SegmentPage::showRole() {
    const bool isChecking = workbench().role() == Role::ChecksNumbers;
    m_views->setSeedVisible(isChecking);
    m_contrasts->setMost(isChecking ? kLinesForNumbers : kLinesForOutreach);
    const FoundSegments* found = workbench().found();
    if (!found) return;
    const QString people = tr("%1 patients")
                               .arg(QString::fromStdString(workbench().wording().number(
                                   static_cast<double>(found->segmentation.labels.size()), 0)));
    m_segmentsCard->setNote(isChecking ? tr("%1 · seed %2").arg(people).arg(found->plan.seed) : people);
}

/// Everything that follows from the answer, and nothing that follows from the settings.
void SegmentPage::showAnswer() {
    const FoundSegments* found = workbench().found();
    const int segments = found ? found->segmentation.segmentCount : 0;
    m_noneYet->setVisible(!found);
    m_number->setVisible(found);
    m_picture->setVisible(found);
    m_lower->setVisible(segments > 0);
    m_try->setVisible(found && segments == 0);
    showWords();
    const std::vector<SegmentRow> rows = segmentRows(workbench());
    QStringList names;
    for (const SegmentRow& row : rows)
        names << row.name;
    m_checks->show(found, m_curve, names);
    if (!found) return;
    m_number->show(m_curve, found->validation, segments);
    m_picture->show(*found, m_facts.cells, rows, workbench().wording());
    m_segments->show(rows, found->validation);
    showSilence(rows);
    m_contrasts->show(m_facts.lines, rows);
    m_picture->setSelectedSegment(m_selected);
    m_segmentsTable->setSelectedSegment(m_selected);
    m_contrastTable->setSelectedSegment(m_selected);
    showFacts();
    showTry();
}

void SegmentPage::showWords() {
    const FoundSegments* found = workbench().found();
    const VerdictWords words =
        found ? verdictWords(found->validation, found->segmentation.segmentCount)
              : VerdictWords{{}, tr("Choose what should form the segments, then find them.")};
    m_sentence->setWords(words.bold, words.rest);
    if (found)
        m_sentence->setToolTip(overlapFormula(found->validation) + QLatin1Char('\n') + noGroupsFormula());
}

void SegmentPage::showFacts() {
    const bool hasChecked = std::any_of(m_facts.lines.begin(), m_facts.lines.end(),
                                        [](const ContrastLine& line) { return !line.contrast.usedToForm; });
    m_contrastCard->setNote(hasChecked ? tr("% of each segment")
                                       : tr("% of each segment · used to form, so description only"));
    m_contrastNote->setVisible(hasChecked || m_facts.lines.empty());
    m_contrastNote->setText(
        m_wasStopped ? tr("Not compared: the work was stopped.")
        : m_facts.lines.empty()
            ? tr("The patients are being compared.")
            : tr("Those marked “checked” were kept out of forming; the others only describe."));
}

/// The first view with fields enough that is not in use.
void SegmentPage::showTry() {
    std::optional<FieldView> free;
    for (const FieldView view : kFieldViews) {
        if (free || view == FieldView::Everything || m_setup.views == std::set<FieldView>{view}) continue;
        SegmentSetup alone;
        alone.setView(view, true);
        if (formingKeys(alone, fields(), m_facts.missing).size() >= kFieldsEnough) free = view;
    }
    const auto nearest = std::max_element(
        m_curve.begin(), m_curve.end(),
        [](const CandidateReport& a, const CandidateReport& b) { return a.lowestOverlap < b.lowestOverlap; });
    m_try->show(free, nearest == m_curve.end() ? 0 : nearest->segmentCount);
}

/// Everything that follows from settings, running job and kept or not.
void SegmentPage::refreshState() {
    if (!workbench().session()) return;
    const FoundSegments* found = workbench().found();
    const bool isBusy = workbench().jobs().isRunning();
    const bool isReadOnly = workbench().session()->isReadOnly();
    m_views->show(m_setup, fields(), m_facts.missing, found && !isStale() ? &found->encoding : nullptr);
    m_number->setAskedNumber(m_setup.segmentCount);
    m_number->setBusy(isBusy || !hasForming());
    m_try->setBusy(isBusy);
    m_stale->setVisible(isStale());
    m_find->setEnabled(!isBusy && hasForming());
    m_find->setToolTip(isBusy         ? tr("Something else is being done: see below")
                       : hasForming() ? tr("Looks for the number of segments that comes back best")
                                      : tr("No field forms segments: choose at least one"));
    const bool isKept = found && workbench().isFoundKept();
    const bool hasPersonas = workbench().release() && !workbench().release()->personas().empty();
    m_keep->setText(isKept ? tr("See the personas") : tr("Keep this"));
    m_keep->setAccessibleName(m_keep->text());
    m_keep->setEnabled(found && (isKept ? hasPersonas : !isBusy && !isReadOnly));
    m_keep->setToolTip(isReadOnly && !isKept ? tr("This study is open for reading only")
                       : isKept              ? tr("These segments are kept")
                                             : tr("Keeps these segments and drafts their personas"));
    // One next step stands out: looking when nothing is there or the settings changed, else keeping.
    const bool isFindNext = !found || isStale() || (isKept && !hasPersonas);
    setButtonRole(m_find, IconName::Search, isFindNext ? WidgetRole::Primary : WidgetRole::Secondary);
    setButtonRole(m_keep, isKept ? IconName::ArrowRight : IconName::Check,
                  isFindNext ? WidgetRole::Secondary : WidgetRole::Primary);
    m_keep->setVisible(found && (!isKept || hasPersonas));
}

Page* makeSegmentPage(Workbench& workbench, QWidget* parent) {
    return new SegmentPage(workbench, parent);
}

} // namespace vignette
