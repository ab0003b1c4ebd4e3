#include "core/store/schema.h"

#include "core/store/database.h"

#include <array>

namespace vignette {

namespace {

/// Times are seconds since 1970, UTC. Digests are 32 bytes. Deep plans and reports that are never queried
/// are JSON text. Hashes and sizes stand before the bytes they speak of, so that reading them stays cheap.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE study (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    window_text TEXT NOT NULL,
    data_end TEXT,
    is_invented INTEGER NOT NULL,
    notes TEXT NOT NULL,
    created INTEGER NOT NULL,
    data_version INTEGER NOT NULL,
    program TEXT NOT NULL
) STRICT;

CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('building', 'ready', 'retired')),
    started INTEGER NOT NULL,
    finished INTEGER,
    program TEXT NOT NULL,
    plan TEXT NOT NULL,
    report TEXT NOT NULL
) STRICT;

CREATE TABLE extract (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    UNIQUE (import_id, position),
    UNIQUE (import_id, name)
) STRICT;

CREATE TABLE extract_column (
    id INTEGER PRIMARY KEY,
    extract_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('patients', 'numbers', 'codes')),
    name TEXT NOT NULL,
    level_count INTEGER NOT NULL,
    dictionary_hash BLOB NOT NULL,
    dictionary BLOB NOT NULL,
    UNIQUE (extract_id, position)
) STRICT;

CREATE TABLE block (
    id INTEGER PRIMARY KEY,
    column_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    encoding INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (column_id, number)
) STRICT;

CREATE TABLE field (
    position INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE screening_decision (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL,
    extract TEXT NOT NULL,
    column_name TEXT NOT NULL,
    action TEXT NOT NULL,
    why TEXT NOT NULL,
    override_reason TEXT NOT NULL,
    time INTEGER NOT NULL
) STRICT;

CREATE TABLE set_aside_row (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL,
    extract TEXT NOT NULL,
    kind TEXT NOT NULL,
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    cells INTEGER NOT NULL,
    shape TEXT NOT NULL
) STRICT;

CREATE TABLE segmentation (
    id INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    fingerprint BLOB NOT NULL,
    method TEXT NOT NULL,
    segment_count INTEGER NOT NULL,
    rounds INTEGER NOT NULL,
    is_settled INTEGER NOT NULL,
    inertia REAL NOT NULL,
    sizes TEXT NOT NULL,
    plan TEXT NOT NULL,
    encoding TEXT NOT NULL,
    validation TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    labels BLOB NOT NULL,
    centres BLOB NOT NULL
) STRICT;

CREATE TABLE persona (
    id TEXT PRIMARY KEY,
    segmentation_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE edit (
    id INTEGER PRIMARY KEY,
    persona TEXT NOT NULL,
    slot TEXT NOT NULL,
    text TEXT NOT NULL,
    original TEXT NOT NULL,
    evidence TEXT NOT NULL,
    editor TEXT NOT NULL,
    reason TEXT NOT NULL,
    time INTEGER NOT NULL
) STRICT;
CREATE INDEX edit_by_persona ON edit (persona, slot);

CREATE TABLE edit_undo (
    id INTEGER PRIMARY KEY,
    edit_id INTEGER NOT NULL,
    is_undone INTEGER NOT NULL,
    time INTEGER NOT NULL
) STRICT;

CREATE TABLE release_pattern (
    fingerprint BLOB NOT NULL,
    population TEXT NOT NULL,
    segmentation_id INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (fingerprint, population, segmentation_id)
) STRICT;

CREATE TABLE export_log (
    id INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    byte_count INTEGER NOT NULL,
    persona_sizes TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
)sql";

constexpr std::array<const char*, 1> kMigrations = {kVersion1};

} // namespace

std::span<const char* const> studyMigrations() {
    return kMigrations;
}

int studyVersion() {
    return static_cast<int>(kMigrations.size());
}

int versionOf(const Database& database) {
    SqlStatement statement(database, "PRAGMA user_version");
    return statement.step() ? static_cast<int>(statement.integer(0)) : 0;
}

void migrate(Database& database, std::span<const char* const> steps) {
    const auto from = static_cast<std::size_t>(versionOf(database));
    for (std::size_t step = from; step < steps.size(); ++step)
        database.execute(steps[step]);
    database.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
    database.execute(("PRAGMA user_version = " + std::to_string(steps.size())).c_str());
}

std::vector<std::string> schemaOf(const Database& database) {
    std::vector<std::string> objects;
    SqlStatement statement(database, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
                                     "ORDER BY type, name, tbl_name, sql");
    while (statement.step())
        objects.push_back(statement.text(0) + "|" + statement.text(1) + "|" + statement.text(2) + "|" +
                          statement.text(3));
    return objects;
}

bool hasExactSchema(const Database& database, std::span<const char* const> steps) {
    const auto madeBy = [](std::span<const char* const> chosen) {
        Database made;
        migrate(made, chosen);
        return schemaOf(made);
    };
    // Making it takes longer than all else that opening a study does: once is enough.
    static const std::vector<std::string> kOurs = madeBy(studyMigrations());
    const bool isOurs = steps.data() == studyMigrations().data() && steps.size() == studyMigrations().size();
    return schemaOf(database) == (isOurs ? kOurs : madeBy(steps));
}

} // namespace vignette
