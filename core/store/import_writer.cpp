#include "core/store/import_writer.h"

#include "core/model/json/import_plan_json.h"
#include "core/model/json/report_json.h"
#include "core/store/database.h"
#include "core/store/field_table.h"
#include "core/store/logs.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_file.h"
#include "core/store/study_tables.h"

#include <exception>
#include <utility>

namespace vignette {

ImportWriter::ImportWriter(StudyFile& study, Scope scope) : m_study(study), m_scope(scope) {
    Database& database = study.writable();
    Transaction transaction(database);
    database.run(
        "INSERT INTO import (state, started, program, plan, report) VALUES ('building', ?, ?, '{}', '{}')",
        study.now(), VIGNETTE_VERSION);
    m_id = ImportId{database.lastRowId()};
    transaction.commit();
}

ImportWriter::~ImportWriter() {
    if (m_isFinished || !m_study.isPublished()) return;
    try {
        removeUnfinishedImports(m_study.writable());
    } catch (const std::exception&) {
        // Whatever is left is marked as building: nobody reads it, and the next opening sweeps it.
    }
}

std::size_t ImportWriter::addExtract(const std::string& name, const std::vector<ColumnSpec>& columns) {
    const std::lock_guard lock(m_mutex);
    const int position = static_cast<int>(m_extracts.size());
    m_extracts.push_back(
        std::make_unique<ExtractSink>(m_study.writable(), m_id.value, position, name, columns));
    return m_extracts.size() - 1;
}

ExtractSink& ImportWriter::sinkOf(std::size_t extract) const {
    const std::lock_guard lock(m_mutex);
    return *m_extracts.at(extract);
}

void ImportWriter::append(std::size_t extract, ScreenedBatch batch) {
    sinkOf(extract).append(std::move(batch));
}

std::uint64_t ImportWriter::rowCount(std::size_t extract) const {
    return sinkOf(extract).rowCount();
}

ImportId ImportWriter::finish(const ImportOutcome& outcome, const DescribeFields& describe) {
    const std::lock_guard lock(m_mutex);
    m_study.atomically([&] {
        for (const auto& extract : m_extracts)
            extract->finish();
        makeReady();
        FieldTable(m_study).replaceAll(describe ? describe(StoredBlocks(m_study)) : outcome.plan.fields);
        record(outcome);
    });
    m_isFinished = true;
    if (m_scope == Scope::ReplaceAll) removeUnfinishedImports(m_study.writable());
    return m_id;
}

void ImportWriter::makeReady() {
    Database& database = m_study.writable();
    if (m_scope == Scope::ReplaceAll)
        database.run("UPDATE import SET state = 'retired' WHERE state = 'ready'");
    database.run("UPDATE import SET state = 'ready', finished = ? WHERE id = ?", m_study.now(), m_id.value);
}

void ImportWriter::record(const ImportOutcome& outcome) {
    m_study.writable().run("UPDATE import SET plan = ?, report = ? WHERE id = ?",
                           jsonText(toJson(outcome.plan)), jsonText(toJson(outcome.report)), m_id.value);
    ScreeningLog screening(m_study);
    for (const ExtractPlan& extract : outcome.plan.extracts)
        screening.add(m_id, extract.name, extract.screening);
    SetAsideRows setAside(m_study);
    for (const ImportOutcome::SetAside& extract : outcome.setAside)
        setAside.add(m_id, extract.extract, extract.rows);

    StudyInfoTable table(m_study);
    StudyInfo info = table.read();
    if (!outcome.plan.studyName.empty()) info.name = outcome.plan.studyName;
    info.windowText = outcome.plan.windowText;
    info.dataEnd = outcome.plan.dataEnd;
    info.isInvented = outcome.plan.isInvented;
    info.notes = outcome.plan.notes;
    table.write(info);
}

} // namespace vignette
