#pragma once

#include "core/base/progress.h"
#include "core/model/card_page.h"
#include "core/model/release.h"
#include "core/model/wording.h"
#include "core/study/study_session.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

/// What leaves a study and where it goes. Empty paths are not written.
struct ExportOrder {
    std::filesystem::path pdf, json, csv, pngFolder;
    bool isLetter = false;
    bool hasOverview = true;
    bool hasStory = true;
    bool hasEvidence = true;
    bool hasMethods = true;
    std::optional<std::vector<PersonaId>> personas; ///< empty: all of them; for PDF and pictures
    std::int64_t time = 0;                          ///< written into the PDF, seconds since 1970, UTC
};

struct WrittenFiles {
    std::vector<std::filesystem::path> files; ///< in the order they were written
    std::vector<std::string> cautions;        ///< each once, for a person to read
};

/// The pages of the PDF in order. Empty when nothing is chosen.
std::vector<CardPage> orderedPages(const Release& release, const Wording& wording, const ExportOrder& order);

/// "P3 Linda.png": safe on every system, whatever a person typed as a name.
std::string pictureName(const ShownPersona& persona, const Wording& wording);

/// Writes each file whole or not at all and notes it in the study's export log. Runs on any thread; needs a
/// QGuiApplication for PDF and PNG. Throws Failure(NotWritable | NothingToDo), Cancelled (files written
/// before stay).
WrittenFiles writeFiles(StudySession& session, const Release& release, const Wording& wording,
                        const ExportOrder& order, Progress& progress);

} // namespace vignette
