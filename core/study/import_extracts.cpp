#include "core/study/import_extracts.h"

#include "core/base/parallel.h"
#include "core/ingest/csv_reader.h"
#include "core/ingest/kept_extract.h"
#include "core/privacy/gate.h"
#include "core/rollup/rollup_accumulator.h"
#include "core/store/import_writer.h"
#include "core/study/condition_groups.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace vignette {

namespace {

std::vector<ColumnSpec> specsOf(const std::vector<StoredColumnInfo>& columns) {
    std::vector<ColumnSpec> specs;
    for (const StoredColumnInfo& column : columns)
        specs.push_back({.name = column.name, .isCoded = column.isCoded, .dictionary = column.dictionary});
    return specs;
}

/// Whether it must be known which patients an extract has: only where another is linked to it.
enum class Patients { Remembered, Counted };

/// Takes screened batches of one extract to the writer and remembers whose they were.
class Taker {
public:
    Taker(ImportWriter& writer, std::size_t extract, Patients patients)
        : m_writer(writer), m_extract(extract), m_remembers(patients == Patients::Remembered) {}

    void take(ScreenedBatch batch) {
        if (m_remembers) {
            const std::lock_guard lock(m_mutex);
            m_patients.insert(m_patients.end(), batch.patients().begin(), batch.patients().end());
        }
        m_writer.append(m_extract, std::move(batch));
    }
    /// In ascending order; the gate lets each patient through once.
    std::vector<Surrogate> patients() {
        std::sort(m_patients.begin(), m_patients.end());
        return std::move(m_patients);
    }

private:
    ImportWriter& m_writer;
    std::size_t m_extract;
    bool m_remembers;
    std::mutex m_mutex;
    std::vector<Surrogate> m_patients;
};

/// What the steps of one extract need.
struct ExtractJob {
    const ProposedExtract& source;
    const ExtractPlan& plan;
    Gate& gate;
    ImportWriter& writer;
    PatientKeys& keys;
    Date dataEnd;
    Date today;
    Patients patients;
    Progress& progress;
};

/// What came of one extract.
struct ExtractResult {
    ReadReport read;
    std::vector<Surrogate> patients; ///< ascending; empty where they are only counted
    std::size_t storedColumns = 0;
};

ReadOptions optionsFor(const ExtractJob& job) {
    ReadOptions options;
    options.expected = job.source.survey.source;
    const std::vector<bool>& needed = job.gate.neededColumns();
    for (std::size_t i = 0; i < needed.size(); ++i)
        if (needed[i]) options.wantedColumns.push_back(job.source.survey.columns[i].name);
    return options;
}

/// Reads the key column alone, to learn which keys come more than once.
void noteKeys(const ExtractJob& job) {
    ReadOptions options{.wantedColumns = {*job.plan.keyColumn}, .expected = job.source.survey.source};
    job.progress.begin("import", job.source.survey.source.bytes, job.source.survey.source.name);
    readBatches(job.source.path, job.plan.dialect, options, job.progress,
                [&](RawBatch&& batch) { job.gate.noteKeys(batch); });
}

/// Whether the survey kept all that the gate reads, and the file has not been written since.
bool hasKept(const ExtractJob& job) {
    const KeptExtract* kept = job.source.kept.get();
    if (kept == nullptr || !kept->standsFor(job.source.path, job.plan.dialect)) return false;
    const std::vector<bool>& needed = job.gate.neededColumns();
    for (std::size_t i = 0; i < needed.size(); ++i)
        if (needed[i] && !kept->rows.isKept(i)) return false;
    return true;
}

/// Screens the rows as the survey kept them, a block of the study at a time.
ReadReport takeKept(const ExtractJob& job, Taker& taker) {
    const KeptExtract& kept = *job.source.kept;
    const std::size_t rows = kept.rows.rowCount;
    const std::size_t parts = blockCount(rows, kBlockRows);
    job.gate.prepare(kept.rows);
    job.progress.begin("import", parts, job.source.survey.source.name);
    parallelInOrder(parts, [&](std::size_t part) {
        job.progress.checkpoint();
        const std::size_t begin = part * kBlockRows;
        taker.take(job.gate.screen(kept.rows, part, begin, std::min(rows, begin + kBlockRows)));
        job.progress.advance(1);
    });
    return kept.report;
}

ReadReport takeFromFile(const ExtractJob& job, Taker& taker) {
    job.progress.begin("import", job.source.survey.source.bytes, job.source.survey.source.name);
    return readBatches(job.source.path, job.plan.dialect, optionsFor(job), job.progress,
                       [&](RawBatch&& batch) { taker.take(job.gate.screen(batch)); });
}

ExtractResult importOneRowEach(const ExtractJob& job) {
    const bool isKept = hasKept(job);
    if (job.plan.keyColumn) job.keys.reserve(job.keys.patientCount() + job.source.survey.rowCount);
    if (job.gate.needsKeyPass()) noteKeys(job);
    Taker taker(job.writer, job.writer.addExtract(job.plan.name, specsOf(job.gate.storedColumns())),
                job.patients);
    ExtractResult result;
    result.read = isKept ? takeKept(job, taker) : takeFromFile(job, taker);
    for (ScreenedBatch& batch : job.gate.finish())
        taker.take(std::move(batch));
    result.patients = taker.patients();
    result.storedColumns = job.gate.storedColumns().size();
    return result;
}

ExtractResult importManyRowsEach(const ExtractJob& job) {
    RollupAccumulator rollup({.rules = job.plan.rollups,
                              .survey = &job.source.survey,
                              .plan = &job.plan,
                              .keyOf = [&](std::string_view key) { return job.keys.keyOf(key); },
                              .dataEnd = job.dataEnd,
                              .today = job.today});
    ReadOptions options;
    options.expected = job.source.survey.source;
    options.wantedColumns = rollup.neededColumns();
    job.progress.begin("import", job.source.survey.source.bytes, job.source.survey.source.name);
    ExtractResult result;
    result.read = readBatches(job.source.path, job.plan.dialect, options, job.progress,
                              [&](RawBatch&& batch) { rollup.add(batch); });
    RolledTable table = rollup.finish();
    addConditionCount(table);
    const std::vector<StoredColumnInfo> columns = job.gate.storedColumns(table);
    Taker taker(job.writer, job.writer.addExtract(job.plan.name, specsOf(columns)), job.patients);
    for (ScreenedBatch& batch : job.gate.screen(table))
        taker.take(std::move(batch));
    result.patients = taker.patients();
    result.storedColumns = columns.size();
    return result;
}

/// Cells read as missing because they did not fit. Of one row each the gate knows, cell by cell; of many rows
/// the survey, for the columns that the summaries read.
std::vector<CoercedCells> coercedOf(const ExtractJob& job, const GateReport& gate) {
    std::vector<CoercedCells> coerced;
    if (job.plan.shape == ExtractShape::OneRowPerPatient) {
        for (const GateColumnReport& column : gate.columns)
            if (column.unreadable > 0)
                coerced.push_back({.column = column.column, .count = column.unreadable});
        return coerced;
    }
    for (const ColumnSurvey& column : job.source.survey.columns) {
        const bool isRead =
            std::any_of(job.plan.rollups.begin(), job.plan.rollups.end(), [&](const RollupRule& rule) {
                return rule.valueColumn == column.name || rule.dateColumn == column.name;
            });
        if (isRead && column.coercedCount > 0)
            coerced.push_back({.column = column.name, .count = column.coercedCount});
    }
    return coerced;
}

void describeReading(const ExtractJob& job, const ExtractResult& result, const GateReport& gate,
                     ImportReport::Extract& report) {
    report.setAsideByReason = result.read.setAsideByReason;
    if (gate.rowsWithoutKey > 0) report.setAsideByReason[RowProblemKind::NoPatientKey] += gate.rowsWithoutKey;
    report.coerced = coercedOf(job, gate);
    report.repairedRows = result.read.repairedRows;
    report.notes = job.source.survey.notes;
}

ImportReport::Extract reportOf(const ExtractJob& job, const ExtractResult& result) {
    ImportReport::Extract report;
    const GateReport gate = job.gate.report();
    report.name = job.plan.name;
    report.rowCount = result.read.rowCount - gate.rowsWithoutKey;
    report.setAsideCount = result.read.setAsideCount + gate.rowsWithoutKey;
    report.patientCount = gate.patientCount;
    report.duplicateCount = gate.duplicateRows;
    report.storedColumns = result.storedColumns;
    describeReading(job, result, gate, report);
    for (const ColumnDecision& decision : job.plan.screening.columns)
        report.droppedColumns += decision.action == ColumnAction::Drop ? 1 : 0;
    return report;
}

/// How many of an extract's patients the study's first extract has too. Both ascending.
std::uint64_t countCommon(const std::vector<Surrogate>& some, const std::vector<Surrogate>& others) {
    std::uint64_t common = 0;
    auto other = others.begin();
    for (const Surrogate& patient : some) {
        while (other != others.end() && *other < patient)
            ++other;
        common += other != others.end() && *other == patient ? 1 : 0;
    }
    return common;
}

} // namespace

void importExtracts(const ImportProposal& proposal, PatientKeys& keys, Date dataEnd, Date today,
                    ImportWriter& writer, ImportOutcome& outcome, Progress& progress) {
    const Patients needed = proposal.extracts.size() > 1 ? Patients::Remembered : Patients::Counted;
    std::vector<Surrogate> studyPatients;
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i) {
        const ExtractPlan& plan = proposal.plan.extracts[i];
        Gate gate(proposal.extracts[i].survey, plan, keys, dataEnd);
        const ExtractJob job{
            proposal.extracts[i], plan, gate, writer, keys, dataEnd, today, needed, progress};
        ExtractResult result =
            plan.shape == ExtractShape::ManyRowsPerPatient ? importManyRowsEach(job) : importOneRowEach(job);
        ImportReport::Extract report = reportOf(job, result);
        report.matchedCount = i == 0 ? report.patientCount : countCommon(result.patients, studyPatients);
        if (i == 0) studyPatients = std::move(result.patients);
        report.answers = proposal.extracts[i].answers;
        report.itemGroups = proposal.extracts[i].itemGroups;
        outcome.report.extracts.push_back(std::move(report));
        outcome.setAside.push_back({.extract = plan.name, .rows = result.read.problems});
    }
    outcome.report.patientCount = outcome.report.extracts.front().patientCount;
    outcome.report.codebook = proposal.codebookReport;
}

} // namespace vignette
