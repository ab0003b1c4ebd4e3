#include "core/ingest/row_meaning.h"

#include "core/base/text.h"
#include "core/ingest/row_repair.h"

#include <algorithm>

namespace vignette {

bool hasDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), isDigit);
}

bool repeatsHeader(std::string_view row, const std::vector<std::string>& header, const Dialect& dialect) {
    const auto cells = strictCells(row, dialect);
    if (!cells || cells->size() != header.size()) return false;
    for (std::size_t c = 0; c < cells->size(); ++c)
        if (textOf(row, (*cells)[c], dialect) != header[c]) return false;
    return true;
}

bool startsWithTotal(std::string_view row, const Dialect& dialect) {
    constexpr std::string_view kWords[] = {"total",        "totals",    "grand total", "overall total",
                                           "column total", "sum",       "summe",       "gesamt",
                                           "gesamtsumme",  "insgesamt", "somme",       "totale"};
    std::string_view first = row.substr(0, 64);
    std::string borders(1, dialect.delimiter);
    if (dialect.quote) borders += *dialect.quote;
    first.remove_prefix(std::min(first.find_first_not_of(borders + " "), first.size()));
    first = first.substr(0, first.find_first_of(borders));
    while (first.ends_with(':') || first.ends_with(' '))
        first.remove_suffix(1);
    const std::string word = toLowerAscii(first);
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

} // namespace vignette
