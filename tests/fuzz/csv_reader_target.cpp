#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/ingest/column_names.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/set_aside_rows.h"
#include "core/ingest/survey_extract.h"
#include "tests/fuzz/dialect_recipe.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_file.h"

#include <map>
#include <mutex>
#include <numeric>
#include <optional>

namespace vignette::fuzz {

namespace {

using Rows = std::vector<std::vector<std::string>>;
constexpr std::size_t kShortTail = 48; ///< so that small files fall into blocks

struct Reading {
    Rows rows;
    ReadReport report;
};

/// All rows in file order.
Reading readAll(const std::filesystem::path& file, const Dialect& dialect, const ReadOptions& options,
                int threads) {
    Reading reading;
    std::map<std::size_t, Rows> blocks;
    std::mutex mutex;
    Progress progress;
    withThreads(threads, [&] {
        reading.report = readBatches(file, dialect, options, progress, [&](RawBatch&& batch) {
            Rows rows(batch.rowCount);
            for (const auto& column : batch.columns)
                for (std::size_t row = 0; row < batch.rowCount; ++row)
                    rows[row].emplace_back(column[row]);
            const std::lock_guard lock(mutex);
            require(blocks.emplace(batch.index, std::move(rows)).second, "a block comes once");
        });
    });
    for (auto& [index, rows] : blocks)
        std::move(rows.begin(), rows.end(), std::back_inserter(reading.rows));
    return reading;
}

/// Records below the header of a file that fits in a sample, cut by the slow reader of samples, which shares
/// no code with the fast one.
std::optional<std::size_t> recordsBelowHeader(const std::filesystem::path& file, const Dialect& dialect) {
    const ExtractStart sample = readSample(file, dialect);
    if (!sample.isWhole) return std::nullopt;
    const SampleRecords records = recordsOf(sample, dialect, SIZE_MAX);
    if (!dialect.hasHeader) return records.rows.size();
    std::size_t header = 0;
    while (header < records.rows.size() && records.rows[header].empty())
        ++header;
    return records.rows.size() - header - 1;
}

void checkSums(const Reading& reading, const std::filesystem::path& file, const Dialect& dialect) {
    const ReadReport& report = reading.report;
    require(reading.rows.size() == report.rowCount, "as many rows come as are reported");
    for (const auto& row : reading.rows) {
        require(row.size() == report.columns.size(), "every row is as wide as the header");
        for (const std::string& cell : row)
            require(isValidUtf8(cell), "cells are UTF-8");
    }
    const std::uint64_t byReason =
        std::accumulate(report.setAsideByReason.begin(), report.setAsideByReason.end(), std::uint64_t{0},
                        [](std::uint64_t sum, const auto& reason) { return sum + reason.second; });
    require(byReason == report.setAsideCount, "rows set aside add up over their reasons");
    require(report.problems.size() == std::min<std::uint64_t>(report.setAsideCount, kProblemsKept),
            "every row set aside is described, up to a thousand");
    for (const RowProblem& problem : report.problems)
        require(problem.line >= 1 && problem.line <= report.lineCount + 1, "it stands on a line of the file");
    if (report.repairedRows > 0) return; // a stray quote may join or part records
    const auto records = recordsBelowHeader(file, dialect);
    require(!records || report.rowCount + report.setAsideCount + report.blankLines == *records,
            "rows kept, rows set aside and blank lines are all the records");
}

void requireSame(const Reading& a, const Reading& b) {
    require(a.rows == b.rows, "the same rows come");
    require(a.report.setAsideByReason == b.report.setAsideByReason, "the same rows are set aside");
    require(a.report.malformedCells == b.report.malformedCells, "the same cells are malformed");
    require(a.report.blankLines == b.report.blankLines, "the same lines are blank");
    require(a.report.repairedRows == b.report.repairedRows, "the same rows are repaired");
    require(a.report.oddQuoteRows == b.report.oddQuoteRows, "the same rows have odd quotes");
    require(a.report.lineCount == b.report.lineCount, "there are as many lines");
    require(a.report.problems.size() == b.report.problems.size(), "there are as many problems");
    for (std::size_t i = 0; i < a.report.problems.size(); ++i) {
        const RowProblem& one = a.report.problems[i];
        const RowProblem& other = b.report.problems[i];
        require(one.kind == other.kind && one.line == other.line && one.byteOffset == other.byteOffset &&
                    one.cells == other.cells && one.shape == other.shape,
                "problems are the same");
    }
}

void compareSurvey(const std::filesystem::path& file, const Dialect& dialect, const Reading& reading) {
    Progress progress;
    ExtractSurvey survey;
    withThreads(1, [&] {
        survey = surveyExtract(
            file, {.dialect = dialect, .cap = {}, .rowsPerBlock = 3, .tailBytes = kShortTail}, {}, progress);
    });
    require(survey.rowCount == reading.report.rowCount, "both passes read as many rows");
    require(survey.setAsideByReason == reading.report.setAsideByReason, "and set as many aside");
    require(survey.columns.size() == reading.report.columns.size(), "and see the same columns");
    for (const ColumnSurvey& column : survey.columns) {
        require(column.valueCount + column.missingCount == survey.rowCount, "a cell has a value or none");
        require(column.distinctCount <= column.valueCount, "values differ at most all");
        require(column.coercedCount <= column.valueCount, "at most all values do not fit the type");
    }
}

void comparePreview(const std::filesystem::path& file, const Dialect& dialect, const Reading& reading) {
    const ExtractPreview preview = previewExtract(file, dialect);
    require(preview.header == reading.report.columns, "the preview has the same columns");
    for (const auto& row : preview.rows)
        require(row.size() == preview.header.size(), "a row of the preview is as wide as the header");
    const auto cells = readRowsSetAside(file, dialect, reading.report.problems);
    require(cells.size() == reading.report.problems.size(), "each row set aside is read again");
    otherTableIn(reading.report);
}

void readEveryWay(const std::filesystem::path& file, const Dialect& dialect, unsigned way) {
    const Reading reading = readAll(file, dialect, {.tailBytes = kShortTail}, 1);
    checkSums(reading, file, dialect);
    switch (way % 4) {
    case 0:
        return requireSame(
            reading, readAll(file, dialect, {.rowsPerBlock = 1 + way / 64, .tailBytes = kShortTail}, 2));
    case 1:
        return requireSame(
            reading, readAll(file, dialect, {.bytesPerBlock = 1 + way / 4, .tailBytes = kShortTail}, 2));
    case 2:
        return compareSurvey(file, dialect, reading);
    default:
        return comparePreview(file, dialect, reading);
    }
}

} // namespace

/// Three bytes choose the dialect and what is compared; the rest is the file.
void runTarget(std::string_view input) {
    static MemoryFile file;
    const Dialect dialect = takeDialect(input);
    const unsigned way = takeByte(input);
    file.write(input);
    try {
        readEveryWay(file.path(), dialect, way);
    } catch (const Failure&) {
        return;
    }
}

} // namespace vignette::fuzz
