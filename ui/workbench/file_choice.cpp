#include "ui/workbench/file_choice.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

namespace vignette {

namespace {

const QString kFolderSetting = QStringLiteral("folder");
const QString kStudySuffix = QStringLiteral("vignette");

struct FileWords {
    Q_DECLARE_TR_FUNCTIONS(FileWords)
};

void openDialog(QFileDialog* dialog, std::function<void(const QStringList&)> chosen) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString folder = QSettings().value(kFolderSetting).toString();
    if (!folder.isEmpty() && QFileInfo(folder).isDir()) dialog->setDirectory(folder);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog,
                     [chosen = std::move(chosen)](const QStringList& files) {
                         if (files.isEmpty()) return;
                         QSettings().setValue(kFolderSetting, QFileInfo(files.first()).absolutePath());
                         chosen(files);
                     });
    dialog->open();
}

} // namespace

void chooseExtracts(QWidget* parent, std::function<void(const QStringList&)> chosen) {
    auto* dialog = new QFileDialog(parent, FileWords::tr("Choose files to bring in"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({FileWords::tr("Extracts (*.csv *.tsv *.txt *.xlsx *.gz *.zst *.xz *.bz2 *.zip)"),
                            FileWords::tr("All files (*)")});
    openDialog(dialog, std::move(chosen));
}

void chooseStudy(QWidget* parent, const QString& title, std::function<void(const QString&)> chosen) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({FileWords::tr("Vignette studies (*.vignette)"), FileWords::tr("All files (*)")});
    openDialog(dialog, [chosen = std::move(chosen)](const QStringList& files) { chosen(files.first()); });
}

QString documentsFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

void chooseTarget(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                  const QString& suffix, std::function<void(const QString&)> chosen) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    const QFileInfo suggested(suggestion);
    dialog->setDirectory(suggested.isAbsolute() ? suggested.absolutePath() : documentsFolder());
    openDialog(dialog, [chosen = std::move(chosen)](const QStringList& files) { chosen(files.first()); });
    dialog->selectFile(suggested.fileName());
}

DroppedFiles droppedFiles(const QMimeData& data) {
    DroppedFiles dropped;
    for (const QUrl& url : data.urls()) {
        if (!url.isLocalFile()) continue;
        const QString file = url.toLocalFile();
        const bool isStudy = QFileInfo(file).suffix().compare(kStudySuffix, Qt::CaseInsensitive) == 0;
        (isStudy ? dropped.studies : dropped.extracts).append(file);
    }
    return dropped;
}

} // namespace vignette
