#include "app/commands/export_files.h"

#include "core/base/clock.h"
#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/study/typed_texts.h"
#include "ui/export_page/write_files.h"

#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace vignette {

namespace {

/// A terminal hears of what a person can act on; the toolkit's remarks about the missing desktop are not
/// that.
void dropRemarks(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "%s\n", message.toLocal8Bit().constData());
}

/// Fonts and painters need an application, though no display.
std::unique_ptr<QGuiApplication> applicationWhenMissing() {
    if (QCoreApplication::instance()) return nullptr;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(dropRemarks);
    static int count = 1;
    static char program[] = "vignette";
    static char* words[] = {program, nullptr};
    return std::make_unique<QGuiApplication>(count, words);
}

/// The classes only: what is printed may be kept in a log.
void requireLookedAt(const Release& release, const Wording& wording) {
    std::vector<std::string> classes;
    for (const TypedIdentifier& found : identifiersInTyped(release)) {
        const std::string name = wording.say(std::string("privacy.class.") + toText(found.identifier));
        if (std::ranges::find(classes, name) == classes.end()) classes.push_back(name);
    }
    if (classes.empty()) return;
    throw Failure(FailureCode::BadUsage,
                  "Nothing was exported: texts that people typed look as if they held identifiers (" +
                      join(classes, ", ") +
                      "). The page Export shows them. Change them, or add --confirm-texts if they are about "
                      "no patient.");
}

} // namespace

std::vector<std::string> writeExports(StudySession& session, const Wording& wording,
                                      const ExportTargets& targets, Progress& progress) {
    const Release release = session.release();
    if (!targets.areTextsConfirmed) requireLookedAt(release, wording);
    const bool needsFonts = !targets.pdf.empty() || !targets.pngFolder.empty();
    const std::unique_ptr<QGuiApplication> application = needsFonts ? applicationWhenMissing() : nullptr;
    ExportOrder order;
    order.pdf = targets.pdf;
    order.json = targets.json;
    order.csv = targets.csv;
    order.pngFolder = targets.pngFolder;
    order.isLetter = targets.isLetter;
    order.time = systemClock()();
    return writeFiles(session, release, wording, order, progress).cautions;
}

} // namespace vignette
