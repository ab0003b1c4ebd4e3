#include "ui/export_page/export_page.h"

#include "core/study/typed_texts.h"
#include "ui/export_page/export_choices_panel.h"
#include "ui/export_page/sheet_preview.h"
#include "ui/icons/icons.h"
#include "ui/text/typed_warning.h"
#include "ui/theme/widgets.h"

#include <QAction>
#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace vignette {

namespace {
constexpr int kMargin = 18;
constexpr int kChoicesWidth = 470;
} // namespace

ExportPage::ExportPage(Workbench& workbench, QWidget* parent)
    : Page(workbench, parent), m_choices(ExportChoices::remembered()), m_make(new QAction(this)) {
    setAccessibleName(title());
    auto* choices = new QWidget;
    auto* column = new QVBoxLayout(choices);
    column->setContentsMargins(kMargin, 14, 6, kMargin);
    column->setSpacing(12);
    column->addWidget(makeLabel(tr("Export"), WidgetRole::PageHeading));
    m_panel = new ExportChoicesPanel(workbench.wording(), m_choices, choices);
    for (QWidget* part : {static_cast<QWidget*>(m_panel), makePlace(), makeNote()})
        column->addWidget(part);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(choices);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFixedWidth(kChoicesWidth);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    auto* left = new QVBoxLayout;
    left->addWidget(scroll, 1);
    left->addWidget(makeOutcome());
    all->addLayout(left);
    all->addWidget(makePreview(), 1);

    markPrimary(*m_make);
    connect(m_make, &QAction::triggered, this, &ExportPage::makeFiles);
    connect(m_panel, &ExportChoicesPanel::changed, this, [this] {
        m_choices.remember();
        refreshPreview();
        refreshState();
    });
    connect(&workbench, &Workbench::releaseChanged, this, &ExportPage::refresh);
    connect(&workbench, &Workbench::sessionChanged, this, [this] { m_outcome->hide(); });
    connect(&workbench.jobs(), &Jobs::started, this, &ExportPage::refreshState);
    connect(&workbench.jobs(), &Jobs::finished, this, &ExportPage::refreshState);
    refreshIcons();
    refresh();
}

QWidget* ExportPage::makePlace() {
    auto* card = new CardFrame(tr("Where to"));
    auto* line = new QHBoxLayout;
    m_folder = makeWrappedLabel({});
    QPushButton* change = makeButton(tr("Change…"));
    change->setAccessibleName(tr("Change the folder"));
    line->addWidget(m_folder, 1);
    line->addWidget(change);
    card->content()->addLayout(line);
    m_inTheWay = makeWrappedLabel({}, WidgetRole::Muted);
    card->content()->addWidget(m_inTheWay);
    connect(change, &QPushButton::clicked, this, &ExportPage::chooseFolder);
    return card;
}

QWidget* ExportPage::makeNote() {
    auto* note = new QFrame;
    vignette::setRole(note, WidgetRole::Quiet);
    auto* column = new QVBoxLayout(note);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(4);
    column->addWidget(makeLabel(tr("What is in the files"), WidgetRole::Heading));
    column->addWidget(makeWrappedLabel(
        tr("Counts to the nearest 5, whole percents, nothing that stands for fewer than 11 people. No row of "
           "a "
           "patient, no path, no user name. Threshold, rounding and data window are printed in each file."),
        WidgetRole::Second));
    m_typed = makeWrappedLabel({}, WidgetRole::Second);
    column->addWidget(m_typed);
    m_found = makeWrappedLabel({}, WidgetRole::Badge);
    column->addWidget(m_found);
    m_looked = new QCheckBox(tr("I have looked: none of this is about a patient"));
    column->addWidget(m_looked);
    m_found->hide();
    m_looked->hide();
    connect(m_looked, &QCheckBox::toggled, this, &ExportPage::refreshState);
    return note;
}

QWidget* ExportPage::makePreview() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(4, 14, kMargin, 10);
    auto* line = new QHBoxLayout;
    line->addWidget(makeLabel(tr("Preview"), WidgetRole::Heading));
    line->addStretch();
    m_before = new QToolButton;
    m_before->setAccessibleName(tr("Page before"));
    m_after = new QToolButton;
    m_after->setAccessibleName(tr("Next page"));
    m_place = makeLabel({}, WidgetRole::Second);
    line->addWidget(m_before);
    line->addWidget(m_place);
    line->addWidget(m_after);
    column->addLayout(line);
    m_preview = new SheetPreview(part);
    column->addWidget(m_preview, 1);
    connect(m_before, &QToolButton::clicked, this, [this] { stepPreview(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { stepPreview(1); });
    connect(m_preview, &SheetPreview::stepRequested, this, &ExportPage::stepPreview);
    return part;
}

QWidget* ExportPage::makeOutcome() {
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(kMargin, 4, 6, 14);
    column->setSpacing(8);
    m_makeButton = makeButton({}, WidgetRole::Primary);
    column->addWidget(m_makeButton, 0, Qt::AlignLeft);
    m_outcome = new QWidget;
    auto* lines = new QVBoxLayout(m_outcome);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    auto* saved = new QHBoxLayout;
    m_outcomeWords = makeWrappedLabel({});
    m_openFolder = makeButton(tr("Open folder"), WidgetRole::Ghost);
    saved->addWidget(m_outcomeWords, 1);
    saved->addWidget(m_openFolder);
    lines->addLayout(saved);
    m_cautions = makeWrappedLabel({}, WidgetRole::Badge);
    lines->addWidget(m_cautions);
    m_outcome->hide();
    column->addWidget(m_outcome);
    connect(m_makeButton, &QPushButton::clicked, this, &ExportPage::makeFiles);
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_choices.folder)); });
    return foot;
}

void ExportPage::enter() {
    refreshState();
}

void ExportPage::setFolder(const QString& folder) {
    m_choices.folder = folder;
    m_choices.remember();
    refreshState();
}

void ExportPage::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder for the files"), m_choices.folder);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportPage::setFolder);
    dialog->open();
}

void ExportPage::refresh() {
    m_panel->showPersonas(workbench().release());
    refreshTyped();
    refreshPreview();
    refreshState();
}

ExportOrder ExportPage::order() const {
    return orderOf(m_choices, *workbench().release(), m_panel->chosenPersonas());
}

void ExportPage::refreshPreview() {
    m_pages.clear();
    if (workbench().release()) m_pages = orderedPages(*workbench().release(), workbench().wording(), order());
    m_page = std::clamp(m_page, 0, std::max(0, static_cast<int>(m_pages.size()) - 1));
    stepPreview(0);
}

void ExportPage::stepPreview(int by) {
    const int count = static_cast<int>(m_pages.size());
    m_page = std::clamp(m_page + by, 0, std::max(0, count - 1));
    m_before->setEnabled(m_page > 0);
    m_after->setEnabled(m_page + 1 < count);
    m_place->setText(count == 0 ? tr("no pages") : tr("%1 of %2").arg(m_page + 1).arg(count));
    m_preview->setVisible(count > 0);
    if (count > 0)
        m_preview->setPage(m_pages[static_cast<std::size_t>(m_page)], m_choices.isLetter,
                           workbench().wording().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
}

bool ExportPage::mayMake() const {
    if (!workbench().release() || workbench().jobs().isRunning() || !m_choices.hasAnyKind()) return false;
    if (!m_found->text().isEmpty() && !m_looked->isChecked()) return false;
    return !m_choices.hasPdf || !m_pages.empty();
}

/// Each piece that looks like an identifier is confirmed by a person before it leaves.
void ExportPage::refreshTyped() {
    const Release* release = workbench().release();
    const int typed = release ? typedTextCount(*release) : 0;
    m_typed->setText(tr("%n text(s) written by the team leave as they are: make sure that none of them "
                        "names a patient.",
                        nullptr, typed));
    m_typed->setVisible(typed > 0);
    const QString found = release ? typedWarningWords(identifiersInTyped(*release)) : QString();
    if (found == m_found->text()) return;
    m_found->setText(found);
    m_found->setVisible(!found.isEmpty());
    m_looked->setVisible(!found.isEmpty());
    m_looked->setChecked(false);
}

void ExportPage::refreshState() {
    const bool isOnlyPdf = m_choices.hasPdf && !m_choices.hasJson && !m_choices.hasCsv && !m_choices.hasPng;
    const QString words = isOnlyPdf ? tr("Make PDF") : tr("Make files");
    m_make->setText(words);
    m_make->setEnabled(mayMake());
    m_makeButton->setText(words);
    m_makeButton->setAccessibleName(words);
    m_makeButton->setEnabled(mayMake());
    m_folder->setText(QDir::toNativeSeparators(m_choices.folder));
    const Release* release = workbench().release();
    const QStringList inTheWay =
        release ? filesInTheWay(order(), *release, workbench().wording()) : QStringList();
    m_inTheWay->setText(tr("Will be replaced: %1").arg(inTheWay.join(QStringLiteral(", "))));
    m_inTheWay->setVisible(!inTheWay.isEmpty());
}

void ExportPage::makeFiles() {
    if (!mayMake()) return;
    m_outcome->hide();
    const ExportOrder wanted = order();
    const QPointer<ExportPage> page(this);
    workbench().jobs().start<WrittenFiles>(
        m_make->text(),
        [wanted, release = *workbench().release(), session = workbench().session(),
         &wording = workbench().wording()](Progress& progress) {
            return writeFiles(*session, release, wording, wanted, progress);
        },
        [page](const Outcome<WrittenFiles>& outcome) {
            if (!page) return;
            if (outcome.isDone())
                page->showOutcome(outcome.value());
            else if (!outcome.isCancelled())
                emit page->workbench().troubleReported(QString::fromStdString(outcome.trouble().message),
                                                       false);
            page->refreshState();
        });
}

void ExportPage::showOutcome(const WrittenFiles& written) {
    QStringList names;
    for (const std::filesystem::path& file : written.files)
        names << QString::fromStdString(file.filename().string());
    m_outcomeWords->setText(
        names.size() <= 3
            ? tr("Saved %1 to %2")
                  .arg(names.join(QStringLiteral(", ")), QDir::toNativeSeparators(m_choices.folder))
            : tr("Saved %n file(s) to %1", nullptr, static_cast<int>(names.size()))
                  .arg(QDir::toNativeSeparators(m_choices.folder)));
    QStringList cautions;
    for (const std::string& caution : written.cautions)
        cautions << QString::fromStdString(caution);
    m_cautions->setText(cautions.join(QLatin1Char('\n')));
    m_cautions->setVisible(!cautions.isEmpty());
    m_outcome->show();
    for (const QString& caution : cautions)
        emit workbench().troubleReported(caution, true);
}

QString ExportPage::outcomeText() const {
    return m_outcome->isHidden() ? QString() : m_outcomeWords->text();
}

void ExportPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_preview) refreshIcons();
}

void ExportPage::refreshIcons() {
    const ColourTheme& theme = currentTheme();
    m_make->setIcon(icon(IconName::FileOutput, theme.onAccent));
    m_makeButton->setIcon(icon(IconName::FileOutput, theme.onAccent));
    m_before->setIcon(icon(IconName::ChevronLeft, theme.text));
    m_after->setIcon(icon(IconName::ChevronRight, theme.text));
    m_openFolder->setIcon(icon(IconName::FolderOpen, theme.accent));
}

Page* makeExportPage(Workbench& workbench, QWidget* parent) {
    return new ExportPage(workbench, parent);
}

} // namespace vignette
