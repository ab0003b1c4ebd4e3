#pragma once

#include "core/model/dataset.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// Which patient each stored row of an extract belongs to.
struct RowJoin {
    static constexpr std::uint32_t kNobody = 0xFFFFFFFFU; ///< not a patient of the study, or a second row
    std::vector<std::uint32_t> patientOfRow;
    std::vector<bool> isKnown; ///< per patient: the extract has a row
};

/// Reads one stored column into one value a patient. `field` gains levels it did not list (Category only).
/// `zeroWhereUnknown`: patients without a row get 0.
struct ColumnRequest {
    const BlockSource* source = nullptr;
    const StoredColumn* stored = nullptr;
    const RowJoin* join = nullptr;
    bool zeroWhereUnknown = false;
};
DataColumn readDataColumn(const ColumnRequest& request, Field& field);

/// Level code of a number stored where levels are expected: its shortest text ("1", "2.5").
std::string levelCodeOf(double number);

} // namespace vignette
