#pragma once

#include "core/segment/centres.h"
#include "core/segment/packed_rows.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// What screening needs of one round's centres: for each number its part of every centre, for each pattern of
/// each group its share of every centre's score. Laid out in sections of up to 16 centres, padded to 8.
struct RoundTables {
    struct Section {
        std::size_t first = 0;          ///< centre
        std::size_t lanes = 0;          ///< 8 or 16
        std::vector<float> centres;     ///< numbers × lanes: minus the centre's value
        std::vector<float> patterns;    ///< every group's patterns × lanes: minus Σ pattern · centre
        std::vector<float> turned;      ///< the centres, feature by feature
        std::vector<float> halfSquares; ///< lanes; past the last centre: out of reach
    };
    std::vector<Section> sections;
    std::vector<std::uint32_t> groupStarts; ///< first pattern of each group, as the kernels take it
};

/// Each entry is a sum in float over the group's columns; together with the sum over numbers and groups it is
/// one of the orders of summation that screenTolerance() allows for.
void tabulate(const PackedRows& rows, const Centres& centres, RoundTables& tables);

} // namespace vignette
