#pragma once

#include "core/study/earlier_plan.h"
#include "core/study/import_proposal.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace vignette {

/// Saved import recipes: plans without any path or patient, one file each in the program's data folder. The
/// same file works for `--plan`.
class RecipeShelf {
public:
    struct Entry {
        QString name;
        QString path;
        QDateTime saved;
    };

    /// The latest first.
    static QList<Entry> list();
    /// Writes over a recipe of the same name. Throws Failure(NotWritable).
    static Entry save(const QString& name, const ImportPlan& plan);
    static bool isThere(const QString& name);
    static void remove(const Entry& entry);
    /// Throws Failure when it is no recipe. Not for the screen's thread.
    static ImportPlan load(const QString& path);
    static std::vector<FileFace> facesOf(const ImportProposal& proposal);
    /// The latest recipe that knows at least four fifths of the files' columns. One that can't be read is
    /// passed over. Reads them all: not for the screen's thread.
    static std::optional<Entry> fitting(const std::vector<FileFace>& faces);
};

} // namespace vignette
