#include "core/model/dialect_check.h"

#include "core/base/failure.h"

namespace vignette {

void refuseContradiction(const Dialect& dialect) {
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
