#pragma once

#include "app/command_line.h"
#include "app/terminal.h"
#include "core/study/samples.h"
#include "core/study/study_session.h"

#include <memory>
#include <optional>

namespace vignette {

/// Files or sample → a new study at `target`, as `import` and `run` do it. Threads as typed.
std::unique_ptr<StudySession> importAsTyped(const CommandLine& line, const std::optional<Sample>& sample,
                                            const std::filesystem::path& target, const Terminal& terminal,
                                            Progress& progress);
/// Finds segments and keeps them.
FoundSegments segmentAsTyped(const CommandLine& line, StudySession& session, Progress& progress);
/// One plain sentence: how many segments and why, or that nothing is stable.
std::string verdictSentence(const FoundSegments& found);
/// 3 when rows were set aside, else 0.
int exitCodeOf(const ImportReport& report);

} // namespace vignette
