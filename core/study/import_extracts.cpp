#include "core/study/import_extracts.h"

#include "core/ingest/csv_reader.h"
#include "core/privacy/gate.h"
#include "core/rollup/rollup_accumulator.h"
#include "core/store/import_writer.h"
#include "core/study/condition_groups.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace vignette {

namespace {

using SurrogateSet = std::unordered_set<Surrogate, SurrogateHash>;

std::vector<ColumnSpec> specsOf(const std::vector<StoredColumnInfo>& columns) {
    std::vector<ColumnSpec> specs;
    for (const StoredColumnInfo& column : columns)
        specs.push_back({.name = column.name, .isCoded = column.isCoded, .dictionary = column.dictionary});
    return specs;
}

/// Takes screened batches of one extract to the writer and remembers whose they were.
class Taker {
public:
    Taker(ImportWriter& writer, std::size_t extract) : m_writer(writer), m_extract(extract) {}

    void take(ScreenedBatch batch) {
        {
            const std::lock_guard lock(m_mutex);
            m_patients.insert(batch.patients().begin(), batch.patients().end());
        }
        m_writer.append(m_extract, std::move(batch));
    }
    const SurrogateSet& patients() const { return m_patients; }

private:
    ImportWriter& m_writer;
    std::size_t m_extract;
    std::mutex m_mutex;
    SurrogateSet m_patients;
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
    Progress& progress;
};

/// What came of one extract.
struct ExtractResult {
    ReadReport read;
    SurrogateSet patients;
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

ExtractResult importOneRowEach(const ExtractJob& job) {
    const ReadOptions options = optionsFor(job);
    if (job.gate.needsKeyPass()) {
        job.progress.begin("import", job.source.survey.source.bytes, job.source.survey.source.name);
        readBatches(job.source.path, job.plan.dialect, options, job.progress,
                    [&](RawBatch&& batch) { job.gate.noteKeys(batch); });
    }
    Taker taker(job.writer, job.writer.addExtract(job.plan.name, specsOf(job.gate.storedColumns())));
    job.progress.begin("import", job.source.survey.source.bytes, job.source.survey.source.name);
    ExtractResult result;
    result.read = readBatches(job.source.path, job.plan.dialect, options, job.progress,
                              [&](RawBatch&& batch) { taker.take(job.gate.screen(batch)); });
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
    Taker taker(job.writer, job.writer.addExtract(job.plan.name, specsOf(columns)));
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

ImportReport::Extract reportOf(const ExtractJob& job, const ExtractResult& result,
                               const SurrogateSet& study) {
    ImportReport::Extract report;
    const GateReport gate = job.gate.report();
    report.name = job.plan.name;
    report.rowCount = result.read.rowCount - gate.rowsWithoutKey;
    report.setAsideCount = result.read.setAsideCount + gate.rowsWithoutKey;
    report.patientCount = result.patients.size();
    report.duplicateCount = gate.duplicateRows;
    report.storedColumns = result.storedColumns;
    describeReading(job, result, gate, report);
    for (const ColumnDecision& decision : job.plan.screening.columns)
        report.droppedColumns += decision.action == ColumnAction::Drop ? 1 : 0;
    report.matchedCount =
        static_cast<std::uint64_t>(std::count_if(result.patients.begin(), result.patients.end(),
                                                 [&](const Surrogate& s) { return study.contains(s); }));
    return report;
}

} // namespace

void importExtracts(const ImportProposal& proposal, PatientKeys& keys, Date dataEnd, Date today,
                    ImportWriter& writer, ImportOutcome& outcome, Progress& progress) {
    SurrogateSet patients;
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i) {
        const ExtractPlan& plan = proposal.plan.extracts[i];
        Gate gate(proposal.extracts[i].survey, plan, keys, dataEnd);
        const ExtractJob job{proposal.extracts[i], plan, gate, writer, keys, dataEnd, today, progress};
        const ExtractResult result =
            plan.shape == ExtractShape::ManyRowsPerPatient ? importManyRowsEach(job) : importOneRowEach(job);
        if (i == 0) patients = result.patients;
        outcome.report.extracts.push_back(reportOf(job, result, patients));
        outcome.setAside.push_back({.extract = plan.name, .rows = result.read.problems});
    }
    outcome.report.patientCount = patients.size();
}

} // namespace vignette
