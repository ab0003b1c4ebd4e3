#include "core/ingest/survey_extract.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/ingest/column_names.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/guess_encoding.h"
#include "core/ingest/sample.h"
#include "core/ingest/survey_notes.h"

#include <oneapi/tbb/enumerable_thread_specific.h>

namespace vignette {

namespace {

using Tallies = std::vector<std::unique_ptr<ColumnTally>>;

/// One pass over some or all columns: a tally a column and thread, merged into one a column.
class Pass {
public:
    Pass(const std::vector<std::string>& names, const Dialect& dialect, const ColumnScannerFactory& scanners,
         const DictionaryCap& cap, NumberLevels numberLevels)
        : m_reader(dialect), m_tallies([this, &names, &scanners, cap, numberLevels] {
              Tallies tallies;
              for (const std::string& name : names)
                  tallies.push_back(
                      std::make_unique<ColumnTally>(name, m_reader, scanners, cap, numberLevels));
              return tallies;
          }) {}

    void take(const RawBatch& batch, const Progress& progress) {
        Tallies& tallies = m_tallies.local();
        for (std::size_t c = 0; c < tallies.size(); ++c) {
            if (batch.columns[c].empty()) continue;
            progress.checkpoint();
            tallies[c]->add(batch.columns[c]);
        }
    }

    /// One tally a column. Columns are merged side by side.
    Tallies merged(const Progress& progress) {
        std::vector<Tallies*> threads;
        for (Tallies& tallies : m_tallies)
            threads.push_back(&tallies);
        if (threads.empty()) return std::move(m_tallies.local());
        Tallies& first = *threads.front();
        parallelTasks(first.size(), [&](std::size_t c) {
            for (std::size_t t = 1; t < threads.size(); ++t) {
                progress.checkpoint();
                first[c]->merge(*(*threads[t])[c]);
            }
        });
        return std::move(first);
    }

private:
    NumberReader m_reader;
    oneapi::tbb::enumerable_thread_specific<Tallies> m_tallies;
};

void refuseWithoutRows(const ReadReport& report, const Dialect& dialect) {
    if (report.rowCount > 0) return;
    const std::string& name = report.source.name;
    if (report.setAsideCount == 0)
        throw Failure(FailureCode::BadInput,
                      name + (dialect.hasHeader ? " has a header but no rows below it." : " has no rows.") +
                          " Export it again with its rows.");
    throw Failure(FailureCode::BadInput,
                  name + ": none of its " + std::to_string(report.setAsideCount) +
                      " rows has as many cells as its " + std::to_string(report.columns.size()) +
                      " columns. Check the delimiter and the number of lines to skip.");
}

/// A survey in the making: the file, how it is read, and what the header says.
struct Job {
    const std::filesystem::path& file;
    const SurveyOptions& options;
    const ColumnScannerFactory& scanners;
    Progress& progress;
    Dialect dialect;
    Header header;
    std::vector<std::string> sheetNames = {};
    bool isWorkbook = false;
};

/// Columns that stopped collecting levels as numbers and turned out to be something else are read again.
void collectMissingLevels(const Job& job, const SourceFile& source, Tallies& tallies) {
    ReadOptions reading{.expected = source,
                        .rowsPerBlock = job.options.rowsPerBlock,
                        .tailBytes = job.options.tailBytes,
                        .limits = job.options.limits};
    for (std::size_t c = 0; c < tallies.size(); ++c)
        if (tallies[c]->needsLevels()) reading.wantedColumns.push_back(job.header.names[c]);
    if (reading.wantedColumns.empty()) return;
    job.progress.begin("survey", source.bytes, source.name);
    Pass pass(job.header.names, job.dialect, job.scanners, job.options.cap, NumberLevels::Collect);
    readBatches(job.file, job.dialect, reading, job.progress,
                [&](RawBatch&& batch) { pass.take(batch, job.progress); });
    Tallies collected = pass.merged(job.progress);
    for (std::size_t c = 0; c < tallies.size(); ++c)
        if (tallies[c]->needsLevels()) tallies[c] = std::move(collected[c]);
}

/// A dialect guessed from a sample that held ASCII alone: whether the whole file says that it is not UTF-8.
bool isWesternAfterAll(const Job& job, const ReadReport& report) {
    if ((job.options.dialect && !job.options.isGuessed) || job.dialect.encoding != "UTF-8" ||
        report.malformedCells == 0)
        return false;
    const auto source = ByteSource::open(job.file, HashSource::No, job.options.limits, job.dialect.sheet);
    std::vector<char> piece(std::size_t{1} << 20);
    Utf8Evidence evidence;
    for (std::size_t got = piece.size(); got == piece.size();) {
        job.progress.checkpoint();
        got = source->read(piece);
        evidence.add({piece.data(), got});
    }
    return evidence.bad > evidence.good;
}

} // namespace

ExtractSurvey surveyExtract(const std::filesystem::path& file, const std::optional<Dialect>& dialect,
                            const ColumnScannerFactory& scanners, Progress& progress) {
    return surveyExtract(file, SurveyOptions{.dialect = dialect}, scanners, progress);
}

ExtractSurvey surveyExtract(const std::filesystem::path& file, const SurveyOptions& options,
                            const ColumnScannerFactory& scanners, Progress& progress) {
    Job job{file, options, scanners, progress, options.dialect ? *options.dialect : guessDialect(file), {}};
    const ExtractStart sample = readSample(file, job.dialect);
    job.header = headerOf(sample, job.dialect);
    job.sheetNames = sample.sheetNames;
    job.isWorkbook = sample.isWorkbook;
    progress.begin("survey", std::filesystem::file_size(file), sample.fileName);

    Pass pass(job.header.names, job.dialect, scanners, options.cap, NumberLevels::MayStop);
    const ReadReport report = readBatches(
        file, job.dialect,
        {.rowsPerBlock = options.rowsPerBlock, .tailBytes = options.tailBytes, .limits = options.limits},
        progress, [&](RawBatch&& batch) { pass.take(batch, progress); });
    refuseWithoutRows(report, job.dialect);
    if (isWesternAfterAll(job, report)) {
        SurveyOptions western = options;
        western.dialect = job.dialect;
        western.dialect->encoding = "windows-1252";
        western.isGuessed = false;
        return surveyExtract(file, western, scanners, progress);
    }
    Tallies tallies = pass.merged(progress);
    collectMissingLevels(job, report.source, tallies);

    ExtractSurvey survey{.source = report.source,
                         .dialect = job.dialect,
                         .rowCount = report.rowCount,
                         .setAsideCount = report.setAsideCount,
                         .setAsideByReason = report.setAsideByReason,
                         .problems = report.problems,
                         .malformedCells = report.malformedCells,
                         .columns = std::vector<ColumnSurvey>(tallies.size()),
                         .sheetNames = job.sheetNames,
                         .isWorkbook = job.isWorkbook,
                         .notes = surveyNotes(report, job.dialect, job.header)};
    parallelTasks(tallies.size(), [&](std::size_t c) {
        progress.checkpoint();
        survey.columns[c] = tallies[c]->finish();
        tallies[c].reset();
    });
    return survey;
}

} // namespace vignette
