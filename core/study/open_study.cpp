#include "core/study/open_study.h"

#include "core/disclose/disclose.h"
#include "core/evidence/evaluator.h"
#include "core/features/load_dataset.h"
#include "core/persona/draft_personas.h"
#include "core/persona/match_personas.h"
#include "core/persona/name_table.h"
#include "core/quality/missing_limit.h"
#include "core/quality/quality_report.h"
#include "core/quality/set_apart_by_missing.h"
#include "core/store/field_table.h"
#include "core/store/logs.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_tables.h"
#include "core/study/absence.h"
#include "core/study/describe_fields.h"
#include "core/study/persona_document.h"
#include "core/study/segment_step.h"

#include <algorithm>

namespace vignette {

namespace {

using Lock = std::lock_guard<std::recursive_mutex>;
constexpr const char* kEditorSetting = "editor";
constexpr const char* kDefaultEditor = "the team";

/// Whether another interpretation of the stored values changes what is in memory.
bool isReadDifferently(const std::vector<Field>& before, const std::vector<Field>& after) {
    if (before.size() != after.size()) return true;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].key != after[i].key || before[i].kind != after[i].kind) return true;
        if (before[i].values.size() != after[i].values.size()) return true;
        for (std::size_t v = 0; v < before[i].values.size(); ++v)
            if (before[i].values[v].code != after[i].values[v].code) return true;
    }
    return false;
}

/// Takes over how a field is described. Levels that only the data know keep their places at the end.
void describeAnew(Field& loaded, const Field& described) {
    const std::vector<ValueLabel> known = std::move(loaded.values);
    loaded = described;
    for (std::size_t level = described.values.size(); level < known.size(); ++level)
        loaded.values.push_back(known[level]);
}

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

/// A number that hides 1 to 10 people when it is the difference of two releases (E11).
bool isSmallDifference(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t difference = a > b ? a - b : b - a;
    return difference >= 1 && difference <= 10;
}

} // namespace

OpenStudy::OpenStudy(std::unique_ptr<StudyFile> file, const SessionOptions& options)
    : m_options(options), m_file(std::move(file)) {}

StudyInfo OpenStudy::info() const {
    const Lock lock(m_fileMutex);
    return StudyInfoTable(*m_file).read();
}

ImportPlan OpenStudy::importPlan() const {
    const Lock lock(m_fileMutex);
    const auto record = ImportTable(*m_file).latest();
    return record ? record->plan : ImportPlan{};
}

ImportReport OpenStudy::importReport() const {
    const Lock lock(m_fileMutex);
    const auto record = ImportTable(*m_file).latest();
    return record ? record->report : ImportReport{};
}

std::vector<Field> OpenStudy::fields() const {
    const Lock lock(m_fileMutex);
    return FieldTable(*m_file).all();
}

void OpenStudy::setFields(const std::vector<Field>& fields) {
    const Lock state(m_stateMutex);
    const std::vector<Field> before = this->fields();
    {
        const Lock lock(m_fileMutex);
        FieldTable(*m_file).replaceAll(fields);
        logReasons(before, fields);
    }
    if (!m_data) return;
    if (!isReadDifferently(before, fields)) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            describeAnew(m_data->fields[i], fields[i]);
        return;
    }
    const std::unique_ptr<Dataset> old = std::move(m_data);
    Progress progress;
    data(progress);
    if (m_kept) relabel(*old, progress);
}

void OpenStudy::logReasons(const std::vector<Field>& before, const std::vector<Field>& after) {
    const auto reasonBefore = [&](const Field& field) {
        const auto same = std::find_if(before.begin(), before.end(),
                                       [&](const Field& other) { return other.key == field.key; });
        return same == before.end() ? std::string() : same->formReason;
    };
    for (const Field& field : after) {
        if (field.formReason == reasonBefore(field)) continue;
        const bool isTakenBack = field.formReason.empty();
        AuditLog(*m_file).add(
            {.time = 0,
             .actor = editor(),
             .action = isTakenBack ? "form despite missing: taken back" : "form despite missing",
             .detail = field.key + (isTakenBack ? "" : ": " + field.formReason)});
    }
}

void OpenStudy::holdBackMissing(const std::set<std::string>& demanded) {
    const std::vector<Field> before = fields();
    std::vector<Field> after = before;
    vignette::holdBackMissing(after, *m_data, demanded);
    logReasons({}, after); // a plan may bring reasons with it
    if (after != before) setFields(after);
}

bool OpenStudy::needsReload(const std::vector<Field>& fields) const {
    return m_data && isReadDifferently(this->fields(), fields);
}

CodebookReport OpenStudy::applyCodebook(const std::filesystem::path& codebook) {
    std::vector<Field> fields = this->fields();
    CodebookReport report = overlayCodebook(fields, codebook);
    setFields(fields);
    return report;
}

QualityReport OpenStudy::quality(Progress& progress) {
    const std::optional<Date> dataEnd = info().dataEnd;
    return qualityOf(data(progress), {.lastYear = dataEnd ? std::optional(dataEnd->year()) : std::nullopt},
                     progress);
}

const Dataset& OpenStudy::data(Progress& progress) {
    const Lock state(m_stateMutex);
    if (!m_data) {
        const Lock lock(m_fileMutex);
        const StoredBlocks blocks(*m_file);
        const std::vector<Field> fields = FieldTable(*m_file).all();
        m_data = std::make_unique<Dataset>(
            loadDataset(blocks, fields, progress, absenceMeansZero(importPlan(), fields)));
    }
    return *m_data;
}

FoundSegments OpenStudy::findSegments(const SegmentationPlan& plan, Progress& progress) {
    return findSegmentsIn(data(progress), plan, progress);
}

std::vector<SegmentContrast> OpenStudy::contrasts(const FoundSegments& found, std::size_t most) {
    Progress progress;
    return contrastsOf(data(progress), found, most);
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
        SegmentationRecord record;
        record.isCurrent = true;
        record.fingerprint = m_data->fingerprint;
        record.plan = found.plan;
        record.encoding = found.encoding;
        record.validation = found.validation;
        record.segmentation = found.segmentation;
        const SegmentationId id = SegmentationTable(*m_file).add(record);
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

void OpenStudy::load(Progress& progress) {
    data(progress);
    loadKept(progress);
}

void OpenStudy::publish() {
    const Lock lock(m_fileMutex);
    m_file->publish();
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
    FoundSegments kept{.plan = record->plan,
                       .encoding = record->encoding,
                       .segmentation = record->segmentation,
                       .validation = record->validation,
                       .map = mapOf(*m_data, record->encoding, progress),
                       .setApart = setApartByMissing(*m_data, record->segmentation)};
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

std::optional<FoundSegments> OpenStudy::keptSegments() {
    const Lock state(m_stateMutex);
    return m_kept;
}

bool OpenStudy::hasPersonas() const {
    const Lock state(m_stateMutex);
    return m_result && !m_result->personas.personas.empty();
}

Release OpenStudy::release() {
    const Lock state(m_stateMutex);
    if (m_result) return disclose(*m_result, VIGNETTE_VERSION);
    Progress progress;
    StudyResult empty;
    empty.info = info();
    empty.privacyRecords = privacyRecords();
    empty.data = &data(progress);
    return disclose(empty, VIGNETTE_VERSION);
}

const StudyResult* OpenStudy::result() {
    const Lock state(m_stateMutex);
    return m_result ? &*m_result : nullptr;
}

void OpenStudy::saveEdit(const PersonaEdit& edit) {
    const Lock state(m_stateMutex);
    const Lock lock(m_fileMutex);
    PersonaEdit signedEdit = edit;
    if (signedEdit.editor.empty()) signedEdit.editor = editor();
    if (signedEdit.time == 0) signedEdit.time = m_options.clock();
    EditTable(*m_file).add(signedEdit);
    if (m_result) m_result->edits = EditTable(*m_file).inForce();
}

std::vector<PersonaEdit> OpenStudy::editHistory(const PersonaId& persona, const std::string& slot) const {
    const Lock lock(m_fileMutex);
    std::vector<PersonaEdit> edits;
    for (const EditRecord& record : EditTable(*m_file).history(persona, slot))
        edits.push_back(record.edit);
    return edits;
}

std::string OpenStudy::editor() const {
    const Lock lock(m_fileMutex);
    if (!m_options.editor.empty()) return m_options.editor;
    return SettingTable(*m_file).find(kEditorSetting).value_or(kDefaultEditor);
}

void OpenStudy::setEditor(const std::string& editor) {
    const Lock lock(m_fileMutex);
    SettingTable(*m_file).set(kEditorSetting, editor);
}

std::optional<std::string> OpenStudy::logExport(const std::string& kind, const std::string& bytes) {
    const Lock state(m_stateMutex);
    const Lock lock(m_fileMutex);
    if (isReadOnly()) return std::nullopt;
    ExportRecord record{.time = 0,
                        .kind = kind,
                        .contentHash = sha256(bytes),
                        .byteCount = bytes.size(),
                        .personaSizes = {},
                        .note = {}};
    if (m_result)
        for (const Persona& persona : m_result->personas.personas)
            record.personaSizes.push_back(persona.size);
    bool isClose = false;
    for (const ExportRecord& earlier : ExportLog(*m_file).all())
        for (std::size_t i = 0; i < std::min(earlier.personaSizes.size(), record.personaSizes.size()); ++i)
            isClose = isClose || isSmallDifference(earlier.personaSizes[i], record.personaSizes[i]);
    ExportLog(*m_file).add(record);
    if (!isClose) return std::nullopt;
    return "An earlier export of this study had a persona that differs by 1 to 10 people. Whoever has both "
           "could work out a small "
           "group: share only one of them.";
}

std::vector<std::string> OpenStudy::verifyEvidence(Progress& progress) {
    const Lock state(m_stateMutex);
    std::vector<std::string> changed;
    data(progress);
    if (!m_result) return changed;
    const Evaluator evaluator(*m_data, m_result->segmentation,
                              SegmentationId{m_result->personas.segmentation}, m_result->encoding);
    progress.begin("verify", m_result->personas.personas.size());
    for (const Persona& persona : m_result->personas.personas) {
        for (const Statement& statement : persona.statements)
            if (!(evaluator.evaluate(statement.query) == statement.evidence))
                changed.push_back(toText(statement.query));
        progress.advance(1);
        progress.checkpoint();
    }
    return changed;
}

} // namespace vignette
