#include "core/store/study_tables.h"

#include "core/base/failure.h"
#include "core/model/json/import_plan_json.h"
#include "core/model/json/report_json.h"
#include "core/store/database.h"
#include "core/store/study_file.h"

#include <span>

namespace vignette {

namespace {

constexpr const char* kImportColumns = "SELECT id, started, finished, program, plan, report FROM import ";

ImportRecord importFrom(const SqlStatement& row) {
    const JsonOrigin plan{.code = FailureCode::Damaged, .name = "The study's import plan"};
    const JsonOrigin report{.code = FailureCode::Damaged, .name = "The study's import report"};
    return {.id = ImportId{row.integer(0)},
            .started = row.integer(1),
            .finished = row.integer(2),
            .program = row.text(3),
            .plan = importPlanFromJson(parseJson(row.text(4), plan), plan),
            .report = importReportFromJson(parseJson(row.text(5), report), report)};
}

std::vector<std::string> notesFrom(const std::string& text) {
    const JsonOrigin origin{.code = FailureCode::Damaged, .name = "The study's notes"};
    std::vector<std::string> notes;
    const nlohmann::json object = {{"notes", parseJson(text, origin)}};
    JsonReader(object, origin).read("notes", notes);
    return notes;
}

} // namespace

StudyInfo StudyInfoTable::read() const {
    SqlStatement row(m_study.database(),
                     "SELECT name, window_text, data_end, is_invented, notes, created, data_version "
                     "FROM study WHERE id = 1");
    if (!row.step())
        throw Failure(FailureCode::Damaged,
                      "The study " + m_study.path().string() + " says nothing about itself.");
    StudyInfo info;
    info.name = row.text(0);
    info.windowText = row.text(1);
    if (!row.isNull(2)) info.dataEnd = parseDate(row.text(2), DateFormat::IsoDash);
    info.isInvented = row.integer(3) != 0;
    info.notes = notesFrom(row.text(4));
    info.created = row.integer(5);
    info.dataVersion = static_cast<int>(row.integer(6));
    return info;
}

void StudyInfoTable::write(const StudyInfo& info) {
    std::optional<std::string> dataEnd;
    if (info.dataEnd) dataEnd = info.dataEnd->iso();
    m_study.writable().run(
        "INSERT OR REPLACE INTO study (id, name, window_text, data_end, is_invented, notes, created, "
        "data_version, program) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
        info.name, info.windowText, dataEnd, info.isInvented, jsonText(nlohmann::json(info.notes)),
        info.created, info.dataVersion, VIGNETTE_VERSION);
}

std::vector<ImportRecord> ImportTable::all() const {
    std::vector<ImportRecord> imports;
    SqlStatement row(m_study.database(), std::string(kImportColumns) + "WHERE state = 'ready' ORDER BY id");
    while (row.step())
        imports.push_back(importFrom(row));
    return imports;
}

std::optional<ImportRecord> ImportTable::latest() const {
    SqlStatement row(m_study.database(),
                     std::string(kImportColumns) + "WHERE state = 'ready' ORDER BY id DESC LIMIT 1");
    if (!row.step()) return std::nullopt;
    return importFrom(row);
}

void removeUnfinishedImports(Database& database) {
    Transaction transaction(database);
    database.execute(
        "DELETE FROM block WHERE column_id IN (SELECT extract_column.id FROM extract_column JOIN extract ON "
        "extract.id = extract_column.extract_id JOIN import ON import.id = extract.import_id WHERE "
        "import.state <> "
        "'ready');"
        "DELETE FROM extract_column WHERE extract_id IN (SELECT extract.id FROM extract JOIN import ON "
        "import.id = "
        "extract.import_id WHERE import.state <> 'ready');"
        "DELETE FROM extract WHERE import_id IN (SELECT id FROM import WHERE state <> 'ready');"
        "DELETE FROM set_aside_row WHERE import_id IN (SELECT id FROM import WHERE state <> 'ready');"
        "DELETE FROM import WHERE state <> 'ready';");
    transaction.commit();
}

std::optional<std::string> SettingTable::find(const std::string& key) const {
    SqlStatement row(m_study.database(), "SELECT value FROM setting WHERE key = ?");
    row.bind(key);
    if (!row.step()) return std::nullopt;
    return row.text(0);
}

void SettingTable::set(const std::string& key, const std::string& value) {
    m_study.writable().run("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", key, value);
}

void SettingTable::remove(const std::string& key) {
    m_study.writable().run("DELETE FROM setting WHERE key = ?", key);
}

std::optional<std::string> ReleasePatternTable::find(const ReleasePatternKey& key) const {
    SqlStatement row(m_study.database(),
                     "SELECT document FROM release_pattern WHERE fingerprint = ? AND population = ? "
                     "AND segmentation_id = ?");
    row.bind(std::as_bytes(std::span(key.fingerprint.bytes)), key.population, key.segmentation.value);
    if (!row.step()) return std::nullopt;
    return row.text(0);
}

void ReleasePatternTable::set(const ReleasePatternKey& key, const std::string& document) {
    m_study.writable().run(
        "INSERT OR REPLACE INTO release_pattern (fingerprint, population, segmentation_id, document) "
        "VALUES (?, ?, ?, ?)",
        std::as_bytes(std::span(key.fingerprint.bytes)), key.population, key.segmentation.value, document);
}

} // namespace vignette
