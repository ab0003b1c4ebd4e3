#include "ui/collect/recipe_bar.h"

#include "ui/collect/name_dialog.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

#include <utility>

namespace vignette {

namespace {

constexpr int kIcon = 16;

QStringList filesOf(const ImportProposal* proposal) {
    QStringList files;
    if (proposal)
        for (const ProposedExtract& extract : proposal->extracts) {
            const QString path = QString::fromStdString(extract.path.string());
            if (!files.contains(path)) files.append(path); // an archive gives several extracts
        }
    return files;
}

QString savedOn(const RecipeShelf::Entry& entry) {
    return QLocale().toString(entry.saved.date(), QLocale::ShortFormat);
}

} // namespace

RecipeBar::RecipeBar(Workbench& workbench, QWidget* parent)
    : QFrame(parent), m_workbench(workbench), m_reading(new Jobs(this)), m_button(makeButton(tr("Recipe"))),
      m_menu(new QMenu(this)), m_words(makeWrappedLabel({}, WidgetRole::Plain, this)),
      m_do(makeButton({}, WidgetRole::Secondary, {}, this)),
      m_dismiss(makeButton(tr("Not now"), WidgetRole::Secondary, {}, this)) {
    setRole(this, WidgetRole::Card);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 6, 12, 6);
    line->setSpacing(8);
    line->addWidget(new IconLabel(IconName::History, &ColourTheme::accent, kIcon, this));
    line->addWidget(m_words, 1);
    line->addWidget(m_do);
    line->addWidget(m_dismiss);
    m_button->setMenu(m_menu);
    m_button->setProperty("hasMenu", true);
    m_button->setToolTip(tr("Save these settings, or use saved ones: same as last time"));
    connect(
        m_reading, &Jobs::finished, this,
        [this] {
            if (const auto next = std::exchange(m_waiting, nullptr)) read(next);
        },
        Qt::QueuedConnection);
    connect(m_menu, &QMenu::aboutToShow, this, &RecipeBar::fillMenu);
    connect(m_do, &QPushButton::clicked, this, [this] {
        if (m_used)
            startAfresh();
        else if (m_offer)
            use(*m_offer);
    });
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        m_offer.reset();
        m_used.reset();
        hide();
    });
    hide();
}

void RecipeBar::refresh() {
    const ImportProposal* proposal = m_workbench.proposal();
    const QStringList files = filesOf(proposal);
    if (files != m_files) {
        m_files = files;
        if (files.isEmpty()) m_used.reset();
        m_offer.reset();
        if (proposal && !m_used) lookForOffer();
    }
    showState();
}

void RecipeBar::lookForOffer() {
    using Found = std::optional<RecipeShelf::Entry>;
    read([this, files = m_files, faces = RecipeShelf::facesOf(*m_workbench.proposal())] {
        m_reading->start<Found>(
            tr("Looking for a recipe"), [faces](Progress&) { return RecipeShelf::fitting(faces); },
            [this, files](const Outcome<Found>& found) {
                if (!found.isDone() || files != m_files || m_used) return; // overtaken
                m_offer = found.value();
                showState();
            });
    });
}

void RecipeBar::read(std::function<void()> start) {
    if (m_reading->isRunning())
        m_waiting = std::move(start);
    else
        start();
}

void RecipeBar::showState() {
    const ImportProposal* proposal = m_workbench.proposal();
    if (m_used && proposal)
        say(tr("The recipe “%1” of %2 is used. What differs from then stands under the files.")
                .arg(m_used->name, savedOn(*m_used)),
            tr("Start afresh"));
    else if (m_offer)
        say(tr("These files look like “%1”, saved on %2.").arg(m_offer->name, savedOn(*m_offer)),
            tr("Use the same settings"));
    m_dismiss->setText(m_used ? tr("Hide") : tr("Not now"));
    setVisible(proposal && (m_used || m_offer));
}

void RecipeBar::say(const QString& words, const QString& action) {
    m_words->setText(words);
    m_do->setText(action);
    m_do->setAccessibleName(action);
}

void RecipeBar::fillMenu() {
    m_menu->clear();
    connect(m_menu->addAction(tr("Save as recipe…")), &QAction::triggered, this, &RecipeBar::askName);
    if (!m_workbench.proposal()) return;
    m_menu->addSeparator();
    const QList<RecipeShelf::Entry> entries = RecipeShelf::list();
    for (const RecipeShelf::Entry& entry : entries) {
        QString name = entry.name;
        QAction* line = m_menu->addAction(
            tr("Use “%1”, %2").arg(name.replace(QLatin1Char('&'), QLatin1String("&&")), savedOn(entry)));
        connect(line, &QAction::triggered, this, [this, entry] { use(entry); });
    }
    connect(m_menu->addAction(tr("Use a file…")), &QAction::triggered, this, &RecipeBar::useFile);
    if (entries.isEmpty()) return;
    QMenu* removal = m_menu->addMenu(tr("Remove a recipe"));
    for (const RecipeShelf::Entry& entry : entries)
        connect(removal->addAction(QString(entry.name).replace(QLatin1Char('&'), QLatin1String("&&"))),
                &QAction::triggered, this, [this, entry] {
                    RecipeShelf::remove(entry);
                    if (m_offer && m_offer->path == entry.path) m_offer.reset();
                    refresh();
                });
}

ImportPlan RecipeBar::presentPlan() const {
    if (const ImportProposal* proposal = m_workbench.proposal()) return proposal->plan;
    ImportPlan plan = m_workbench.session()->importPlan();
    plan.fields = m_workbench.session()->fields();
    return plan;
}

void RecipeBar::askName() {
    if (!m_workbench.proposal() && !m_workbench.session()) return;
    askForName(this,
               {.title = tr("Save as recipe"),
                .words = tr("How the files are read, what is left out and why, and what fields are called. "
                            "No patient and no path is in it. Use it for the next quarter’s files, or with "
                            "vignette import --plan."),
                .suggestion = QString::fromStdString(presentPlan().studyName),
                .accept = tr("Save"),
                .isTaken = RecipeShelf::isThere},
               [this](const QString& name) { save(name); });
}

void RecipeBar::save(const QString& name) {
    const auto outcome = attempt([&] { return RecipeShelf::save(name, presentPlan()); });
    emit m_workbench.troubleReported(outcome.isDone()
                                         ? tr("The recipe “%1” is saved.").arg(outcome.value().name)
                                         : QString::fromStdString(outcome.trouble().message),
                                     outcome.isDone());
}

void RecipeBar::use(const RecipeShelf::Entry& entry) {
    read([this, entry] {
        m_reading->start<ImportPlan>(
            tr("Reading a recipe"), [path = entry.path](Progress&) { return RecipeShelf::load(path); },
            [this, entry](const Outcome<ImportPlan>& plan) {
                if (plan.isDone())
                    repeat(entry, plan.value());
                else
                    emit m_workbench.troubleReported(QString::fromStdString(plan.trouble().message), false);
            });
    });
}

void RecipeBar::repeat(const RecipeShelf::Entry& entry, const ImportPlan& plan) {
    if (m_workbench.isBusy()) return;
    ProposalOptions options;
    options.plan = plan;
    if (m_workbench.proposal()) options.codebook = m_workbench.proposal()->codebook;
    m_used = entry;
    m_workbench.prepareImport(m_files, options);
}

void RecipeBar::useFile() {
    auto* dialog = new QFileDialog(this, tr("Use a recipe"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Recipes and plans (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const QFileInfo file(path);
        use({file.completeBaseName(), path, file.lastModified()});
    });
    dialog->open();
}

void RecipeBar::startAfresh() {
    if (m_workbench.isBusy()) return;
    m_used.reset();
    ProposalOptions options;
    if (m_workbench.proposal()) options.codebook = m_workbench.proposal()->codebook;
    m_workbench.prepareImport(m_files, options);
}

} // namespace vignette
