#pragma once

#include "core/model/release.h"
#include "ui/export_page/write_files.h"

#include <QString>
#include <QStringList>

namespace vignette {

/// What a person last chose to take out of a study, remembered on this computer. Which personas is not: they
/// belong to one study.
struct ExportChoices {
    bool hasPdf = true;
    bool hasJson = false;
    bool hasCsv = false;
    bool hasPng = false;
    bool isLetter = false;
    bool hasOverview = true;
    bool hasStory = true;
    bool hasEvidence = true;
    bool hasMethods = true;
    QString folder;

    static ExportChoices remembered();
    void remember() const;
    bool hasAnyKind() const { return hasPdf || hasJson || hasCsv || hasPng; }
};

/// "Harbor Valley personas": the study's name without what a file name cannot hold on some system.
QString exportBaseName(const QString& studyName);

/// The order for writeFiles. `personas` as chosen; those left out take no part in PDF and pictures.
ExportOrder orderOf(const ExportChoices& choices, const Release& release,
                    const std::vector<PersonaId>& personas);

/// Names of the files the order would replace, without their folder.
QStringList filesInTheWay(const ExportOrder& order, const Release& release, const Wording& wording);

} // namespace vignette
