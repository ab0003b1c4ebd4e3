#include "core/model/cell_reader.h"

namespace vignette {

CellReader::CellReader(const Dialect& dialect, const std::vector<std::string>& missingTokens)
    : m_decimalMark(dialect.decimalMark), m_thousandsMark(dialect.thousandsMark) {
    for (const std::string& token : missingTokens)
        if (!trimmed(token).empty()) m_missing.emplace_back(trimmed(token));
}

std::optional<double> CellReader::number(std::string_view text) const {
    if (m_decimalMark == '.' && !m_thousandsMark) return parseNumber(text);
    std::string plain;
    plain.reserve(text.size());
    bool isBeforeMark = true;
    for (const char c : text) {
        if (isBeforeMark && m_thousandsMark == c) continue;
        if (c == m_decimalMark) {
            isBeforeMark = false;
            plain += '.';
        } else if (c == '.') {
            return std::nullopt;
        } else {
            plain += c;
        }
    }
    return parseNumber(plain);
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
