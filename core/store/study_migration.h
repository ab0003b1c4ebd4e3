#pragma once

#include <filesystem>
#include <span>

namespace vignette {

class Database;

/// What a file's first 100 bytes say, read without SQLite's own machinery (SQLite file format, section 1.3).
/// Throws Failure(NotAStudy | NewerStudy | Damaged); gives the version of a study this program can read.
int checkedStudyVersion(const Database& database, const std::filesystem::path& study);

/// Takes an older study up to the last step: on a copy beside it, which takes its place once it has been
/// verified, so the old file is whole until then. The caller holds the lock and has no connection open.
/// Throws Failure(Damaged) when the old file's schema is not exactly its version's, or the new one is not
/// sound.
void migrateStudyFile(const std::filesystem::path& study, std::span<const char* const> steps);

} // namespace vignette
