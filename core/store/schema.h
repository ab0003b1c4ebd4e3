#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vignette {

class Database;

/// "Vgnt" in the SQLite header: what makes a file a study.
inline constexpr std::int32_t kApplicationId = 0x56676E74;

/// The history of the study file: step i takes version i to version i + 1. Append-only; a released step is
/// never edited. Only TEXT, INTEGER, REAL and BLOB, only STRICT tables, no triggers, no views.
std::span<const char* const> studyMigrations();
/// The version this program writes: the number of steps.
int studyVersion();

/// Runs the steps from the file's version on, inside the caller's transaction, and sets the version.
void migrate(Database& database, std::span<const char* const> steps);
int versionOf(const Database& database);

/// Every object of the schema as text, in a fixed order.
std::vector<std::string> schemaOf(const Database& database);
/// Whether the file's schema is what the steps give in memory: nothing added, changed or left out.
bool hasExactSchema(const Database& database, std::span<const char* const> steps);

} // namespace vignette
