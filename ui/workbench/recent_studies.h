#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace vignette {

/// Studies opened lately, newest first, at most ten. Only paths, names and counts of personas are kept, never
/// data; studies opened read-only are not noted.
class RecentStudies {
public:
    struct Entry {
        QString path;
        QString name;
        QString summary; ///< "6 personas", "nothing stable found"
        QDateTime opened;
    };
    /// Entries whose file still exists.
    static QList<Entry> list();
    static void note(const Entry& entry);
    static void clear();
};

} // namespace vignette
