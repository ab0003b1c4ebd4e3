#include "ui/collect/study_privacy.h"

#include "ui/collect/collect_words.h"
#include "ui/collect/link_button.h"
#include "ui/collect/look_alike_dialog.h"
#include "ui/collect/question.h"
#include "ui/collect/record_dialog.h"
#include "ui/theme/fonts.h"
#include "ui/workbench/themed_icon.h"

#include <QCheckBox>
#include <QDate>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <cmath>

namespace vignette {

namespace {

constexpr int kIcon = 16;

QString dateWords(const std::optional<Date>& date) {
    return date ? QString::fromStdString(date->iso()) : QString();
}

QString labelOfKey(const std::vector<Field>& fields, const std::string& key) {
    for (const Field& field : fields)
        if (field.key == key) return insideSentence(QString::fromStdString(field.label));
    return QString::fromStdString(key);
}

} // namespace

QString lookAlikeWords(const LookAlikes& report, const std::vector<Field>& fields) {
    if (report.fieldKeys.empty())
        return StudyPrivacy::tr("No field was found that others are likely to know.");
    QStringList names;
    for (const std::string& key : report.fieldKeys)
        names.append(labelOfKey(fields, key));
    const KAnonymityReport& bands = report.inBands;
    const bool isEnough = bands.smallestClass >= kFewestLookAlikes;
    return StudyPrivacy::tr(
               "%1 of %2 patients, with ages in bands of ten; %3 with values as stored. %4 % look "
               "like nobody else. Known to others: %5. %6")
        .arg(shownCount(bands.smallestClass), shownCount(bands.patientCount),
             shownCount(report.asStored.smallestClass))
        .arg(std::ceil(100.0 * bands.uniqueShare))
        .arg(names.join(QStringLiteral(", ")),
             isEnough ? StudyPrivacy::tr("That is the goal: 11 or more.")
                      : StudyPrivacy::tr("Goal for records that leave: 11 or more. Personas keep to it."));
}

struct StudyPrivacy::Line {
    IconName icon = IconName::Users;
    QString heading;
    QString words;
    QString action; ///< empty: nothing can be done
    std::function<void()> act;
};

StudyPrivacy::StudyPrivacy(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_lines(new QVBoxLayout(this)) {
    m_lines->setContentsMargins(0, 0, 0, 6);
    m_lines->setSpacing(0);
}

void StudyPrivacy::refresh() {
    if (!m_workbench.session()) return;
    if (m_list) m_list->deleteLater(); // a button on it may be what asked for this
    if (m_list) m_list->hide();
    m_list = new QWidget(this);
    auto* column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    addLookAlikes();
    addKeyFile();
    const PrivacyRecords records = m_workbench.session()->privacyRecords();
    addExpert(records);
    addLimitedUse(records);
    m_lines->addWidget(m_list);
}

void StudyPrivacy::addLine(const Line& line) {
    auto* row = new QHBoxLayout;
    row->setSpacing(9);
    row->addWidget(new IconLabel(line.icon, &ColourTheme::secondary, kIcon, m_list), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    QLabel* heading = makeWrappedLabel(line.heading, WidgetRole::Heading, m_list);
    heading->setFont(screenFont(12, QFont::DemiBold));
    QLabel* rest = makeWrappedLabel(line.words, WidgetRole::Second, m_list);
    rest->setFont(screenFont(12));
    words->addWidget(heading);
    words->addWidget(rest);
    if (!line.action.isEmpty() && !m_workbench.session()->isReadOnly()) {
        QPushButton* act = makeLinkButton(line.action, m_list);
        act->setAccessibleName(QStringLiteral("%1: %2").arg(line.heading, line.action));
        words->addWidget(act, 0, Qt::AlignLeading);
        connect(act, &QPushButton::clicked, this, line.act);
    }
    row->addLayout(words, 1);
    static_cast<QVBoxLayout*>(m_list->layout())->addLayout(row);
}

void StudyPrivacy::addLookAlikes() {
    const std::vector<Field> fields = m_workbench.session()->fields();
    const std::optional<LookAlikes> report = m_workbench.session()->lookAlikes();
    const std::vector<std::string> chosen = report ? report->fieldKeys : std::vector<std::string>{};
    addLine({.icon = IconName::Users,
             .heading = tr("Smallest look-alike crowd"),
             .words = report ? lookAlikeWords(*report, fields) : tr("Not counted yet."),
             .action = report ? tr("Choose fields…") : tr("Count"),
             .act = [this, fields, chosen] {
                 if (chosen.empty()) return count({}); // those that are proposed
                 askForKnownFields(this, fields, chosen,
                                   [this](const std::vector<std::string>& keys) { count(keys); });
             }});
}

void StudyPrivacy::addKeyFile() {
    const bool isThere = m_workbench.session()->hasKeyFile();
    addLine(
        {.icon = IconName::KeyRound,
         .heading = tr("Key file"),
         .words = isThere
                      ? tr("Beside the study. With it, later files link to the same patients. Whoever has it "
                           "and a list of keys can tell who is who.")
                      : tr("None. Later files can’t be linked to these patients."),
         .action = isThere ? tr("Destroy key file…") : QString(),
         .act = [this] { askToDestroy(); }});
}

void StudyPrivacy::addExpert(const PrivacyRecords& records) {
    QString words = tr("None on record.");
    if (records.expert) {
        words = tr("%1, %2.").arg(QString::fromStdString(records.expert->expert),
                                  dateWords(records.expert->date));
        const QDate now = QDate::currentDate();
        const auto today = Date::from(now.year(), now.month(), now.day());
        if (records.expert->expiry)
            words += QLatin1Char(' ') + tr("Holds until %1.").arg(dateWords(records.expert->expiry));
        if (today && !isValidOn(*records.expert, *today))
            words += QLatin1Char(' ') + tr("It does not hold today.");
    }
    addLine({.icon = IconName::Stethoscope,
             .heading = tr("Expert determination"),
             .words = words,
             .action = records.expert ? tr("Change…") : tr("Record…"),
             .act = [this, records] {
                 askForExpert(this, records.expert, [this, records](const auto& expert) {
                     store({.expert = expert, .limited = records.limited});
                 });
             }});
}

void StudyPrivacy::addLimitedUse(const PrivacyRecords& records) {
    addLine({.icon = IconName::FileText,
             .heading = tr("Limited data set"),
             .words = records.limited ? tr("Used by %1, agreement of %2. Every export says so.")
                                            .arg(QString::fromStdString(records.limited->recipient),
                                                 dateWords(records.limited->agreementDate))
                                      : tr("Not used as one."),
             .action = records.limited ? tr("Change…") : tr("Record…"),
             .act = [this, records] {
                 askForLimitedUse(this, records.limited, [this, records](const auto& limited) {
                     store({.expert = records.expert, .limited = limited});
                 });
             }});
}

void StudyPrivacy::count(const std::vector<std::string>& fields) {
    if (m_workbench.isBusy() || !m_workbench.session()) return;
    m_workbench.jobs().start<LookAlikes>(
        tr("Counting look-alikes"),
        [session = m_workbench.session(), fields](Progress& progress) {
            return session->countLookAlikes(fields, progress);
        },
        [this](const Outcome<LookAlikes>& outcome) {
            if (outcome.isDone()) return refresh();
            if (!outcome.isCancelled())
                emit m_workbench.troubleReported(QString::fromStdString(outcome.trouble().message), false);
        });
}

void StudyPrivacy::store(const PrivacyRecords& records) {
    m_workbench.setPrivacyRecords(records);
    refresh();
}

void StudyPrivacy::askToDestroy() {
    auto* dialog =
        new Question(tr("Destroy the key file?"), tr("Destroy it"), tr("Keep it"), this, WidgetRole::Danger);
    dialog->addWords(tr(
        "Afterwards nobody can link later files to these patients, you included. The study and its personas "
        "stay. The file is overwritten and removed; copies in backups, snapshots or synchronised folders "
        "are not."));
    auto* sure = new QCheckBox(tr("I know that this can’t be undone"), dialog);
    dialog->content()->addWidget(sure);
    dialog->yes()->setEnabled(false);
    connect(sure, &QCheckBox::toggled, dialog->yes(), &QPushButton::setEnabled);
    connect(dialog, &QDialog::accepted, this, &StudyPrivacy::destroy);
    dialog->open();
}

/// A job: a large file is written over on the medium, which takes its time.
void StudyPrivacy::destroy() {
    if (m_workbench.isBusy() || !m_workbench.session()) return;
    m_workbench.jobs().start<bool>(
        tr("Destroying the key file"),
        [session = m_workbench.session()](Progress&) {
            session->destroyKeys();
            return true;
        },
        [this](const Outcome<bool>& outcome) {
            if (!outcome.isDone())
                emit m_workbench.troubleReported(QString::fromStdString(outcome.trouble().message), false);
            refresh();
        });
}

} // namespace vignette
