#pragma once

#include "core/base/text.h"
#include "core/model/extract.h"
#include "core/model/number_reader.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// Lets a map of std::string be asked with a std::string_view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// Reads cells of one column as the survey did: blanks off, missing tokens out, numbers in the file's own
/// dialect. Immutable.
class CellReader {
public:
    CellReader(const Dialect& dialect, const std::vector<std::string>& missingTokens);

    /// The cell without surrounding blanks; empty optional when it is missing.
    std::optional<std::string_view> value(std::string_view cell) const {
        const std::string_view text = trimmed(cell);
        if (text.empty() || isMissing(text)) return std::nullopt;
        return text;
    }
    /// Empty when the text is no number in this dialect.
    std::optional<double> number(std::string_view text) const;

private:
    bool isMissing(std::string_view text) const {
        for (const std::string& token : m_missing)
            if (text == token) return true;
        return false;
    }

    NumberReader m_numbers;
    std::vector<std::string> m_missing; ///< few, so compared one by one
};

/// The missing tokens of a column: as the plan says, else as the survey found them.
std::vector<std::string> missingTokensOf(const ColumnSurvey& column,
                                         const std::map<std::string, std::vector<std::string>>& planned);

} // namespace vignette
