#include "core/ingest/survey_extract.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/ingest/column_names.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/guess_encoding.h"
#include "core/ingest/sample.h"
#include "core/ingest/survey_notes.h"

#include <atomic>
#include <memory>

#include <oneapi/tbb/enumerable_thread_specific.h>

namespace vignette {

namespace {

using Tallies = std::vector<std::unique_ptr<ColumnTally>>;
using Lists = std::vector<std::vector<TextList>>;

/// One pass over some or all columns: a tally a column and thread, merged into one a column.
class Pass {
public:
    Pass(const std::vector<std::string>& names, const Dialect& dialect, const ColumnScannerFactory& scanners,
         const DictionaryCap& cap, NumberLevels numberLevels)
        : m_reader(dialect), m_threads([this, &names, &scanners, cap, numberLevels] {
              Thread thread{.number = m_nextThread++, .tallies = {}};
              for (const std::string& name : names)
                  thread.tallies.push_back(
                      std::make_unique<ColumnTally>(name, m_reader, scanners, cap, numberLevels));
              return thread;
          }) {}

    void take(const RawBatch& batch, const Progress& progress) {
        Tallies& tallies = m_threads.local().tallies;
        for (std::size_t c = 0; c < tallies.size(); ++c) {
            if (batch.columns[c].empty()) continue;
            progress.checkpoint();
            tallies[c]->add(batch.columns[c]);
        }
    }

    /// take() of all columns, which are kept too.
    void takeAndKeep(const RawBatch& batch, RowKeeper& keeper, const Progress& progress) {
        if (!keeper.isKeeping()) return take(batch, progress);
        Thread& thread = m_threads.local();
        KeptBlock kept(batch.index, batch.rowCount, batch.columns.size(), thread.number);
        for (std::size_t c = 0; c < thread.tallies.size(); ++c) {
            progress.checkpoint();
            thread.tallies[c]->addAndKeep(batch.columns[c], kept);
        }
        kept.shrink();
        keeper.add(std::move(kept));
    }

    /// What the places of the blocks that were kept mean. Called before the tallies are merged.
    Lists lists() {
        Lists lists(m_nextThread);
        for (Thread& thread : m_threads)
            for (auto& tally : thread.tallies)
                lists[thread.number].push_back(tally->texts());
        return lists;
    }

    /// One tally a column. Columns are merged side by side.
    Tallies merged(const Progress& progress) {
        std::vector<Tallies*> threads;
        for (Thread& thread : m_threads)
            threads.push_back(&thread.tallies);
        if (threads.empty()) return std::move(m_threads.local().tallies);
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
    struct Thread {
        std::size_t number = 0;
        Tallies tallies;
    };
    NumberReader m_reader;
    std::atomic<std::size_t> m_nextThread{0};
    oneapi::tbb::enumerable_thread_specific<Thread> m_threads;
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

/// What was kept, unless the file may have changed meanwhile.
std::shared_ptr<const KeptExtract> keptOf(const Job& job, const ReadReport& report, const FileStamp& stamp,
                                          RowKeeper& keeper, Pass& pass) {
    if (!keeper.isKeeping() || stampOf(job.file) != stamp) {
        keeper.stop();
        return nullptr;
    }
    Lists lists = pass.lists();
    auto kept = std::make_shared<KeptExtract>();
    kept->report = report;
    kept->dialect = job.dialect;
    kept->stamp = stamp;
    kept->rows.rowCount = report.rowCount;
    kept->rows.blocks = keeper.take();
    kept->rows.lists = std::move(lists);
    return kept;
}

} // namespace

ExtractSurvey surveyExtract(const std::filesystem::path& file, const std::optional<Dialect>& dialect,
                            const ColumnScannerFactory& scanners, Progress& progress) {
    return surveyExtract(file, SurveyOptions{.dialect = dialect}, scanners, progress);
}

ExtractSurvey surveyExtract(const std::filesystem::path& file, const SurveyOptions& options,
                            const ColumnScannerFactory& scanners, Progress& progress) {
    SurveyOptions keepingNothing = options;
    keepingNothing.keptBytes = 0;
    return surveyAndKeep(file, keepingNothing, scanners, progress).survey;
}

SurveyedExtract surveyAndKeep(const std::filesystem::path& file, const SurveyOptions& options,
                              const ColumnScannerFactory& scanners, Progress& progress) {
    const FileStamp stamp = stampOf(file);
    Job job{file, options, scanners, progress, options.dialect ? *options.dialect : guessDialect(file), {}};
    const ExtractStart sample = readSample(file, job.dialect);
    job.header = headerOf(sample, job.dialect);
    job.sheetNames = sample.sheetNames;
    job.isWorkbook = sample.isWorkbook;
    progress.begin("survey", std::filesystem::file_size(file), sample.fileName);

    RowKeeper keeper(options.keptBytes);
    Pass pass(job.header.names, job.dialect, scanners, options.cap, NumberLevels::MayStop);
    const ReadReport report = readBatches(
        file, job.dialect,
        {.rowsPerBlock = options.rowsPerBlock, .tailBytes = options.tailBytes, .limits = options.limits},
        progress, [&](RawBatch&& batch) { pass.takeAndKeep(batch, keeper, progress); });
    refuseWithoutRows(report, job.dialect);
    if (isWesternAfterAll(job, report)) {
        SurveyOptions western = options;
        western.dialect = job.dialect;
        western.dialect->encoding = "windows-1252";
        western.isGuessed = false;
        return surveyAndKeep(file, western, scanners, progress);
    }
    std::shared_ptr<const KeptExtract> kept = keptOf(job, report, stamp, keeper, pass);
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
    return {.survey = std::move(survey), .kept = std::move(kept)};
}

} // namespace vignette
