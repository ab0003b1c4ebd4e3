#include "ui/collect/recipe_shelf.h"

#include "core/base/failure.h"
#include "core/base/outcome.h"
#include "core/study/plan_file.h"
#include "ui/collect/safe_file_name.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace vignette {

namespace {

const QString kSuffix = QStringLiteral(".json");

QDir shelf() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                QStringLiteral("/recipes"));
}

QString pathOf(const QString& name) {
    return shelf().filePath(safeFileName(name) + kSuffix);
}

} // namespace

QList<RecipeShelf::Entry> RecipeShelf::list() {
    QList<Entry> entries;
    const QFileInfoList files =
        shelf().entryInfoList({QLatin1Char('*') + kSuffix}, QDir::Files | QDir::Readable, QDir::Time);
    for (const QFileInfo& file : files)
        entries.append({file.completeBaseName(), file.absoluteFilePath(), file.lastModified()});
    return entries;
}

RecipeShelf::Entry RecipeShelf::save(const QString& name, const ImportPlan& plan) {
    const QString path = pathOf(name);
    const std::string text = planFileText({.import = recipeOf(plan), .segmentation = {}});
    QSaveFile file(path);
    const bool isWritten =
        QDir().mkpath(shelf().path()) && file.open(QIODevice::WriteOnly) &&
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
        file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()) &&
        file.commit();
    if (!isWritten)
        throw Failure(FailureCode::NotWritable,
                      "The recipe could not be saved: " + file.errorString().toStdString());
    const QFileInfo saved(path);
    return {saved.completeBaseName(), saved.absoluteFilePath(), saved.lastModified()};
}

bool RecipeShelf::isThere(const QString& name) {
    return QFile::exists(pathOf(name));
}

void RecipeShelf::remove(const Entry& entry) {
    QFile::remove(entry.path);
}

ImportPlan RecipeShelf::load(const QString& path) {
    const PlanFile file = readPlanFile(path.toStdString());
    if (!file.import)
        throw Failure(FailureCode::BadUsage,
                      path.toStdString() + " holds no import, so there is nothing to repeat.");
    return *file.import;
}

std::vector<FileFace> RecipeShelf::facesOf(const ImportProposal& proposal) {
    std::vector<FileFace> faces;
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i)
        faces.push_back(
            {.name = proposal.plan.extracts[i].name, .header = proposal.extracts[i].preview.header});
    return faces;
}

std::optional<RecipeShelf::Entry> RecipeShelf::fitting(const std::vector<FileFace>& faces) {
    for (const Entry& entry : list()) {
        const auto plan = attempt([&] { return load(entry.path); });
        if (plan.isDone() && knownShare(plan.value(), faces) >= kWorthOffering) return entry;
    }
    return std::nullopt;
}

} // namespace vignette
