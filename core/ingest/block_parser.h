#pragma once

#include "core/ingest/record_splitter.h"
#include "core/model/extract.h"
#include "core/model/raw_batch.h"

#include <vector>

namespace vignette {

/// What a block is parsed into. `wanted` has one entry a column.
struct ParsePlan {
    Dialect dialect;
    std::vector<bool> wanted;
};

/// Rows of a block that were set aside, and what else was odd.
struct BlockTrouble {
    std::vector<RowProblem> problems; ///< the first kProblemsKept
    std::map<RowProblemKind, std::uint64_t> setAside;
    std::uint64_t malformedCells = 0; ///< of the wanted columns
    std::uint64_t blankLines = 0;
    std::uint64_t setAsideCount() const;
};
inline constexpr std::size_t kProblemsKept = 1'000;

struct ParsedBlock {
    RawBatch batch;
    BlockTrouble trouble;
};

/// Cuts a block into cells. A row with more or fewer cells than the plan has columns is set aside whole,
/// never shifted; blank lines are no rows. Pure: no state outside the block, so blocks may be parsed in
/// parallel.
ParsedBlock parseBlock(RecordBlock block, const ParsePlan& plan, const Utf8Decoder& decoder);

} // namespace vignette
