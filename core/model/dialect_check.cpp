#include "core/model/dialect_check.h"

#include "core/base/failure.h"

namespace vignette {

void refuseContradiction(const Dialect& dialect) {
    if (dialect.hasHeader && (dialect.headerRows < 1 || dialect.headerRows > kMostHeaderRows))
        throw Failure(FailureCode::BadUsage, "A header has 1 to " + std::to_string(kMostHeaderRows) +
                                                 " rows. Choose another number for this file.");
    const auto isTaken = [&](const std::optional<char>& mark) {
        return mark && (*mark == dialect.delimiter || *mark == '\n' || *mark == '\r');
    };
    const bool dividesByLineEnd = dialect.delimiter == '\n' || dialect.delimiter == '\r';
    const bool dropsItsDelimiter = dialect.skipsBlanks && dialect.delimiter == ' ';
    if (!dividesByLineEnd && !dropsItsDelimiter && !isTaken(dialect.quote) && !isTaken(dialect.escape))
        return;
    throw Failure(
        FailureCode::BadUsage,
        "The delimiter, the quote mark and the escape character must be different marks and no line "
        "ends, and blanks that divide cells can't be dropped. Choose other marks for this file.");
}

} // namespace vignette
