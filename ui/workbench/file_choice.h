#pragma once

#include <QMimeData>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace vignette {

/// File dialogs that do not hold up the event loop: `chosen` is called when a person pressed Open or Save,
/// and not at all when they cancelled. The folder is remembered.

void chooseExtracts(QWidget* parent, std::function<void(const QStringList&)> chosen);
void chooseStudy(QWidget* parent, const QString& title, std::function<void(const QString&)> chosen);
/// The person's folder for documents; their home where there is none.
QString documentsFolder();
/// A file to write: `suggestion` is a name or a whole path (its folder counts until one is remembered),
/// `filter` as "PDF (*.pdf)", `suffix` is added when it is missing. Asks before it replaces a file.
void chooseTarget(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                  const QString& suffix, std::function<void(const QString&)> chosen);

/// What was dropped on the window: studies open, everything else is brought in.
struct DroppedFiles {
    QStringList studies;
    QStringList extracts;
    bool isEmpty() const { return studies.isEmpty() && extracts.isEmpty(); }
};
DroppedFiles droppedFiles(const QMimeData& data);

} // namespace vignette
