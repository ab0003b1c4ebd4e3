#include "ui/collect/proposal_view.h"

#include "core/study/data_end.h"
#include "ui/collect/collect_words.h"
#include "ui/collect/column_menu.h"
#include "ui/collect/dialect_bar.h"
#include "ui/collect/file_drop.h"
#include "ui/collect/file_list.h"
#include "ui/collect/link_button.h"
#include "ui/collect/preview_model.h"
#include "ui/collect/preview_table.h"
#include "ui/collect/privacy_panel.h"
#include "ui/collect/rollup_panel.h"
#include "ui/collect/set_aside_dialog.h"
#include "ui/collect/set_aside_list.h"
#include "ui/collect/set_aside_panel.h"
#include "ui/collect/survey_words.h"
#include "ui/workbench/file_choice.h"

#include <QDate>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

namespace vignette {

namespace {

constexpr int kGap = 12;
constexpr int kLeastPreview = 124;

Date today() {
    const QDate now = QDate::currentDate();
    return Date::from(now.year(), now.month(), now.day()).value_or(Date{});
}

QString joined(const std::vector<std::string>& sentences) {
    QStringList lines;
    for (const std::string& sentence : sentences)
        lines.append(QString::fromStdString(sentence));
    return lines.join(QLatin1Char(' '));
}

} // namespace

ProposalView::ProposalView(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_edits(new ProposalEdits(workbench, this)),
      m_filesModel(new FileListModel(this)), m_previewModel(new PreviewModel(this)),
      m_privacy(new PrivacyPanel(this)) {
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(kGap);
    QWidget* files = makeFiles();
    files->setMinimumWidth(196);
    files->setMaximumWidth(264);
    m_privacy->setMinimumWidth(236);
    m_privacy->setMaximumWidth(306);
    all->addWidget(files, 26);
    all->addWidget(makePreview(), 60);
    all->addWidget(m_privacy, 30);
    connect(m_edits, &ProposalEdits::refused, this, &ProposalView::refresh);
    connect(m_files->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProposalView::showFile);
}

QWidget* ProposalView::makeFiles() {
    m_filesCard = new CardFrame(tr("Files"), {}, this);
    m_files = new FileList(*m_filesModel, m_filesCard);
    m_filesCard->content()->addWidget(m_files, 1);
    m_remove = makeLinkButton({}, m_filesCard);
    m_filesCard->content()->addWidget(m_remove, 0, Qt::AlignLeading);
    m_cautions = makeWrappedLabel({}, WidgetRole::Badge, m_filesCard);
    m_filesCard->content()->addWidget(m_cautions);
    auto* drop = new FileDrop(FileDrop::Size::Line, m_filesCard);
    m_filesCard->content()->addWidget(drop);
    connect(drop, &FileDrop::chooseRequested, this, [this] {
        chooseExtracts(this, [this](const QStringList& chosen) { m_workbench.addToImport(chosen); });
    });
    const auto remove = [this] { m_edits->remove(chosenFile()); };
    connect(m_remove, &QPushButton::clicked, this, remove);
    connect(m_files, &FileList::removalRequested, this, remove);
    return m_filesCard;
}

QWidget* ProposalView::makePreview() {
    m_previewCard = new CardFrame({}, {}, this);
    QVBoxLayout* column = m_previewCard->content();
    m_dialect = new DialectBar(m_previewCard);
    m_preview = new PreviewTable(*m_previewModel, m_previewCard);
    m_preview->setMinimumHeight(kLeastPreview);
    m_rollups = new RollupPanel(*m_edits, m_previewCard);
    m_setAside = new SetAsidePanel(m_previewCard);
    m_notes = makeWrappedLabel({}, WidgetRole::Muted, m_previewCard);
    column->addWidget(m_dialect);
    column->addWidget(m_preview, 5);
    column->addWidget(m_rollups, 4);
    column->addWidget(m_setAside);
    column->addWidget(m_notes);
    connect(m_dialect, &DialectBar::dialectChosen, this, &ProposalView::takeDialect);
    connect(m_dialect, &DialectBar::shapeChosen, this,
            [this](ExtractShape shape) { m_edits->setShape(chosenFile(), shape); });
    connect(m_dialect, &DialectBar::keyChosen, this,
            [this](const QString& key) { m_edits->setKey(chosenFile(), key); });
    connect(m_preview, &PreviewTable::columnMenuRequested, this, &ProposalView::openMenu);
    connect(m_setAside, &SetAsidePanel::browseRequested, this, &ProposalView::browseSetAside);
    connect(m_setAside, &SetAsidePanel::saveRequested, this, &ProposalView::saveSetAside);
    return m_previewCard;
}

std::size_t ProposalView::chosenFile() const {
    return static_cast<std::size_t>(std::max(m_files->currentIndex().row(), 0));
}

void ProposalView::refresh() {
    const ImportProposal* proposal = m_workbench.proposal();
    if (!proposal || proposal->extracts.empty()) return;
    const int before = static_cast<int>(chosenFile());
    {
        const QSignalBlocker quiet(m_files->selectionModel());
        m_filesModel->show(*proposal);
    }
    const int count = static_cast<int>(proposal->extracts.size());
    m_files->setCurrentIndex(m_filesModel->index(std::min(before, count - 1)));
    m_filesCard->setNote(tr("%n checked", nullptr, count));
    const std::vector<std::string> cautions = cautionsOf(*proposal);
    m_cautions->setText(joined(cautions));
    m_cautions->setVisible(!cautions.empty());
    showFile();
}

void ProposalView::showFile() {
    const ImportProposal* proposal = m_workbench.proposal();
    const std::size_t file = chosenFile();
    if (!proposal || file >= proposal->extracts.size()) return;
    const ProposedExtract& extract = proposal->extracts[file];
    const ExtractPlan& plan = proposal->plan.extracts[file];
    const QString name = QString::fromStdString(extract.survey.source.name);
    m_previewModel->show(extract.preview, extract.survey, plan, dataEndOf(*proposal, today()));
    m_preview->settle();
    m_previewCard->setHeading(name);
    m_previewCard->setNote(
        tr("first %1 of %2 rows · %3 columns, %4 left out")
            .arg(shownCount(extract.preview.rows.size()), shownCount(extract.survey.rowCount))
            .arg(m_previewModel->columnCount())
            .arg(m_previewModel->hiddenColumns()));
    m_remove->setText(tr("Leave this file out"));
    m_remove->setAccessibleName(tr("Leave %1 out").arg(name));
    m_dialect->show(extract, plan, file == 0);
    m_rollups->show(file, plan);
    m_setAside->show(extract.survey);
    showNotes(*proposal, extract.survey);
    m_privacy->show({{name, plan.screening}}, false);
}

void ProposalView::showNotes(const ImportProposal& proposal, const ExtractSurvey& survey) {
    const std::size_t file = chosenFile();
    QString notes = joined(survey.notes) + QLatin1Char(' ') +
                    questionWords(proposal.extracts[file], proposal.plan.extracts[file]);
    if (proposal.codebookReport)
        notes += QLatin1Char(' ') + codebookWords(*proposal.codebookReport);
    else if (proposal.codebook)
        notes += QLatin1Char(' ') +
                 tr("Codebook: %1.").arg(QString::fromStdString(proposal.codebook->filename().string()));
    m_notes->setText(notes.trimmed());
    m_notes->setVisible(!notes.trimmed().isEmpty());
}

/// The first rows change before the file is read again; both beside the screen, since a packed file or a
/// workbook takes its time.
void ProposalView::takeDialect(const Dialect& dialect) {
    const ImportProposal* proposal = m_workbench.proposal();
    const std::size_t file = chosenFile();
    if (!proposal || m_workbench.jobs().isRunning()) return m_edits->setDialect(file, dialect);
    ProposedExtract extract; // what the first rows need, without the survey's columns
    extract.path = proposal->extracts[file].path;
    extract.survey.dialect = proposal->extracts[file].survey.dialect;
    m_workbench.jobs().start<ExtractPreview>(
        tr("Reading the first rows"), [extract, dialect](Progress&) { return previewWith(extract, dialect); },
        [this, file, dialect](const Outcome<ExtractPreview>& preview) {
            if (!m_workbench.proposal() || file >= m_workbench.proposal()->extracts.size()) return;
            if (preview.isCancelled()) return showFile();
            if (preview.isDone()) showAtOnce(file, preview.value()); // else the reading says why not
            m_edits->setDialect(file, dialect);
        });
}

/// What was decided about columns holds only while they are the same ones: else all stay hidden until the
/// whole file was checked again.
void ProposalView::showAtOnce(std::size_t file, const ExtractPreview& preview) {
    const ImportProposal& proposal = *m_workbench.proposal();
    const ProposedExtract& extract = proposal.extracts[file];
    const bool isSameTable = preview.header == extract.preview.header;
    ExtractPlan plan = isSameTable ? proposal.plan.extracts[file] : ExtractPlan{};
    plan.dialect = preview.dialect;
    m_previewModel->show(preview, isSameTable ? extract.survey : ExtractSurvey{}, plan,
                         dataEndOf(proposal, today()));
    m_preview->settle();
}

void ProposalView::filterColumns(const QString& typed) {
    m_preview->filterColumns(typed);
}

void ProposalView::openMenu(const QString& column, const QPoint& place) {
    const ImportProposal* proposal = m_workbench.proposal();
    if (!proposal) return;
    if (QMenu* menu = makeColumnMenu(*m_edits, *proposal, chosenFile(), column, this)) menu->popup(place);
}

void ProposalView::browseSetAside() {
    const ImportProposal* proposal = m_workbench.proposal();
    if (!proposal) return;
    auto* dialog = new SetAsideDialog(m_workbench, proposal->extracts.at(chosenFile()), this);
    connect(dialog, &SetAsideDialog::saveRequested, this, &ProposalView::saveSetAside);
    dialog->open();
}

void ProposalView::saveSetAside() {
    const ImportProposal* proposal = m_workbench.proposal();
    if (!proposal) return;
    const ProposedExtract& extract = proposal->extracts.at(chosenFile());
    const QString name = QString::fromStdString(proposal->plan.extracts.at(chosenFile()).name) +
                         tr("-set-aside") + QStringLiteral(".csv");
    chooseTarget(this, tr("Save the list of rows set aside"), name, tr("Tables (*.csv)"),
                 QStringLiteral("csv"), [this, list = setAsideList(extract.survey)](const QString& path) {
                     QSaveFile file(path);
                     if (file.open(QIODevice::WriteOnly) && file.write(list) == list.size() && file.commit())
                         return;
                     emit m_workbench.troubleReported(
                         tr("The list could not be saved: %1").arg(file.errorString()), false);
                 });
}

} // namespace vignette
