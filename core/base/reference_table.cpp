#include "core/base/reference_table.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/base/resources.h"
#include "core/base/text.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::uint64_t kLimit = 64ULL << 20;

/// One record off the front of `text`, quotes honoured.
std::vector<std::string> takeRecord(std::string_view& text) {
    std::vector<std::string> cells(1);
    bool isQuoted = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (isQuoted) {
            if (c != '"')
                cells.back() += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                cells.back() += text[++i];
            else
                isQuoted = false;
        } else if (c == '"') {
            isQuoted = true;
        } else if (c == ',') {
            cells.emplace_back();
        } else if (c == '\n') {
            ++i;
            break;
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    text.remove_prefix(i);
    return cells;
}

} // namespace

ReferenceTable ReferenceTable::parse(std::string_view text, const std::string& nameForErrors) {
    ReferenceTable table;
    table.m_name = nameForErrors;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (text.starts_with("#")) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(1, end - 1);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            table.m_notes[std::string(trimmed(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    table.m_columns = takeRecord(text);
    while (!text.empty()) {
        std::vector<std::string> cells = takeRecord(text);
        if (cells.size() == 1 && cells.front().empty()) continue;
        if (cells.size() != table.m_columns.size())
            throw Failure(FailureCode::Damaged, "Row " + std::to_string(table.m_rows.size() + 1) + " of " +
                                                    nameForErrors + " has " + std::to_string(cells.size()) +
                                                    " cells, its header " +
                                                    std::to_string(table.m_columns.size()) + ".");
        table.m_rows.push_back(std::move(cells));
    }
    return table;
}

ReferenceTable ReferenceTable::load(const std::filesystem::path& file) {
    return parse(readWholeFile(file, kLimit), file.filename().string());
}

ReferenceTable ReferenceTable::bundled(std::string_view name) {
    return load(resourcePath("reference/" + std::string(name) + ".csv"));
}

bool ReferenceTable::hasColumn(std::string_view column) const {
    return std::find(m_columns.begin(), m_columns.end(), column) != m_columns.end();
}

const std::string& ReferenceTable::at(std::size_t row, std::string_view column) const {
    const auto found = std::find(m_columns.begin(), m_columns.end(), column);
    if (found == m_columns.end())
        throw Failure(FailureCode::Damaged, m_name + " has no column \"" + std::string(column) + "\".");
    return m_rows.at(row).at(static_cast<std::size_t>(found - m_columns.begin()));
}

std::string ReferenceTable::note(const std::string& key) const {
    const auto found = m_notes.find(key);
    return found == m_notes.end() ? std::string() : found->second;
}

} // namespace vignette
