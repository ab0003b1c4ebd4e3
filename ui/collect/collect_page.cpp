#include "ui/collect/collect_page.h"

#include "core/study/form_reasons.h"
#include "ui/collect/collect_words.h"
#include "ui/collect/field_changes.h"
#include "ui/collect/file_drop.h"
#include "ui/collect/proposal_view.h"
#include "ui/collect/reason_dialog.h"
#include "ui/collect/recipe_bar.h"
#include "ui/collect/safe_file_name.h"
#include "ui/collect/study_view.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/file_choice.h"
#include "ui/workbench/themed_icon.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr int kMargin = 18;
enum StackPlace { kEmpty, kProposal, kStudy };

/// Large texts and small screens scroll; the window never has to grow.
QScrollArea* makeScrolling(QWidget* page) {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    return scroll;
}

} // namespace

CollectPage::CollectPage(Workbench& bench, QWidget* parent)
    : Page(bench, parent), m_sentence(makeWrappedLabel({}, WidgetRole::Second)),
      m_codebook(makeButton(tr("Load codebook…"))), m_cancel(makeButton(tr("Cancel"))),
      m_bringIn(makeButton({}, WidgetRole::Primary)),
      m_strip(new NoticeStrip(tr("Exact counts. Not for sharing"),
                              tr("· this page shows exact figures on the screen only"), this)),
      m_recipes(new RecipeBar(bench, this)), m_stack(new QStackedWidget(this)),
      m_empty(new FileDrop(FileDrop::Size::Page, this)), m_proposal(new ProposalView(bench, this)),
      m_study(new StudyView(bench, this)) {
    setAccessibleName(title());
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kMargin, 14, kMargin, 14);
    all->setSpacing(12);
    all->addWidget(m_strip);
    all->addWidget(makeTop());
    all->addWidget(m_recipes);
    for (QWidget* page :
         {static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_proposal), static_cast<QWidget*>(m_study)})
        m_stack->addWidget(makeScrolling(page));
    all->addWidget(m_stack, 1);
    connect(m_empty, &FileDrop::chooseRequested, this, [this] {
        chooseExtracts(this, [this](const QStringList& files) { workbench().prepareImport(files); });
    });
    connect(&bench, &Workbench::proposalChanged, this, &CollectPage::refresh);
    connect(&bench, &Workbench::sessionChanged, this, &CollectPage::refresh);
    connect(&bench.jobs(), &Jobs::started, this, &CollectPage::refreshButtons);
    connect(&bench.jobs(), &Jobs::finished, this, &CollectPage::refreshButtons);
}

QWidget* CollectPage::makeTop() {
    auto* top = new QWidget(this);
    auto* line = new QHBoxLayout(top);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(makeLabel(title(), WidgetRole::PageHeading, top));
    line->addSpacing(4);
    line->addWidget(m_sentence, 1);
    setThemedIcon(m_bringIn, IconName::Database, &ColourTheme::onAccent, &ColourTheme::onAccent);
    for (QPushButton* button : {m_recipes->menuButton(), m_codebook, m_cancel, m_bringIn})
        line->addWidget(button);
    connect(m_codebook, &QPushButton::clicked, this, &CollectPage::chooseCodebook);
    connect(m_cancel, &QPushButton::clicked, this, &CollectPage::giveUp);
    connect(m_bringIn, &QPushButton::clicked, this, &CollectPage::bringIn);
    return top;
}

QString CollectPage::searchPlaceholder() const {
    if (workbench().proposal()) return tr("Search columns");
    return workbench().session() ? tr("Search fields") : QString();
}

void CollectPage::search(const QString& text) {
    m_proposal->filterColumns(text);
    m_study->filterFields(text);
}

QString CollectPage::sentence() const {
    if (const ImportProposal* proposal = workbench().proposal())
        return tr("%n file(s) dropped. Nothing is stored until you bring them in.", nullptr,
                  static_cast<int>(proposal->extracts.size()));
    if (workbench().session())
        return tr("What this study holds, what its fields are called and how they are used.");
    return tr("Bring in files: nothing is stored before you have seen it.");
}

/// A page that nobody sees waits until it is shown: its tables take time that a job's end must not.
void CollectPage::refresh() {
    if (!isVisible()) return;
    const bool hasProposal = workbench().proposal() != nullptr;
    const bool hasStudy = workbench().session() != nullptr;
    if (hasProposal)
        m_proposal->refresh();
    else if (hasStudy)
        m_study->refresh();
    m_stack->setCurrentIndex(hasProposal ? kProposal : hasStudy ? kStudy : kEmpty);
    m_sentence->setText(sentence());
    m_recipes->refresh();
    refreshButtons();
    emit headerChanged();
}

void CollectPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    refresh();
}

void CollectPage::refreshButtons() {
    const ImportProposal* proposal = workbench().proposal();
    const bool isBusy = workbench().jobs().isRunning();
    const bool mayEdit = workbench().session() && !workbench().session()->isReadOnly();
    m_cancel->setVisible(proposal != nullptr);
    m_bringIn->setVisible(proposal != nullptr);
    m_codebook->setVisible(proposal != nullptr || mayEdit);
    m_recipes->menuButton()->setVisible(proposal != nullptr || workbench().session());
    for (QPushButton* button : {m_recipes->menuButton(), m_codebook, m_cancel, m_bringIn})
        button->setEnabled(!isBusy);
    if (!proposal) return;
    int count = 0;
    for (std::size_t i = 0; i < proposal->extracts.size(); ++i)
        count += isLeftOut(*proposal, i) ? 0 : 1;
    const QString words = tr("Bring in %n file(s)", nullptr, count);
    m_bringIn->setText(words);
    m_bringIn->setAccessibleName(words);
}

QString CollectPage::suggestedStudyPath() const {
    const QDir folder(documentsFolder());
    const ImportProposal* proposal = workbench().proposal();
    const QString name =
        safeFileName(proposal ? QString::fromStdString(proposal->plan.studyName) : QString());
    QString path = folder.filePath(name + QStringLiteral(".vignette"));
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(QStringLiteral("%1 %2.vignette").arg(name).arg(number));
    return path;
}

/// What the recipe forms segments with and most patients lack is asked for first: the study then holds the
/// reason from the start.
void CollectPage::bringIn() {
    if (!workbench().proposal()) return;
    const std::vector<FieldWithoutReason> open = fieldsWithoutReason(*workbench().proposal());
    if (open.empty()) return chooseStudyPath();
    QStringList names;
    std::vector<std::string> keys;
    double fullest = 0.0;
    for (const FieldWithoutReason& field : open) {
        names << QString::fromStdString(field.label);
        keys.push_back(field.key);
        fullest = std::max(fullest, 1.0 - field.missingShare);
    }
    const auto decide = [this, keys](const QString& reason) {
        if (!workbench().proposal()) return;
        setFormReason(*workbench().proposal(), keys, reason.toStdString());
        chooseStudyPath();
    };
    askPlanReason(this, names.join(QStringLiteral(", ")),
                  tr("No more than %1 of 100 patients have a value.").arg(std::ceil(100.0 * fullest)), decide,
                  [decide] { decide({}); });
}

void CollectPage::chooseStudyPath() {
    chooseTarget(this, tr("Store the study as"), suggestedStudyPath(), tr("Vignette studies (*.vignette)"),
                 QStringLiteral("vignette"),
                 [this](const QString& path) { workbench().importProposal(path); });
}

void CollectPage::giveUp() {
    workbench().dropProposal();
    if (!workbench().session()) emit workbench().pageRequested(QStringLiteral("start"));
}

void CollectPage::chooseCodebook() {
    auto* dialog = new QFileDialog(this, tr("Load a codebook"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Codebooks (*.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (workbench().proposal())
            m_proposal->edits().setCodebook(path);
        else
            pushCodebook(workbench(), path);
    });
    dialog->open();
}

Page* makeCollectPage(Workbench& workbench, QWidget* parent) {
    return new CollectPage(workbench, parent);
}

} // namespace vignette
