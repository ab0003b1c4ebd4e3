#pragma once

#include <filesystem>

namespace vignette {

class Database;

/// A rollback journal beside the study says that a write was interrupted; SQLite then puts the old pages
/// back. Whether the journal's pages carry another study's salt: putting those back would ruin the study.
/// Journal layout: SQLite file format, section 3 (https://www.sqlite.org/fileformat2.html).
bool hasForeignJournal(const Database& database, const std::filesystem::path& study);

/// Whether there is a journal that SQLite would act on: its first byte is not zero (one that was never synced
/// begins with zeros and means nothing).
bool hasHotJournal(const std::filesystem::path& study);

} // namespace vignette
