#include "ui/start/start_page.h"

#include "core/base/failure.h"
#include "ui/start/choice_card.h"
#include "ui/start/drop_zone.h"
#include "ui/start/recent_list.h"
#include "ui/start/sample_card.h"
#include "ui/text/role_words.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/file_choice.h"
#include "ui/workbench/text_size.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace vignette {

namespace {

constexpr int kWidest = 1320;
constexpr int kGap = 14;

/// "Try a sample  Two clicks to a finished persona."
QWidget* makeHeadingLine(const QString& heading, int pixels, const QString& rest, QWidget* parent) {
    auto* line = new QWidget(parent);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(13);
    QLabel* bold = makeLabel(heading, WidgetRole::Heading, line);
    setTextSize(bold, pixels, TextWeight::Bold);
    layout->addWidget(bold, 0, Qt::AlignBottom);
    QLabel* plain = makeWrappedLabel(rest, WidgetRole::Second, line);
    plain->setAlignment(Qt::AlignBottom);
    layout->addWidget(plain, 1, Qt::AlignBottom);
    return line;
}

/// Samples that can be offered, or in `trouble` why there are none.
std::vector<Sample> offeredSamples(QString& trouble) {
    try {
        return bundledSamples();
    } catch (const Failure& failure) {
        trouble = QString::fromStdString(failure.what());
        return {};
    }
}

} // namespace

StartPage::StartPage(Workbench& bench, QWidget* parent)
    : Page(bench, parent), m_roles(new QButtonGroup(this)) {
    auto* content = new QWidget(this);
    content->setMaximumWidth(kWidest);
    auto* sections = new QVBoxLayout(content);
    sections->setContentsMargins(0, 32, 0, 24);
    sections->setSpacing(11);
    sections->addWidget(makeHeadingLine(tr("Welcome to Vignette"), 25,
                                        tr("Find groups of patients that differ, and meet them as personas. "
                                           "Your data stays on this computer."),
                                        content));
    sections->addSpacing(12);
    sections->addWidget(makeHeadingLine(
        tr("What brings you here?"), 15,
        tr("Sets the first page and how many numbers you see. Nothing is locked; change it any time."),
        content));
    sections->addWidget(makeRoles());
    sections->addSpacing(12);
    sections->addWidget(
        makeHeadingLine(tr("Try a sample"), 15, tr("Two clicks to a finished persona."), content));
    sections->addWidget(makeSamples());
    sections->addSpacing(8);
    sections->addWidget(makeBottom());
    sections->addStretch();

    auto* middle = new QWidget(this);
    auto* sides = new QHBoxLayout(middle);
    sides->setContentsMargins(40, 0, 40, 0);
    sides->addWidget(content);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(middle);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    connect(&bench, &Workbench::roleChanged, this, &StartPage::showRole);
    showRole();
}

QWidget* StartPage::makeRoles() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    for (const Role role : kRoles) {
        auto* card = new ChoiceCard(roleIcon(role), roleName(role), roleGain(role), row);
        m_roles->addButton(card, static_cast<int>(role));
        layout->addWidget(card, 1);
    }
    connect(m_roles, &QButtonGroup::idClicked, this,
            [this](int id) { workbench().setRole(static_cast<Role>(id)); });
    return row;
}

void StartPage::showRole() {
    m_roles->button(static_cast<int>(workbench().role()))->setChecked(true);
}

QWidget* StartPage::makeSamples() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    QString trouble = tr("No sample came with this copy of Vignette. Install it again to get them.");
    const std::vector<Sample> samples = offeredSamples(trouble);
    for (const Sample& sample : samples) {
        auto* card = new SampleCard(
            sample, layout->isEmpty() ? SampleCard::Rank::First : SampleCard::Rank::Other, row);
        connect(card, &SampleCard::openRequested, this,
                [this](const QString& id) { workbench().openSample(id); });
        layout->addWidget(card, 1);
    }
    if (samples.empty()) layout->addWidget(makeWrappedLabel(trouble, WidgetRole::Second, row));
    return row;
}

QWidget* StartPage::makeBottom() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    m_recent = new RecentList(row);
    auto* drop = new DropZone(row);
    drop->setMinimumHeight(180);
    layout->addWidget(m_recent, 11);
    layout->addWidget(drop, 10);
    connect(m_recent, &RecentList::studyChosen, this,
            [this](const QString& path) { workbench().openStudy(path); });
    connect(m_recent, &RecentList::clearRequested, this, [this] {
        RecentStudies::clear();
        enter();
    });
    connect(drop, &DropZone::chooseRequested, this, [this] {
        chooseExtracts(this, [this](const QStringList& files) { workbench().prepareImport(files); });
    });
    m_recent->show(RecentStudies::list());
    return row;
}

void StartPage::enter() {
    m_recent->show(RecentStudies::list());
}

QWidget* makeStartPage(Workbench& workbench, QWidget* parent) {
    return new StartPage(workbench, parent);
}

} // namespace vignette
