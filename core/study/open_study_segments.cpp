#include "core/evidence/evaluator.h"
#include "core/persona/draft_personas.h"
#include "core/persona/match_personas.h"
#include "core/persona/name_table.h"
#include "core/quality/set_apart_by_missing.h"
#include "core/store/logs.h"
#include "core/study/explain_step.h"
#include "core/study/open_study.h"
#include "core/study/persona_document.h"
#include "core/study/segment_step.h"

#include <algorithm>

// Segments found and kept, and the personas drafted from them.

namespace vignette {

namespace {

using Lock = std::lock_guard<std::recursive_mutex>;

/// Statements as asked and answered; the query's own numbers of segmentation and segment are set.
PersonaDraftInput draftInput(const Dataset& data, const FoundSegments& found, SegmentationId id,
                             const Evaluator& evaluator, const NameTable& names, int ageYear) {
    PersonaDraftInput input;
    input.data = &data;
    input.segmentation = &found.segmentation;
    input.plan = &found.plan;
    input.validation = &found.validation;
    input.setApart = found.setApart;
    input.names = &names;
    input.segmentationId = id;
    input.ageYear = ageYear;
    input.evaluate = [&evaluator](const EvidenceQuery& query) { return evaluator.evaluate(query); };
    input.countMatching = [&evaluator](std::span<const EvidenceQuery> claims) {
        return evaluator.countMatching(claims);
    };
    return input;
}

} // namespace

FoundSegments OpenStudy::findSegments(const SegmentationPlan& plan, Progress& progress) {
    return findSegmentsIn(data(progress), plan, progress);
}

std::vector<SegmentContrast> OpenStudy::contrasts(const FoundSegments& found, std::size_t most) {
    Progress progress;
    return contrastsOf(data(progress), found, most);
}

SegmentExplanation OpenStudy::explain(const FoundSegments& found, Progress& progress) {
    return explainIn(data(progress), found, progress);
}

int OpenStudy::ageYear() const {
    const StudyInfo about = info();
    return about.dataEnd ? about.dataEnd->year() : dateOf(m_options.clock()).year();
}

PersonaSet OpenStudy::draft(const FoundSegments& found, SegmentationId id, Progress& progress) const {
    const Evaluator evaluator(*m_data, found.segmentation, id, found.encoding);
    const NameTable names = NameTable::bundled();
    return draftPersonas(draftInput(*m_data, found, id, evaluator, names, ageYear()), progress);
}

std::vector<PersonaChange> OpenStudy::previewKeep(const FoundSegments& found) {
    const Lock state(m_stateMutex);
    std::vector<PersonaChange> changes;
    if (!m_result) return changes;
    PersonaSet fresh;
    for (int segment = 0; segment < found.segmentation.segmentCount; ++segment) {
        Persona persona;
        persona.segment = static_cast<std::uint32_t>(segment);
        persona.number = segment + 1;
        fresh.personas.push_back(std::move(persona));
    }
    const MatchReport match =
        matchPersonas(m_result->personas, m_kept->segmentation.labels, found.segmentation.labels, fresh);
    const auto nameOf = [&](const PersonaId& id) {
        for (const Persona& persona : m_result->personas.personas)
            if (persona.id == id) return std::pair{persona.number, persona.name};
        return std::pair{0, std::string()};
    };
    const auto editsOf = [&](const PersonaId& id) {
        return static_cast<int>(std::count_if(m_result->edits.begin(), m_result->edits.end(),
                                              [&](const PersonaEdit& edit) { return edit.persona == id; }));
    };
    for (const MatchReport::Kept& kept : match.kept)
        changes.push_back({PersonaChange::Kind::Kept, kept.number, nameOf(kept.persona).second, kept.overlap,
                           editsOf(kept.persona)});
    for (std::size_t i = 0; i < match.fresh.size(); ++i)
        changes.push_back({PersonaChange::Kind::New, 0, {}, 0.0, 0});
    for (const PersonaId& id : match.shelved)
        changes.push_back(
            {PersonaChange::Kind::Shelved, nameOf(id).first, nameOf(id).second, 0.0, editsOf(id)});
    return changes;
}

void OpenStudy::keepSegments(const FoundSegments& found, Progress& progress) {
    data(progress);
    PersonaSet personas;
    if (found.segmentation.segmentCount > 0 && found.validation.verdict != Verdict::NothingStable)
        personas = draft(found, SegmentationId{0}, progress);
    if (m_result && m_kept && m_kept->segmentation.labels.size() == found.segmentation.labels.size())
        matchPersonas(m_result->personas, m_kept->segmentation.labels, found.segmentation.labels, personas);
    progress.checkpoint();
    storeKept(found, personas);
    Progress settled; // what is stored can't be cancelled any more
    loadKept(settled);
}

void OpenStudy::storeKept(const FoundSegments& found, PersonaSet& personas) {
    const Lock lock(m_fileMutex);
    m_file->atomically([&] {
        SegmentationTable table(*m_file);
        const std::optional<SegmentationId> same = sameAs(found);
        const SegmentationId id = same ? *same : table.add(recordOf(found));
        table.setCurrent(id);
        personas.segmentation = id.value;
        std::vector<PersonaRecord> records;
        for (Persona& persona : personas.personas) {
            for (Statement& statement : persona.statements)
                statement.query.segmentation = id.value;
            records.push_back({persona.id, id.value, persona.number, personaDocument(persona)});
        }
        for (const Persona& persona : personas.shelf)
            records.push_back({persona.id, 0, persona.number, personaDocument(persona)});
        PersonaTable(*m_file).replaceAll(records);
        AuditLog(*m_file).add({.time = 0,
                               .actor = editor(),
                               .action = "segment",
                               .detail = std::to_string(found.segmentation.segmentCount) + " segments kept"});
    });
}

PersonaSet OpenStudy::readPersonas(std::int64_t segmentation) const {
    PersonaSet set;
    set.segmentation = segmentation;
    for (const PersonaRecord& record : PersonaTable(*m_file).all()) {
        Persona persona = personaFromDocument(record.document);
        (record.segmentation == segmentation ? set.personas : set.shelf).push_back(std::move(persona));
    }
    return set;
}

std::optional<SegmentationRecord> OpenStudy::currentRecord() const {
    const Lock lock(m_fileMutex);
    std::optional<SegmentationRecord> record = SegmentationTable(*m_file).current();
    if (record && record->fingerprint != m_data->fingerprint) record.reset();
    return record;
}

void OpenStudy::loadKept(Progress& progress) {
    const std::optional<SegmentationRecord> record = currentRecord();
    if (!record) {
        const Lock state(m_stateMutex);
        m_kept.reset();
        m_result.reset();
        return;
    }
    FoundSegments kept = foundOf(*record, progress);
    StudyResult result;
    result.info = info();
    result.data = m_data.get();
    result.segmentation = kept.segmentation;
    result.plan = kept.plan;
    result.encoding = kept.encoding;
    result.validation = kept.validation;
    result.map = kept.map;
    result.setApart = kept.setApart;
    {
        const Lock lock(m_fileMutex);
        result.personas = readPersonas(record->id.value);
    }
    const ImportPlan plan = importPlan();
    for (const ExtractPlan& extract : plan.extracts)
        result.screening.push_back(extract.screening);
    result.import = importReport();
    result.privacyRecords = privacyRecords();
    const Lock state(m_stateMutex);
    const Lock lock(m_fileMutex);
    result.edits = EditTable(*m_file).inForce(); // last: a person may have written meanwhile
    m_kept = std::move(kept);
    m_result = std::move(result);
}

void OpenStudy::relabel(const Dataset& before, Progress& progress) {
    std::unordered_map<Surrogate, std::uint16_t, SurrogateHash> labelOf;
    for (std::size_t i = 0; i < before.patients.size(); ++i)
        labelOf[before.patients[i]] = m_kept->segmentation.labels[i];
    FoundSegments moved = *m_kept;
    for (std::size_t i = 0; i < m_data->patients.size(); ++i)
        moved.segmentation.labels[i] = labelOf.at(m_data->patients[i]);
    moved.setApart = setApartByMissing(*m_data, moved.segmentation);
    PersonaSet personas = moved.validation.verdict == Verdict::NothingStable
                              ? PersonaSet{}
                              : draft(moved, SegmentationId{0}, progress);
    matchPersonas(m_result->personas, moved.segmentation.labels, moved.segmentation.labels, personas);
    storeKept(moved, personas);
    Progress settled;
    loadKept(settled);
}

} // namespace vignette
