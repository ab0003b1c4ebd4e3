#pragma once

#include "core/base/outcome.h"
#include "core/base/progress.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <thread>

namespace vignette {

/// Runs long work beside the screen, one job at a time. The screen polls ten times a second, can always
/// cancel, and a result that was overtaken (the study was closed, another job started) is dropped.
class Jobs : public QObject {
    Q_OBJECT

public:
    explicit Jobs(QObject* parent = nullptr);
    ~Jobs() override; ///< cancels and waits

    bool isRunning() const { return m_running != nullptr; }
    QString title() const { return m_title; }
    ProgressSnapshot snapshot() const;

    /// Starts `work` on a thread of its own; `done` runs on the screen's thread. False when a job runs
    /// already.
    template<typename Result>
    bool start(const QString& title, std::function<Result(Progress&)> work,
               std::function<void(Outcome<Result>)> done) {
        auto result = std::make_shared<std::unique_ptr<Outcome<Result>>>();
        return launch(
            title,
            [work = std::move(work), result](Progress& progress) {
                *result = std::make_unique<Outcome<Result>>(attempt([&] { return work(progress); }));
            },
            [done = std::move(done), result] { done(std::move(**result)); });
    }

public slots:
    void cancel();
    /// Cancels, waits and drops the result: the study it belongs to is gone.
    void abandon();

signals:
    void started(const QString& title);
    void progressed(const vignette::ProgressSnapshot& snapshot);
    void finished();

private:
    struct Running {
        Progress progress;
        std::thread thread;
        std::function<void()> done;
    };
    bool launch(const QString& title, std::function<void(Progress&)> work, std::function<void()> done);
    void settle(quint64 run);

    std::unique_ptr<Running> m_running;
    QTimer m_poll;
    QString m_title;
    quint64 m_run = 0;
};

} // namespace vignette
