#include "ui/export_page/export_choices.h"

#include "core/base/clock.h"
#include "ui/workbench/file_choice.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>

namespace vignette {

namespace {

class ExportWords {
    Q_DECLARE_TR_FUNCTIONS(Export)
};

constexpr int kLongestName = 80;

struct Flag {
    const char* key;
    bool ExportChoices::*value;
};
constexpr Flag kFlags[] = {
    {"export/pdf", &ExportChoices::hasPdf},         {"export/json", &ExportChoices::hasJson},
    {"export/csv", &ExportChoices::hasCsv},         {"export/png", &ExportChoices::hasPng},
    {"export/letter", &ExportChoices::isLetter},    {"export/overview", &ExportChoices::hasOverview},
    {"export/story", &ExportChoices::hasStory},     {"export/evidence", &ExportChoices::hasEvidence},
    {"export/methods", &ExportChoices::hasMethods},
};
constexpr char kFolder[] = "export/folder";

std::filesystem::path toPath(const QString& text) {
    return {text.toStdString()};
}

} // namespace

ExportChoices ExportChoices::remembered() {
    ExportChoices choices;
    const QSettings settings;
    for (const Flag& flag : kFlags)
        choices.*flag.value = settings.value(QLatin1String(flag.key), choices.*flag.value).toBool();
    choices.folder = settings.value(QLatin1String(kFolder)).toString();
    if (choices.folder.isEmpty() || !QFileInfo(choices.folder).isDir()) choices.folder = documentsFolder();
    if (!choices.hasAnyKind()) choices.hasPdf = true;
    return choices;
}

void ExportChoices::remember() const {
    QSettings settings;
    for (const Flag& flag : kFlags)
        settings.setValue(QLatin1String(flag.key), this->*flag.value);
    settings.setValue(QLatin1String(kFolder), folder);
}

QString exportBaseName(const QString& studyName) {
    static const QRegularExpression unsafe(QStringLiteral("[^\\p{L}\\p{N}\\p{M} _-]"));
    QString name = studyName;
    name.replace(unsafe, QStringLiteral(" "));
    name = name.simplified().left(kLongestName).trimmed();
    return name.isEmpty() ? ExportWords::tr("Personas") : ExportWords::tr("%1 personas").arg(name);
}

ExportOrder orderOf(const ExportChoices& choices, const Release& release,
                    const std::vector<PersonaId>& personas) {
    const QString base =
        QDir(choices.folder).filePath(exportBaseName(QString::fromStdString(release.content().studyName)));
    ExportOrder order;
    if (choices.hasPdf) order.pdf = toPath(base + QStringLiteral(".pdf"));
    if (choices.hasJson) order.json = toPath(base + QStringLiteral(".json"));
    if (choices.hasCsv) order.csv = toPath(base + QStringLiteral(".csv"));
    if (choices.hasPng && !personas.empty()) order.pngFolder = toPath(base + QStringLiteral(" pictures"));
    order.isLetter = choices.isLetter;
    order.hasOverview = choices.hasOverview;
    order.hasStory = choices.hasStory;
    order.hasEvidence = choices.hasEvidence;
    order.hasMethods = choices.hasMethods;
    order.personas = personas;
    order.time = systemClock()();
    return order;
}

QStringList filesInTheWay(const ExportOrder& order, const Release& release, const Wording& wording) {
    std::vector<std::filesystem::path> files = {order.pdf, order.json, order.csv};
    if (!order.pngFolder.empty())
        for (const ShownPersona& persona : release.personas())
            files.push_back(order.pngFolder / pictureName(persona, wording));
    QStringList names;
    for (const std::filesystem::path& file : files)
        if (const QFileInfo info(QString::fromStdString(file.string())); !file.empty() && info.exists())
            names << info.fileName();
    return names;
}

} // namespace vignette
