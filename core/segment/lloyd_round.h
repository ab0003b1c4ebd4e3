#pragma once

#include "core/base/progress.h"
#include "core/segment/centre_drift.h"
#include "core/segment/centres.h"
#include "core/segment/packed_rows.h"
#include "core/segment/round_tables.h"
#include "core/segment/segment_sums.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// Who is where, and what each segment adds up to. Sums change only by the rows that move, in whole steps of
/// 2⁻¹⁶, so they are exact whatever the order.
struct Assignment {
    std::vector<std::uint16_t> labels; ///< a packed row; kNoSegment before the first round
    std::vector<std::int64_t> sums;    ///< segments × features, Σ weight · value in steps
    std::vector<std::int64_t> weights; ///< a segment
    CentreDrift drift;                 ///< spares rows whose label can't have changed
    RoundTables tables;                ///< kept for their memory, as are the changes
    std::vector<SumsChange> changes;   ///< a stripe of rows
    static Assignment none(const PackedRows& rows, std::size_t segments);
};

/// One round of Lloyd's algorithm, first half: every row to its nearest centre (ties to the lower index).
/// Returns how many rows moved. Rows whose nearest centre can't have changed since they were last screened
/// are passed over (centre_drift.h). Float kernels screen the others; where the two best are closer than
/// their proven error, the definition in double decides. Large inputs run in parallel.
std::uint64_t assignRows(const PackedRows& rows, const Centres& centres, Assignment& assignment,
                         Progress& progress);

/// Gives each segment without rows the row that lies farthest from its own centre (ties: the first), taken
/// from a segment that keeps others. Returns how many were filled; fewer than needed when rows run out.
std::size_t fillEmptySegments(const PackedRows& rows, const Centres& centres, Assignment& assignment);

/// Second half: the mean of each segment, rounded to steps. Segments must not be empty.
Centres meansOf(const Assignment& assignment, std::size_t segments, std::size_t features);

/// Σ weight · squared distance of every row to the given centre of its segment, in steps of 2⁻³², exact.
PackedRows::Wide inertiaOf(const PackedRows& rows, const Assignment& assignment, const Centres& centres);

} // namespace vignette
