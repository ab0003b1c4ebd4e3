#pragma once

#include "core/model/screening.h"
#include "tests/core/privacy/invented/invented_column.h"

#include <map>
#include <string>
#include <vector>

namespace vignette::testing_aids {

/// What the gate proposed for one column: the decision as an import would make it.
ColumnDecision proposedFor(const InventedColumn& column);

/// Whether the proposed action leaves none of the identifier: dropped, or coarsened as its class allows.
bool isStopped(const InventedColumn& column, const ColumnDecision& decision);
/// The class a person reads first on the screen; empty when the column is kept.
std::optional<IdentifierClass> namedFirst(const ColumnDecision& decision);
/// Whether one of the classes told is the column's own.
bool isNamedExactly(const InventedColumn& column, const ColumnDecision& decision);
/// The same, or a neighbour: a class whose values have the same form, so that without a header nobody could
/// tell. A fax number is a phone number; a number that names a person (record, plan, account, licence,
/// vehicle, device, biometric mark) is a unique code, and the first three are one another; a record number in
/// groups of 3, 3 and 4 is written as a phone number is; nine bare digits
/// too; a ZIP code is a place; an age and a date of birth imply each other; an address or a list of names may
/// be told as free text; a picture's link is a web address; notes are told by what stands in them.
bool isNamedRightly(const InventedColumn& column, const ColumnDecision& decision);
bool isNeighbour(IdentifierClass label, IdentifierClass named);

struct ClassScore {
    int columns = 0;
    int stopped = 0;
    int exact = 0;  ///< stopped and named exactly
    int right = 0;  ///< stopped and named exactly or as a neighbour
    int claims = 0; ///< columns of any kind, innocent too, first named as this class
    int rightClaims = 0;
    double recall() const { return columns == 0 ? 0.0 : static_cast<double>(right) / columns; }
    double precision() const { return claims == 0 ? 0.0 : static_cast<double>(rightClaims) / claims; }
    double f2() const;
};

struct Scores {
    std::map<IdentifierClass, ClassScore> classes;
    int innocentColumns = 0;
    int falseAlarms = 0;
    std::vector<std::string> misses; ///< one line each, for messages
    std::string table() const;       ///< as it stands in tests/bench/RESULTS.md
};
Scores scoreAllColumns();

} // namespace vignette::testing_aids
