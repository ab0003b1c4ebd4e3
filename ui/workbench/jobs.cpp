#include "ui/workbench/jobs.h"

namespace vignette {

namespace {
constexpr int kPollMilliseconds = 100;
}

Jobs::Jobs(QObject* parent) : QObject(parent) {
    m_poll.setInterval(kPollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, [this] { emit progressed(snapshot()); });
}

Jobs::~Jobs() {
    abandon();
}

ProgressSnapshot Jobs::snapshot() const {
    return m_running ? m_running->progress.snapshot() : ProgressSnapshot{};
}

bool Jobs::launch(const QString& title, std::function<void(Progress&)> work, std::function<void()> done) {
    if (m_running) return false;
    m_running = std::make_unique<Running>();
    m_running->done = std::move(done);
    m_title = title;
    const quint64 run = ++m_run;
    Running* running = m_running.get();
    running->thread = std::thread([this, running, run, work = std::move(work)]() mutable {
        work(running->progress);
        work = nullptr; // what it held is freed here, not while the screen waits for the thread
        QMetaObject::invokeMethod(
            this, [this, run] { settle(run); }, Qt::QueuedConnection);
    });
    m_poll.start();
    emit started(title);
    return true;
}

void Jobs::settle(quint64 run) {
    if (!m_running || run != m_run) return;
    m_running->thread.join();
    const std::unique_ptr<Running> finishedRun = std::move(m_running);
    m_poll.stop();
    m_title.clear();
    emit finished();
    finishedRun->done();
}

void Jobs::cancel() {
    if (!m_running) return;
    m_running->progress.cancel();
    emit progressed(snapshot());
}

void Jobs::abandon() {
    if (!m_running) return;
    m_running->progress.cancel();
    m_running->thread.join();
    m_running.reset();
    ++m_run;
    m_poll.stop();
    m_title.clear();
    emit finished();
}

} // namespace vignette
