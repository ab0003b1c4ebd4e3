#include "tests/core/store/study_fixture.h"

#include "core/model/json/field_json.h"
#include "core/model/json/import_plan_json.h"
#include "core/model/json/report_json.h"
#include "core/model/json/segmentation_json.h"
#include "core/store/field_table.h"
#include "core/store/logs.h"
#include "core/store/persona_table.h"
#include "core/store/segmentation_table.h"
#include "core/store/stored_blocks.h"
#include "core/store/study_tables.h"

#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace vignette {

namespace {

const double kNothing = std::numeric_limits<double>::quiet_NaN();

/// In memory where the machine offers it: what is tested does not depend on the disk, and thousands of syncs
/// do. A full run goes to the disk.
std::filesystem::path placeForFolders() {
    const char* full = std::getenv("VIGNETTE_FULL");
    if (!full && ::access("/dev/shm", W_OK) == 0) return "/dev/shm";
    return std::filesystem::temp_directory_path();
}

void addBlocks(Sha256& hash, const StudyFile& study) {
    const StoredBlocks blocks(study);
    for (const std::string& extract : blocks.extracts()) {
        hash.add(extract);
        const std::vector<Surrogate> patients = blocks.patients(extract);
        hash.add(std::as_bytes(std::span(patients)));
        for (const StoredColumn& column : blocks.columns(extract)) {
            hash.add(column.name).add(jsonText(nlohmann::json(column.dictionary)));
            blocks.readColumn(extract, column.name, [&](const StoredBlock& block) {
                hash.add(std::as_bytes(std::span(block.numbers))).add(std::as_bytes(std::span(block.codes)));
            });
        }
    }
}

void addPersonas(Sha256& hash, StudyFile& study) {
    for (const PersonaRecord& persona : PersonaTable(study).all())
        hash.add(persona.id.value)
            .add(persona.document)
            .addNumber(static_cast<std::uint64_t>(persona.number));
    for (const EditRecord& record : EditTable(study).all())
        hash.add(record.edit.persona.value)
            .add(record.edit.slot)
            .add(record.edit.text)
            .add(record.edit.original)
            .addNumber(record.isUndone);
}

Segmentation halves(std::size_t rows) {
    Segmentation halves;
    halves.segmentCount = 2;
    halves.sizes = {(rows + 1) / 2, rows / 2};
    for (std::size_t i = 0; i < rows; ++i)
        halves.labels.push_back(static_cast<std::uint16_t>(i % 2));
    halves.centres = {0.25, -0.5};
    halves.inertia = 12.5;
    return halves;
}

} // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (placeForFolders() / "vignette-store-XXXXXX").string();
    m_path = ::mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Clock fixedClock() {
    return [] { return std::int64_t{1767323045}; };
}

std::unique_ptr<StudyFile> newStudy(const std::filesystem::path& path, StudyFile::WhenExists whenExists) {
    StudyInfo info;
    info.name = "Made";
    return StudyFile::create(path, info, whenExists, fixedClock());
}

std::vector<ColumnSpec> MadeExtract::columns() const {
    return {{.name = "age", .isCoded = false, .dictionary = {}},
            {.name = "glucose", .isCoded = false, .dictionary = {}},
            {.name = "ratio", .isCoded = false, .dictionary = {}},
            {.name = "plan", .isCoded = true, .dictionary = {"bronze", "gold", "silver"}}};
}

Surrogate MadeExtract::patient(std::size_t row) {
    Surrogate surrogate;
    const std::uint64_t words[2] = {mix64(1, row), mix64(2, row)};
    std::memcpy(surrogate.bytes.data(), words, sizeof words);
    return surrogate;
}
double MadeExtract::age(std::size_t row) {
    return static_cast<double>(18 + mix64(3, row) % 73);
}
double MadeExtract::glucose(std::size_t row) {
    return row % 7 == 0 ? kNothing : static_cast<double>(700 + mix64(4, row) % 2000) / 10.0;
}
double MadeExtract::ratio(std::size_t row) {
    return 1.0 / static_cast<double>(3 + mix64(5, row) % 1000);
}
std::uint32_t MadeExtract::plan(std::size_t row) {
    return row % 5 == 0 ? kMissingCode : static_cast<std::uint32_t>(mix64(6, row) % 3);
}

std::vector<ScreenedBatch> MadeExtract::batches() const {
    std::vector<ScreenedBatch> batches;
    for (std::size_t begin = 0; begin < rows; begin += batchRows) {
        std::vector<Surrogate> patients;
        std::vector<ScreenedColumn> made(4);
        for (std::size_t i = 0; i < 4; ++i)
            made[i].name = columns()[i].name;
        for (std::size_t row = begin; row < std::min(rows, begin + batchRows); ++row) {
            patients.push_back(patient(row));
            made[0].numbers.push_back(age(row));
            made[1].numbers.push_back(glucose(row));
            made[2].numbers.push_back(ratio(row));
            made[3].codes.push_back(plan(row));
        }
        batches.push_back(Gate::batch(batches.size(), std::move(patients), std::move(made)));
    }
    return batches;
}

ImportOutcome outcomeOf(const MadeExtract& extract) {
    ImportOutcome outcome;
    outcome.plan.studyName = "Invented patients";
    outcome.plan.windowText = "24 months to December 2024";
    outcome.plan.isInvented = true;
    outcome.plan.notes = {"Not real."};
    outcome.plan.dataEnd = Date::from(2024, 12, 31);
    ExtractPlan plan;
    plan.name = extract.name;
    plan.screening.columns = {{.column = "age",
                               .action = ColumnAction::CapAge,
                               .findings = {},
                               .why = "an age",
                               .overrideReason = ""}};
    outcome.plan.extracts = {plan};
    Field age;
    age.key = extract.name + ".age";
    age.label = "Age";
    Field glucose;
    glucose.key = extract.name + ".glucose";
    glucose.label = "Blood sugar";
    outcome.plan.fields = {age, glucose};
    outcome.report.patientCount = extract.rows;
    outcome.setAside = {{.extract = extract.name,
                         .rows = {{.kind = RowProblemKind::TooFewCells,
                                   .line = 7,
                                   .byteOffset = 99,
                                   .cells = 2,
                                   .shape = "AAA 99"}}}};
    return outcome;
}

ImportId bringIn(StudyFile& study, const MadeExtract& extract, ImportWriter::Scope scope) {
    ImportWriter writer(study, scope);
    const std::size_t number = writer.addExtract(extract.name, extract.columns());
    for (ScreenedBatch& batch : extract.batches())
        writer.append(number, std::move(batch));
    const ImportId id = writer.finish(outcomeOf(extract));
    study.publish();
    return id;
}

void makeStudy(const std::filesystem::path& path, const MadeExtract& extract) {
    const auto study = newStudy(path);
    bringIn(*study, extract);
    SegmentationRecord record;
    record.isCurrent = true;
    record.fingerprint = sha256("data");
    record.segmentation = halves(extract.rows);
    record.validation.candidates.resize(1);
    record.validation.candidates[0].meanOverlap = 0.875;
    const SegmentationId id = SegmentationTable(*study).add(record);
    PersonaTable(*study).replaceAll(
        {{.id = PersonaId{"a1"}, .segmentation = id.value, .number = 1, .document = R"({"name":"Rosa"})"},
         {.id = PersonaId{"b2"}, .segmentation = id.value, .number = 2, .document = R"({"name":"Ben"})"}});
    PersonaEdit edit;
    edit.persona = PersonaId{"a1"};
    edit.slot = "name";
    edit.text = "Maria";
    edit.original = "Rosa";
    EditTable(*study).add(edit);
    ExportLog(*study).add({.time = 0,
                           .kind = "pdf",
                           .contentHash = sha256("pdf"),
                           .byteCount = 3,
                           .personaSizes = {500, 500},
                           .note = ""});
    AuditLog(*study).add({.time = 0, .actor = "the team", .action = "import", .detail = extract.name});
}

Digest contentOf(StudyFile& study) {
    Sha256 hash;
    const StudyInfo info = StudyInfoTable(study).read();
    hash.add(info.name).add(info.windowText).addNumber(static_cast<std::uint64_t>(info.dataVersion));
    addBlocks(hash, study);
    for (const Field& field : FieldTable(study).all())
        hash.add(jsonText(toJson(field)));
    for (const ImportRecord& record : ImportTable(study).all())
        hash.add(jsonText(toJson(record.plan))).add(jsonText(toJson(record.report)));
    SegmentationTable segmentations(study);
    for (const SegmentationId id : segmentations.ids()) {
        const SegmentationRecord record = *segmentations.find(id);
        hash.add(std::as_bytes(std::span(record.segmentation.labels)));
        hash.add(jsonText(toJson(record.validation)));
    }
    addPersonas(hash, study);
    for (const AuditEntry& entry : AuditLog(study).all())
        hash.add(entry.actor).add(entry.action).add(entry.detail);
    for (const ExportRecord& record : ExportLog(study).all())
        hash.add(record.kind).add(record.contentHash.hex());
    return hash.finish();
}

} // namespace vignette
