#include "core/model/cell_reader.h"

#include "core/base/text.h"

#include <algorithm>

namespace vignette {

CellReader::CellReader(const Dialect& dialect, const std::vector<std::string>& missingTokens)
    : m_numbers(dialect) {
    for (const std::string& token : missingTokens)
        if (!trimmed(token).empty()) m_missing.emplace_back(trimmed(token));
}

std::optional<std::string_view> CellReader::value(std::string_view cell) const {
    const std::string_view text = trimmed(cell);
    if (text.empty()) return std::nullopt;
    if (std::ranges::find(m_missing, text) != m_missing.end()) return std::nullopt;
    return text;
}

std::optional<double> CellReader::number(std::string_view text) const {
    return m_numbers.read(text);
}

std::vector<std::string> missingTokensOf(const ColumnSurvey& column,
                                         const std::map<std::string, std::vector<std::string>>& planned) {
    if (const auto found = planned.find(column.name); found != planned.end()) return found->second;
    std::vector<std::string> tokens;
    for (const auto& [token, count] : column.missingTokens)
        tokens.push_back(token);
    return tokens;
}

} // namespace vignette
