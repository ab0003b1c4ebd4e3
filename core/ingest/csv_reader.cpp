#include "core/ingest/csv_reader.h"

#include "core/base/failure.h"
#include "core/ingest/column_names.h"
#include "core/ingest/sample.h"

#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace vignette {

namespace {

void refuseAnotherFile(const SourceFile& expected, std::uint64_t bytes, const std::string& name) {
    if (expected.bytes == bytes) return;
    throw Failure(FailureCode::ChangedSource,
                  name + " is not the file that was looked at: its size is different now. Look at it again "
                         "before bringing it in.");
}

ParsePlan planFor(const Dialect& dialect, const Header& header, const std::vector<std::string>& wanted,
                  const std::string& name) {
    const std::vector<std::string>& columns = header.names;
    ParsePlan plan{.dialect = dialect,
                   .wanted = std::vector<bool>(columns.size(), wanted.empty()),
                   .headerRows = header.rows};
    for (const std::string& column : wanted) {
        const auto found = std::find(columns.begin(), columns.end(), column);
        if (found == columns.end())
            throw Failure(FailureCode::BadInput, name + " has no column named \"" + column + "\".");
        plan.wanted[static_cast<std::size_t>(found - columns.begin())] = true;
    }
    return plan;
}

/// Collects what parallel blocks report. Sums do not depend on their order; problems are put in file order.
class TroubleCollector {
public:
    void add(std::uint64_t rows, BlockTrouble trouble) {
        const std::lock_guard lock(m_mutex);
        m_report.rowCount += rows;
        m_report.malformedCells += trouble.malformedCells;
        m_report.blankLines += trouble.blankLines;
        m_report.repairedRows += trouble.repairedRows;
        m_report.oddQuoteRows += trouble.oddQuoteRows;
        auto& headers = m_report.otherHeaders;
        headers.insert(headers.end(), trouble.otherHeaders.begin(), trouble.otherHeaders.end());
        std::sort(headers.begin(), headers.end());
        if (headers.size() > kOtherHeadersKept) headers.resize(kOtherHeadersKept);
        m_report.setAsideCount += trouble.setAsideCount();
        for (const auto& [kind, count] : trouble.setAside)
            m_report.setAsideByReason[kind] += count;
        auto& problems = m_report.problems;
        problems.insert(problems.end(), std::make_move_iterator(trouble.problems.begin()),
                        std::make_move_iterator(trouble.problems.end()));
        if (problems.size() > 4 * kProblemsKept) keepFirst();
    }
    ReadReport finish() {
        keepFirst();
        return std::move(m_report);
    }

private:
    void keepFirst() {
        auto& problems = m_report.problems;
        std::sort(problems.begin(), problems.end(),
                  [](const RowProblem& a, const RowProblem& b) { return a.byteOffset < b.byteOffset; });
        if (problems.size() > kProblemsKept) problems.resize(kProblemsKept);
    }
    std::mutex m_mutex;
    ReadReport m_report;
};

/// Batches that were taken, for the memory of their columns.
class SpareBatches {
public:
    RawBatch get() {
        const std::lock_guard lock(m_mutex);
        if (m_batches.empty()) return {};
        RawBatch batch = std::move(m_batches.back());
        m_batches.pop_back();
        return batch;
    }
    void put(RawBatch batch) {
        const std::lock_guard lock(m_mutex);
        m_batches.push_back(std::move(batch));
    }

private:
    std::mutex m_mutex;
    std::vector<RawBatch> m_batches;
};

/// Enough blocks to keep every thread busy, few enough to stay small.
std::size_t blocksInFlight() {
    return static_cast<std::size_t>(oneapi::tbb::this_task_arena::max_concurrency()) + 1;
}

} // namespace

ReadReport readBatches(const std::filesystem::path& file, const Dialect& dialect, const ReadOptions& options,
                       Progress& progress, const std::function<void(RawBatch&&)>& take) {
    const ExtractStart sample = readSample(file, dialect);
    const std::string& name = sample.fileName;
    const Header header = headerOf(sample, dialect);
    ParsePlan plan = planFor(dialect, header, options.wantedColumns, name);
    plan.tailBytes = options.tailBytes;

    const auto source = ByteSource::open(file, HashSource::Yes, options.limits, dialect.sheet);
    if (options.expected) refuseAnotherFile(*options.expected, source->bytesOnDisk(), name);
    TextStream stream(*source, dialect.encoding);
    RecordSplitter splitter(stream, *source, dialect, name);
    splitter.skipLines(dialect.skipLines);
    if (dialect.hasHeader) skipHeader(splitter, dialect.headerRows);

    using BlockPointer = std::shared_ptr<RecordBlock>;
    TroubleCollector collector;
    SpareBatches spares;
    const auto readNext = [&](oneapi::tbb::flow_control& control) -> BlockPointer {
        progress.checkpoint();
        auto block = splitter.next(
            {.rows = options.rowsPerBlock, .bytes = options.bytesPerBlock, .tail = options.tailBytes});
        if (block) return std::make_shared<RecordBlock>(std::move(*block));
        control.stop();
        return nullptr;
    };
    const auto parse = [&](const BlockPointer& block) {
        progress.checkpoint();
        ParsedBlock parsed = parseBlock(std::move(*block), plan, stream.decoder(), spares.get());
        const std::uint64_t bytes = parsed.batch.sourceBytes;
        collector.add(parsed.batch.rowCount, std::move(parsed.trouble));
        RawBatch& batch = parsed.batch;
        take(static_cast<RawBatch&&>(batch)); // most only look at it, and leave its memory to the next block
        batch.text = {};
        batch.unescaped = {};
        spares.put(static_cast<RawBatch&&>(batch));
        progress.advance(bytes);
    };
    using oneapi::tbb::filter_mode;
    oneapi::tbb::parallel_pipeline(
        blocksInFlight(),
        oneapi::tbb::make_filter<void, BlockPointer>(filter_mode::serial_in_order, readNext) &
            oneapi::tbb::make_filter<BlockPointer, void>(filter_mode::parallel, parse));

    ReadReport report = collector.finish();
    report.source = {
        .path = file, .name = name, .bytes = source->bytesOnDisk(), .contentHash = source->finish()};
    if (options.expected && options.expected->contentHash != report.source.contentHash)
        throw Failure(FailureCode::ChangedSource,
                      name + " is not the file that was looked at: its content is different now. Look at it "
                             "again before bringing it in.");
    report.columns = header.names;
    report.lineCount = splitter.nextLine() - 1;
    report.lineEnds = splitter.lineEnds();
    report.sourceNotes = source->notes();
    return report;
}

} // namespace vignette
