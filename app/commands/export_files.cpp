#include "app/commands/export_files.h"

#include "core/base/clock.h"
#include "ui/export_page/write_files.h"

#include <QGuiApplication>

#include <memory>

namespace vignette {

namespace {

/// Fonts and painters need an application, though no display.
std::unique_ptr<QGuiApplication> applicationWhenMissing() {
    if (QCoreApplication::instance()) return nullptr;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char program[] = "vignette";
    static char* words[] = {program, nullptr};
    return std::make_unique<QGuiApplication>(count, words);
}

} // namespace

std::vector<std::string> writeExports(StudySession& session, const Wording& wording,
                                      const ExportTargets& targets, Progress& progress) {
    const bool needsFonts = !targets.pdf.empty() || !targets.pngFolder.empty();
    const std::unique_ptr<QGuiApplication> application = needsFonts ? applicationWhenMissing() : nullptr;
    ExportOrder order;
    order.pdf = targets.pdf;
    order.json = targets.json;
    order.csv = targets.csv;
    order.pngFolder = targets.pngFolder;
    order.isLetter = targets.isLetter;
    order.time = systemClock()();
    return writeFiles(session, session.release(), wording, order, progress).cautions;
}

} // namespace vignette
