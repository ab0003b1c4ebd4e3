#pragma once

#include "core/ingest/read_sizes.h"
#include "core/ingest/record_splitter.h"
#include "core/model/extract.h"
#include "core/model/raw_batch.h"

#include <vector>

namespace vignette {

/// What a block is parsed into. `wanted` has one entry a column.
struct ParsePlan {
    Dialect dialect;
    std::vector<bool> wanted;
    /// Cells of each row of the header as they stand in the file; a row that repeats one is none.
    std::vector<std::vector<std::string>> headerRows = {};
    std::size_t tailBytes = kTailBytes; ///< of the last block: where totals may stand
};

/// Rows of a block that were set aside, and what else was odd.
struct BlockTrouble {
    std::vector<RowProblem> problems; ///< the first kProblemsKept
    std::map<RowProblemKind, std::uint64_t> setAside;
    std::uint64_t malformedCells = 0; ///< of the wanted columns
    std::uint64_t blankLines = 0;     ///< lines of nothing, or of nothing but delimiters
    std::uint64_t repairedRows = 0;   ///< rows kept after one quote mark was taken as a letter
    std::uint64_t oddQuoteRows = 0;   ///< rows kept with quote marks that are neither borders nor doubled
    std::vector<std::uint64_t> otherHeaders; ///< lines of words behind a gap in the table, the first few
    std::uint64_t setAsideCount() const;
};
inline constexpr std::size_t kProblemsKept = 1'000;
inline constexpr std::size_t kOtherHeadersKept = 10;

struct ParsedBlock {
    RawBatch batch;
    BlockTrouble trouble;
};

/// Cuts a block into cells. A row with more or fewer cells than the plan has columns is set aside whole,
/// never shifted, unless one stray quote mark explains it (row_repair.h); blank lines are no rows, nor is the
/// header when it comes again, nor totals in the last row that is kept, when it stands in the tail. Pure: no
/// state outside the block, so blocks may be parsed in parallel.
/// `spare`: a batch that nobody needs any more, for the memory of its columns.
ParsedBlock parseBlock(RecordBlock block, const ParsePlan& plan, const Utf8Decoder& decoder,
                       RawBatch spare = {});

} // namespace vignette
