#include "core/model/cell_reader.h"

namespace vignette {

CellReader::CellReader(const Dialect& dialect, const std::vector<std::string>& missingTokens)
    : m_numbers(dialect) {
    for (const std::string& token : missingTokens)
        if (!trimmed(token).empty()) m_missing.emplace_back(trimmed(token));
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
