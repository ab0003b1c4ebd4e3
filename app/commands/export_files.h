#pragma once

#include "core/model/release.h"
#include "core/model/wording.h"
#include "core/study/study_session.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vignette {

/// Where each kind of export goes; empty paths are not written.
struct ExportTargets {
    std::filesystem::path pdf, json, csv, pngFolder;
    bool isLetter = false;
    bool areTextsConfirmed = false; ///< by a person who looked at what seems to be an identifier
};

/// Writes what may leave the study and notes each file in its export log. Gives the cautions that go with
/// them. Throws Failure(NotWritable); Failure(BadUsage) where a typed text looks as if it held an identifier
/// and nobody confirmed that it holds none.
std::vector<std::string> writeExports(StudySession& session, const Wording& wording,
                                      const ExportTargets& targets, Progress& progress);

} // namespace vignette
