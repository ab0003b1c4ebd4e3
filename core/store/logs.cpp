#include "core/store/logs.h"

#include "core/base/failure.h"
#include "core/model/enum_text.h"
#include "core/model/json/json_reader.h"
#include "core/store/database.h"
#include "core/store/study_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

namespace vignette {

namespace {

std::vector<std::uint64_t> sizesFrom(const std::string& text) {
    const JsonOrigin origin{.code = FailureCode::Damaged, .name = "The study's export log"};
    std::vector<std::uint64_t> sizes;
    const nlohmann::json object = {{"sizes", parseJson(text, origin)}};
    JsonReader(object, origin).read("sizes", sizes);
    return sizes;
}

} // namespace

void ScreeningLog::add(ImportId import, const std::string& extract, const ScreeningPlan& plan) {
    Database& database = m_study.writable();
    Transaction transaction(database);
    SqlStatement insert(database,
                        "INSERT INTO screening_decision (import_id, extract, column_name, action, why, "
                        "override_reason, time) VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const ColumnDecision& decision : plan.columns)
        insert
            .bind(import.value, extract, decision.column, toText(decision.action), decision.why,
                  decision.overrideReason, m_study.now())
            .run();
    transaction.commit();
}

std::vector<ScreeningEntry> ScreeningLog::all() const {
    std::vector<ScreeningEntry> entries;
    SqlStatement row(m_study.database(),
                     "SELECT import_id, extract, column_name, action, why, override_reason, time FROM "
                     "screening_decision ORDER BY id");
    while (row.step())
        entries.push_back({.import = ImportId{row.integer(0)},
                           .extract = row.text(1),
                           .column = row.text(2),
                           .action = columnActionFromText(row.text(3)),
                           .why = row.text(4),
                           .overrideReason = row.text(5),
                           .time = row.integer(6)});
    return entries;
}

void SetAsideRows::add(ImportId import, const std::string& extract, const std::vector<RowProblem>& rows) {
    Database& database = m_study.writable();
    Transaction transaction(database);
    SqlStatement insert(
        database, "INSERT INTO set_aside_row (import_id, extract, kind, line, byte_offset, cells, shape) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const RowProblem& row : rows)
        insert.bind(import.value, extract, toText(row.kind), row.line, row.byteOffset, row.cells, row.shape)
            .run();
    transaction.commit();
}

std::vector<RowProblem> SetAsideRows::of(ImportId import, const std::string& extract) const {
    std::vector<RowProblem> rows;
    SqlStatement row(m_study.database(),
                     "SELECT kind, line, byte_offset, cells, shape FROM set_aside_row WHERE "
                     "import_id = ? AND extract = ? ORDER BY id");
    row.bind(import.value, extract);
    while (row.step())
        rows.push_back({.kind = rowProblemKindFromText(row.text(0)),
                        .line = static_cast<std::uint64_t>(row.integer(1)),
                        .byteOffset = static_cast<std::uint64_t>(row.integer(2)),
                        .cells = static_cast<std::uint64_t>(row.integer(3)),
                        .shape = row.text(4)});
    return rows;
}

void ExportLog::add(const ExportRecord& record) {
    m_study.writable().run(
        "INSERT INTO export_log (time, kind, content_hash, byte_count, persona_sizes, note) VALUES "
        "(?, ?, ?, ?, ?, ?)",
        record.time != 0 ? record.time : m_study.now(), record.kind,
        std::as_bytes(std::span(record.contentHash.bytes)), record.byteCount,
        jsonText(nlohmann::json(record.personaSizes)), record.note);
}

std::vector<ExportRecord> ExportLog::all() const {
    std::vector<ExportRecord> records;
    SqlStatement row(
        m_study.database(),
        "SELECT time, kind, content_hash, byte_count, persona_sizes, note FROM export_log ORDER BY id");
    while (row.step()) {
        ExportRecord record;
        record.time = row.integer(0);
        record.kind = row.text(1);
        const std::span<const std::byte> hash = row.blob(2);
        if (hash.size() != record.contentHash.bytes.size())
            throw Failure(FailureCode::Damaged, "The study's list of exports is damaged.");
        std::memcpy(record.contentHash.bytes.data(), hash.data(), hash.size());
        record.byteCount = static_cast<std::uint64_t>(row.integer(3));
        record.personaSizes = sizesFrom(row.text(4));
        record.note = row.text(5);
        records.push_back(std::move(record));
    }
    return records;
}

void AuditLog::add(const AuditEntry& entry) {
    m_study.writable().run("INSERT INTO audit_log (time, actor, action, detail) VALUES (?, ?, ?, ?)",
                           entry.time != 0 ? entry.time : m_study.now(), entry.actor, entry.action,
                           entry.detail);
}

std::vector<AuditEntry> AuditLog::all() const {
    std::vector<AuditEntry> entries;
    SqlStatement row(m_study.database(), "SELECT time, actor, action, detail FROM audit_log ORDER BY id");
    while (row.step())
        entries.push_back(
            {.time = row.integer(0), .actor = row.text(1), .action = row.text(2), .detail = row.text(3)});
    return entries;
}

} // namespace vignette
