#pragma once

#include "core/base/progress.h"
#include "core/ingest/block_parser.h"
#include "core/ingest/byte_source.h"
#include "core/ingest/read_sizes.h"
#include "core/model/extract.h"
#include "core/model/raw_batch.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

struct ReadOptions {
    std::vector<std::string> wantedColumns =
        {}; ///< by unique name; empty: all. Others are passed over cheaply
    std::optional<SourceFile> expected = std::nullopt; ///< the file that was surveyed
    std::size_t rowsPerBlock = 8'192;
    std::size_t bytesPerBlock = std::size_t{32} << 20;
    std::size_t tailBytes = kTailBytes; ///< of the text's end stay in one block; totals may stand in them
    ReadLimits limits = {};
};

/// What a reading of a whole extract found besides its rows. The same for any number of threads.
struct ReadReport {
    SourceFile source;
    std::vector<std::string> columns; ///< unique names, as in ExtractSurvey
    std::uint64_t rowCount = 0;       ///< rows kept
    std::uint64_t setAsideCount = 0;
    std::map<RowProblemKind, std::uint64_t> setAsideByReason;
    std::vector<RowProblem> problems; ///< the first 1,000, in file order
    std::uint64_t malformedCells = 0;
    std::uint64_t blankLines = 0;
    std::uint64_t repairedRows = 0; ///< as BlockTrouble
    std::uint64_t oddQuoteRows = 0;
    std::vector<std::uint64_t> otherHeaders; ///< lines, in file order, at most kOtherHeadersKept
    std::uint64_t lineCount = 0;             ///< line ends: a last line without one does not count
    LineEnds lineEnds;
    std::vector<std::string> sourceNotes; ///< ByteSource::notes
};

/// Reads an extract block by block and hands each block to `take`, from several threads at once and in any
/// order; RawBatch::index says which it is. What a block holds depends on file, dialect and block limits
/// alone. A few blocks are in memory at a time. Advances progress by bytes on disk (the caller begins the
/// stage) and checks for cancel. Throws what take throws, Cancelled, and
///   Failure(ChangedSource) before the first row or after the last when the file is not the expected one
///                          (whoever stores rows commits only after this returns), or changed meanwhile;
///   Failure(BadInput)      no text, a quote never closed, over 2,000 columns, a column that is not there;
///   Failure(NotFound | NotReadable | Damaged | TooLarge) as ByteSource.
ReadReport readBatches(const std::filesystem::path& file, const Dialect& dialect, const ReadOptions& options,
                       Progress& progress, const std::function<void(RawBatch&&)>& take);

} // namespace vignette
