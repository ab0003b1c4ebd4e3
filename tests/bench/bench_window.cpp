// How the window feels: until it can be used, the longest time it does not answer while jobs run, and how
// soon a job stops. Offscreen; run it alone on the machine. use: bench_window SAMPLE_ID EXTRACT.csv[.gz]
#include "core/base/resources.h"
#include "ui/shell/appearance.h"
#include "ui/shell/main_window.h"
#include "ui/text/translated_wording.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace vignette;

namespace {

/// Milliseconds since the process was started, linking of libraries included (resolution 10 ms).
double sinceExec() {
    std::ifstream file("/proc/self/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string field;
    for (int i = 3; i <= 22 && fields >> field; ++i) {
    }
    const double started = std::stod(field) * 1000.0 / static_cast<double>(sysconf(_SC_CLK_TCK));
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) * 1000.0 + static_cast<double>(now.tv_nsec) / 1e6 - started;
}

/// A timer that should fire every 2 ms: what it misses, a person would feel.
class StallMeter : public QObject {
public:
    StallMeter() {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(2);
        connect(&m_timer, &QTimer::timeout, this, [this] { note(); });
    }
    void start() {
        m_longest = 0.0;
        m_clock.start();
        m_timer.start();
    }
    double stop() {
        m_timer.stop();
        note();
        return m_longest;
    }

private:
    void note() {
        m_longest = std::max(m_longest, static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
        m_clock.start();
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_longest = 0.0;
};

/// Runs the event loop until the job has ended; after `cancelAfter` ms (0: never) asks it to stop.
struct JobTimes {
    double total = 0.0;
    double stall = 0.0;      ///< while it ran
    double stallAfter = 0.0; ///< while the screen took the outcome, building a page the first time
    double cancelToStop = 0.0;
};

JobTimes watchJob(Workbench& workbench, int cancelAfter) {
    JobTimes times;
    StallMeter meter;
    QElapsedTimer clock, cancelled;
    QEventLoop loop;
    bool wasCancelled = false;
    const auto first = QObject::connect(&workbench.jobs(), &Jobs::finished, &loop, [&] {
        if (wasCancelled) times.cancelToStop = static_cast<double>(cancelled.nsecsElapsed()) / 1e6;
        times.stall = meter.stop();
        meter.start();
        QTimer::singleShot(0, &loop, &QEventLoop::quit); // after the pages took the outcome
    });
    if (cancelAfter > 0)
        QTimer::singleShot(cancelAfter, &loop, [&] {
            if (!workbench.jobs().isRunning()) return;
            wasCancelled = true;
            cancelled.start();
            workbench.jobs().cancel();
        });
    clock.start();
    meter.start();
    if (workbench.jobs().isRunning()) loop.exec();
    QObject::disconnect(first); // a page may start a job of its own, which may be over soon
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    times.stallAfter = meter.stop();
    times.total = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return times;
}

void tell(const char* what, const JobTimes& times) {
    std::printf("%-34s %8.0f ms   longest stall %6.1f ms, then %6.1f ms", what, times.total, times.stall,
                times.stallAfter);
    if (times.cancelToStop > 0.0) std::printf("   stopped after %6.1f ms", times.cancelToStop);
    std::printf("\n");
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "use: bench_window SAMPLE_ID EXTRACT.csv[.gz]\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    QApplication application(argc, argv);
    Appearance appearance(application);
    Workbench workbench(std::make_unique<TranslatedWording>(QLocale(QLocale::English)));
    MainWindow window(workbench, appearance, builtPages());
    window.resize(1440, 900);
    window.show();
    QCoreApplication::processEvents();
    std::printf("%-34s %8.0f ms since the program was started\n", "window can be used", sinceExec());

    StallMeter meter;
    meter.start();
    QEventLoop idle;
    QTimer::singleShot(1000, &idle, &QEventLoop::quit);
    idle.exec();
    std::printf("%-34s %8.1f ms longest stall\n", "pages made ahead, first second", meter.stop());
    workbench.openSample(QString::fromLocal8Bit(argv[1]));
    tell("open the finished sample", watchJob(workbench, 0));
    workbench.findSegments(SegmentationPlan{});
    tell("find segments, stopped after 1 s", watchJob(workbench, 1000));
    workbench.findSegments(SegmentationPlan{});
    tell("find segments", watchJob(workbench, 0));
    tell("and the page's own figures", watchJob(workbench, 0));
    workbench.keepSegments();
    tell("keep them: draft the personas", watchJob(workbench, 0));

    const QStringList extract = {QString::fromLocal8Bit(argv[2])};
    workbench.prepareImport(extract);
    tell("read the extract, stopped", watchJob(workbench, 300));
    workbench.prepareImport(extract);
    tell("read the extract", watchJob(workbench, 0));
    workbench.importProposal(home.filePath(QStringLiteral("one.vignette")));
    tell("bring it in, stopped", watchJob(workbench, 300));
    workbench.importProposal(home.filePath(QStringLiteral("two.vignette")));
    tell("bring it in", watchJob(workbench, 0));
    workbench.findSegments(SegmentationPlan{});
    tell("find segments in it", watchJob(workbench, 0));
    return 0;
}
