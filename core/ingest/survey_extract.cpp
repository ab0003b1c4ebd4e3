#include "core/ingest/survey_extract.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/ingest/column_names.h"
#include "core/ingest/guess_dialect.h"
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

/// Columns that stopped collecting levels as numbers and turned out to be something else.
std::vector<std::size_t> columnsWithoutLevels(const Tallies& tallies) {
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < tallies.size(); ++c)
        if (tallies[c]->needsLevels()) columns.push_back(c);
    return columns;
}

} // namespace

ExtractSurvey surveyExtract(const std::filesystem::path& file, const std::optional<Dialect>& dialect,
                            const ColumnScannerFactory& scanners, Progress& progress) {
    return surveyExtract(file, SurveyOptions{.dialect = dialect}, scanners, progress);
}

ExtractSurvey surveyExtract(const std::filesystem::path& file, const SurveyOptions& options,
                            const ColumnScannerFactory& scanners, Progress& progress) {
    const std::string name = file.filename().string();
    const Dialect dialect = options.dialect ? *options.dialect : guessDialect(file);
    const Header header = headerOf(readSample(file, dialect.encoding), dialect);
    progress.begin("survey", std::filesystem::file_size(file), name);
    ReadOptions reading{.rowsPerBlock = options.rowsPerBlock, .limits = options.limits};

    Pass pass(header.names, dialect, scanners, options.cap, NumberLevels::MayStop);
    const ReadReport report =
        readBatches(file, dialect, reading, progress, [&](RawBatch&& batch) { pass.take(batch, progress); });
    refuseWithoutRows(report, dialect);
    Tallies tallies = pass.merged(progress);

    const std::vector<std::size_t> again = columnsWithoutLevels(tallies);
    Pass secondPass(header.names, dialect, scanners, options.cap, NumberLevels::Collect);
    if (!again.empty()) {
        for (const std::size_t c : again)
            reading.wantedColumns.push_back(header.names[c]);
        reading.expected = report.source;
        progress.begin("survey", report.source.bytes, name);
        readBatches(file, dialect, reading, progress,
                    [&](RawBatch&& batch) { secondPass.take(batch, progress); });
        Tallies collected = secondPass.merged(progress);
        for (const std::size_t c : again)
            tallies[c] = std::move(collected[c]);
    }

    ExtractSurvey survey{.source = report.source,
                         .dialect = dialect,
                         .rowCount = report.rowCount,
                         .setAsideCount = report.setAsideCount,
                         .setAsideByReason = report.setAsideByReason,
                         .problems = report.problems,
                         .malformedCells = report.malformedCells,
                         .columns = std::vector<ColumnSurvey>(tallies.size()),
                         .notes = surveyNotes(report, dialect, header)};
    parallelTasks(tallies.size(), [&](std::size_t c) {
        progress.checkpoint();
        survey.columns[c] = tallies[c]->finish();
        tallies[c].reset();
    });
    return survey;
}

} // namespace vignette
