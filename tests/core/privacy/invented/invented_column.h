#pragma once

#include "core/model/identifier.h"
#include "core/model/screening.h"

#include <optional>
#include <string>
#include <vector>

namespace vignette::testing_aids {

/// A made-up column of one table with one row a patient (or, with repeats, a few rows a patient), and what it
/// truly is.
struct InventedColumn {
    std::string what; ///< format and dirt, for messages: "phone, dashes / sparse"
    std::string header;
    std::vector<std::string> cells;
    std::optional<IdentifierClass> identifier; ///< empty: innocent
    std::optional<ColumnAction> alsoFine = {}; ///< of an innocent column: leaves its values as they are
};

/// 100 columns of each identifier class (21 of them): formats × headers × dirt, drawn with a fixed seed. The
/// generator shares no word list, pattern or check with the detectors and is frozen: detectors are changed
/// to find its columns, its columns are never changed to be found.
std::vector<InventedColumn> inventIdentifierColumns();

/// 500 columns of a clinic's table that hold no identifier, with the same dirt where it makes sense.
std::vector<InventedColumn> inventInnocentColumns();

} // namespace vignette::testing_aids
