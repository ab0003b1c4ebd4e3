#pragma once

#include "core/ingest/value_profile.h"
#include "core/model/extract.h"

#include <optional>

namespace vignette {

/// What a column's type follows from: counts over all rows.
struct TypeEvidence {
    const ValueProfile& profile;
    std::uint64_t distinctCount = 0;
    std::uint64_t missingCount = 0;
    const std::vector<LevelCount>* levels = nullptr; ///< the full dictionary, when there is one
    std::string_view header = {};
};

struct TypeDecision {
    ColumnType type = ColumnType::Empty;
    std::optional<DateFormat> dateFormat = std::nullopt;
    bool isDateAmbiguous = false;
    std::uint64_t coercedCount = 0; ///< values that do not fit the type
};

/// Decides a column's type; one misfit in fifty is forgiven in numbers and dates (and counted), a code among
/// numbers is not: it makes the column a code. Rules in the order they are asked:
/// empty, flag, date, code by its digits, unique, integer, number, text, unique, code, category.
TypeDecision decideType(const TypeEvidence& evidence);

/// Whether nearly all values are numbers that count or measure (Number or Integer, or Unique row numbers).
bool isNumeric(const ValueProfile& profile);

/// Header words that name a key: id, patient number, mrn, subject, person, member …
bool isKeyHeader(std::string_view header);
/// Header words that name nothing but the row: rownames, row, index, #, unnamed.
bool isRowNumberHeader(std::string_view header);

} // namespace vignette
