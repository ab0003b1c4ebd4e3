#include "ui/shell/job_bar.h"

#include "ui/text/job_words.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/themed_icon.h"

#include <QHBoxLayout>
#include <QShortcut>

namespace vignette {

namespace {
constexpr int kMoment = 150; ///< milliseconds a job may take before it is shown
constexpr int kSteps = 1000; ///< of the bar
constexpr int kBarWidth = 260;
} // namespace

JobBar::JobBar(Jobs& jobs, QWidget* parent)
    : Strip(Qt::TopEdge, &ColourTheme::surface, parent), m_jobs(jobs),
      m_title(makeLabel({}, WidgetRole::Heading, this)), m_stage(makeLabel({}, WidgetRole::Plain, this)),
      m_pace(makeLabel({}, WidgetRole::Second, this)), m_bar(makeBusyBar(tr("Progress"), this)),
      m_cancel(makeButton(tr("Cancel"), WidgetRole::Secondary, {}, this)),
      m_escape(new QShortcut(QKeySequence(Qt::Key_Escape), this)) {
    setObjectName(QStringLiteral("jobBar"));
    m_bar->setFixedWidth(kBarWidth);
    m_stage->setMinimumWidth(40);
    m_pace->setMinimumWidth(40);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kMoment);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(16, 7, 16, 7);
    all->setSpacing(12);
    all->addWidget(m_title);
    all->addWidget(m_stage);
    all->addWidget(m_bar);
    all->addWidget(m_pace, 1);
    all->addWidget(m_cancel);
    hide();
    m_escape->setContext(Qt::WindowShortcut);
    m_escape->setEnabled(false);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
    connect(&jobs, &Jobs::started, this, &JobBar::begin);
    connect(&jobs, &Jobs::progressed, this, &JobBar::showProgress);
    connect(&jobs, &Jobs::finished, this, &JobBar::end);
    connect(m_cancel, &QPushButton::clicked, this, &JobBar::cancel);
    connect(m_escape, &QShortcut::activated, this, &JobBar::cancel);
}

void JobBar::begin(const QString& title) {
    m_title->setText(title);
    m_stage->clear();
    m_pace->clear();
    m_bar->setRange(0, 0);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(title));
    m_cancel->setToolTip(tr("Stops the work; what stands in the study stays as it is (Esc)"));
    m_cancel->setEnabled(true);
    m_escape->setEnabled(true);
    m_patience.start();
}

void JobBar::showProgress(const ProgressSnapshot& snapshot) {
    m_stage->setText(stageWords(snapshot));
    const std::optional<double> share = shareDone(snapshot);
    m_bar->setRange(0, share ? kSteps : 0);
    if (share) m_bar->setValue(static_cast<int>(*share * kSteps));
    m_pace->setText(snapshot.isCancelling ? tr("Stopping; nothing is changed") : paceWords(snapshot));
}

void JobBar::cancel() {
    if (!m_jobs.isRunning()) return;
    m_cancel->setText(tr("Stopping…"));
    m_cancel->setEnabled(false);
    m_escape->setEnabled(false);
    m_jobs.cancel();
}

void JobBar::end() {
    m_patience.stop();
    m_escape->setEnabled(false);
    hide();
}

} // namespace vignette
