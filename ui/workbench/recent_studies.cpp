#include "ui/workbench/recent_studies.h"

#include <QFileInfo>
#include <QSettings>

namespace vignette {

namespace {

constexpr int kMost = 10;

QList<RecentStudies::Entry> readAll() {
    QSettings settings;
    QList<RecentStudies::Entry> entries;
    const int count = settings.beginReadArray(QStringLiteral("recent"));
    for (int i = 0; i < std::min(count, kMost); ++i) {
        settings.setArrayIndex(i);
        entries.append({settings.value(QStringLiteral("path")).toString(),
                        settings.value(QStringLiteral("name")).toString(),
                        settings.value(QStringLiteral("summary")).toString(),
                        settings.value(QStringLiteral("opened")).toDateTime()});
    }
    settings.endArray();
    return entries;
}

void writeAll(const QList<RecentStudies::Entry>& entries) {
    QSettings settings;
    settings.remove(QStringLiteral("recent"));
    settings.beginWriteArray(QStringLiteral("recent"));
    for (qsizetype i = 0; i < entries.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("path"), entries[i].path);
        settings.setValue(QStringLiteral("name"), entries[i].name);
        settings.setValue(QStringLiteral("summary"), entries[i].summary);
        settings.setValue(QStringLiteral("opened"), entries[i].opened);
    }
    settings.endArray();
}

} // namespace

QList<RecentStudies::Entry> RecentStudies::list() {
    QList<Entry> entries = readAll();
    entries.removeIf([](const Entry& entry) { return !QFileInfo::exists(entry.path); });
    return entries;
}

void RecentStudies::note(const Entry& entry) {
    QList<Entry> entries = readAll();
    entries.removeIf([&](const Entry& other) { return other.path == entry.path; });
    entries.prepend(entry);
    while (entries.size() > kMost)
        entries.removeLast();
    writeAll(entries);
}

void RecentStudies::clear() {
    QSettings().remove(QStringLiteral("recent"));
}

} // namespace vignette
