#include "core/store/persona_table.h"

#include "core/base/failure.h"
#include "core/store/database.h"
#include "core/store/study_file.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vignette {

namespace {

constexpr const char* kPersonas = "SELECT id, segmentation_id, number, document FROM persona ";
constexpr const char* kEdits =
    "SELECT edit.id, persona, slot, text, original, evidence, editor, reason, edit.time, coalesce((SELECT "
    "is_undone "
    "FROM edit_undo WHERE edit_id = edit.id ORDER BY edit_undo.id DESC LIMIT 1), 0) FROM edit ";

PersonaRecord personaFrom(const SqlStatement& row) {
    return {.id = PersonaId{row.text(0)},
            .segmentation = row.integer(1),
            .number = static_cast<int>(row.integer(2)),
            .document = row.text(3)};
}

std::vector<PersonaRecord> personasFrom(SqlStatement& rows) {
    std::vector<PersonaRecord> personas;
    while (rows.step())
        personas.push_back(personaFrom(rows));
    return personas;
}

std::vector<EditRecord> editsFrom(SqlStatement& rows) {
    std::vector<EditRecord> edits;
    while (rows.step()) {
        EditRecord record;
        record.id = rows.integer(0);
        record.edit = {.persona = PersonaId{rows.text(1)},
                       .slot = rows.text(2),
                       .text = rows.text(3),
                       .original = rows.text(4),
                       .evidence = rows.text(5),
                       .editor = rows.text(6),
                       .reason = rows.text(7),
                       .time = rows.integer(8)};
        record.isUndone = rows.integer(9) != 0;
        edits.push_back(std::move(record));
    }
    return edits;
}

} // namespace

std::vector<PersonaRecord> PersonaTable::all() const {
    SqlStatement rows(m_study.database(), std::string(kPersonas) + "ORDER BY number, id");
    return personasFrom(rows);
}

std::vector<PersonaRecord> PersonaTable::ofSegmentation(std::int64_t segmentation) const {
    SqlStatement rows(m_study.database(),
                      std::string(kPersonas) + "WHERE segmentation_id = ? ORDER BY number, id");
    rows.bind(segmentation);
    return personasFrom(rows);
}

std::optional<PersonaRecord> PersonaTable::find(const PersonaId& id) const {
    SqlStatement row(m_study.database(), std::string(kPersonas) + "WHERE id = ?");
    row.bind(id.value);
    if (!row.step()) return std::nullopt;
    return personaFrom(row);
}

void PersonaTable::save(const PersonaRecord& persona) {
    m_study.writable().run(
        "INSERT OR REPLACE INTO persona (id, segmentation_id, number, document) VALUES (?, ?, ?, ?)",
        persona.id.value, persona.segmentation, persona.number, persona.document);
}

void PersonaTable::replaceAll(const std::vector<PersonaRecord>& personas) {
    m_study.atomically([&] {
        m_study.writable().execute("DELETE FROM persona");
        for (const PersonaRecord& persona : personas)
            save(persona);
    });
}

std::int64_t EditTable::add(const PersonaEdit& edit) {
    Database& database = m_study.writable();
    Transaction transaction(database);
    database.run("INSERT INTO edit (persona, slot, text, original, evidence, editor, reason, time) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                 edit.persona.value, edit.slot, edit.text, edit.original, edit.evidence, edit.editor,
                 edit.reason, edit.time != 0 ? edit.time : m_study.now());
    const std::int64_t id = database.lastRowId();
    transaction.commit();
    return id;
}

void EditTable::setUndone(std::int64_t id, bool isUndone) {
    m_study.writable().run("INSERT INTO edit_undo (edit_id, is_undone, time) VALUES (?, ?, ?)", id, isUndone,
                           m_study.now());
}

std::vector<EditRecord> EditTable::all() const {
    SqlStatement rows(m_study.database(), std::string(kEdits) + "ORDER BY edit.id");
    return editsFrom(rows);
}

std::vector<EditRecord> EditTable::history(const PersonaId& persona, const std::string& slot) const {
    SqlStatement rows(m_study.database(),
                      std::string(kEdits) + "WHERE persona = ? AND slot = ? ORDER BY edit.id");
    rows.bind(persona.value, slot);
    return editsFrom(rows);
}

std::vector<PersonaEdit> EditTable::inForce() const {
    std::map<std::pair<std::string, std::string>, EditRecord> newest;
    for (EditRecord& record : all())
        if (!record.isUndone) newest[{record.edit.persona.value, record.edit.slot}] = std::move(record);
    std::vector<EditRecord> kept;
    for (auto& [slot, record] : newest)
        if (!record.edit.text.empty()) kept.push_back(std::move(record));
    std::sort(kept.begin(), kept.end(), [](const EditRecord& a, const EditRecord& b) { return a.id < b.id; });
    std::vector<PersonaEdit> edits;
    for (EditRecord& record : kept)
        edits.push_back(std::move(record.edit));
    return edits;
}

} // namespace vignette
