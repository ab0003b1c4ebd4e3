#include "core/privacy/zip_codes.h"

#include "core/base/reference_table.h"
#include "core/base/text.h"

#include <algorithm>

namespace vignette {

namespace {

std::string padded(std::string_view digits, std::size_t width) {
    return std::string(width - digits.size(), '0').append(digits);
}

} // namespace

std::optional<std::string> zipPrefix(std::string_view text, bool isPrefixAlready) {
    text = trimmed(text);
    if (text.ends_with(".0")) text.remove_suffix(2);
    if (text.size() == 10 && (text[5] == '-' || text[5] == ' ')) {
        if (!std::ranges::all_of(text.substr(6), isDigit)) return std::nullopt;
        text = text.substr(0, 5);
    }
    if (text.empty() || text.size() > 9 || !std::ranges::all_of(text, isDigit)) return std::nullopt;
    if (isPrefixAlready) {
        if (text.size() > 3) return std::nullopt;
        return padded(text, 3);
    }
    // Six or seven digits are no ZIP code; eight are ZIP+4 without its leading zero.
    if (text.size() < 3 || text.size() == 6 || text.size() == 7) return std::nullopt;
    return padded(text, text.size() <= 5 ? 5 : 9).substr(0, 3);
}

const RestrictedZips& RestrictedZips::bundled() {
    static const RestrictedZips zips = [] {
        const ReferenceTable table = ReferenceTable::bundled("zip3_restricted");
        RestrictedZips result;
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            result.m_prefixes.insert(table.at(row, "prefix"));
        return result;
    }();
    return zips;
}

} // namespace vignette
