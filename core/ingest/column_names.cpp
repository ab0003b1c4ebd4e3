#include "core/ingest/column_names.h"

#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/cell_repair.h"
#include "core/model/dialect_check.h"

#include <algorithm>
#include <set>

namespace vignette {

namespace {

constexpr std::size_t kRowsLookedAt = 1'000;

void makeUnique(Header& header) {
    std::set<std::string> taken;
    for (std::size_t c = 0; c < header.names.size(); ++c) {
        std::string name = repairedText(trimmed(header.names[c]));
        if (name.empty()) {
            ++header.unnamed;
            name = "Column " + std::to_string(c + 1);
        }
        std::string candidate = name;
        for (int number = 2; !taken.insert(candidate).second; ++number) {
            if (number == 2) ++header.repeated;
            candidate = name + " (" + std::to_string(number) + ")";
        }
        header.names[c] = candidate;
    }
}

/// Rows one wider than the header: which end the extra column is on.
enum class ExtraCell { None, First, Last };

ExtraCell extraCellOf(const std::vector<std::vector<std::string>>& rows, std::size_t headerWidth) {
    std::size_t wider = 0;
    std::size_t filled = 0;
    for (const auto& row : rows) {
        if (row.empty()) continue;
        if (row.size() != headerWidth + 1) return ExtraCell::None;
        ++wider;
        if (!row.back().empty()) ++filled;
    }
    if (wider == 0) return ExtraCell::None;
    return filled > 0 ? ExtraCell::First : ExtraCell::Last;
}

/// The header's own cells. One quote mark too many must not join its names: the rows say how many there are.
std::vector<std::string> headerCells(const ExtractStart& sample, const Dialect& dialect,
                                     const SampleRecords& records, std::size_t at, Header& header) {
    const std::vector<std::vector<std::string>>& rows = records.rows;
    const std::size_t width = usualWidth(std::span(rows).subspan(at + 1));
    auto repaired = repairedRecord(sample, dialect, records, at, width);
    if (!repaired) return rows[at];
    header.hasStrayQuote = true;
    return std::move(*repaired);
}

using Rows = std::vector<std::vector<std::string>>;

std::size_t widestOf(const Rows& rows) {
    std::size_t widest = 0;
    for (const auto& row : rows)
        widest = std::max(widest, row.size());
    return widest;
}

/// What stands under each other, joined as it is.
std::vector<std::string> joinedCells(const Rows& rows) {
    std::vector<std::string> cells(widestOf(rows));
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            cells[c] += (r > 0 ? " " : "") + rows[r][c];
    return cells;
}

/// Carries the name of a group to the blank cells right of it that have something below. A group of the row
/// above ends it, and so does a name that nothing stands under: that is a column's own.
Rows withGroupsSpread(const Rows& rows) {
    const std::size_t width = widestOf(rows);
    Rows spread = rows;
    for (auto& row : spread)
        row.resize(width);
    const Rows own = spread;
    const auto hasBelow = [&](std::size_t r, std::size_t c) {
        return std::any_of(own.begin() + static_cast<std::ptrdiff_t>(r) + 1, own.end(),
                           [c](const auto& row) { return !trimmed(row[c]).empty(); });
    };
    const auto startsAbove = [&](std::size_t r, std::size_t c) {
        return std::any_of(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(r),
                           [c](const auto& row) { return !trimmed(row[c]).empty(); });
    };
    for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
        std::string group;
        for (std::size_t c = 0; c < width; ++c) {
            const bool isOwn = !trimmed(own[r][c]).empty();
            if (isOwn || startsAbove(r, c)) group = hasBelow(r, c) ? own[r][c] : std::string();
            if (!isOwn && hasBelow(r, c)) spread[r][c] = group;
        }
    }
    return spread;
}

/// One name a column, of parts that differ.
std::vector<std::string> joinedNames(const Rows& rows) {
    std::vector<std::string> names(widestOf(rows));
    const Rows spread = withGroupsSpread(rows);
    for (std::size_t c = 0; c < names.size(); ++c) {
        std::vector<std::string> parts;
        for (const auto& row : spread) {
            const std::string part(trimmed(row[c]));
            if (!part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end())
                parts.push_back(part);
        }
        names[c] = join(parts, " ");
    }
    return names;
}

void refuseTooMany(std::size_t columns, const std::string& name) {
    if (columns <= kMostColumns) return;
    throw Failure(FailureCode::BadInput,
                  name + " has more than 2,000 columns. Export only the columns you need.");
}

} // namespace

Header headerOf(const ExtractStart& sample, const Dialect& dialect) {
    refuseContradiction(dialect);
    const SampleRecords records = recordsOf(sample, dialect, kRowsLookedAt);
    auto rows = records.rows;
    const auto isFilled = [](const auto& row) { return !row.empty(); };
    const auto first =
        static_cast<std::size_t>(std::find_if(rows.begin(), rows.end(), isFilled) - rows.begin());
    if (first == rows.size()) {
        ExtractStart cutShort = sample;
        cutShort.isWhole = true; // the unfinished first record, to say what is wrong with it
        const SampleRecords whole = recordsOf(cutShort, dialect, 1);
        refuseTooMany(whole.rows.empty() ? 0 : whole.rows.front().size(), sample.fileName);
        throw Failure(FailureCode::BadInput,
                      sample.fileName +
                          (sample.isWhole ? " has no rows." : " has no line end in its first 1 MiB.") +
                          " Export it again as CSV, or correct the number of lines to skip.");
    }
    Header header;
    header.names = rows[first];
    refuseTooMany(header.names.size(), sample.fileName);
    if (!dialect.hasHeader) {
        header.names.assign(rows[first].size(), {});
        makeUnique(header);
        header.unnamed = 0;
        return header;
    }
    std::size_t below = first;
    for (; below < rows.size() && header.rows.size() < dialect.headerRows; ++below)
        if (isFilled(rows[below]))
            header.rows.push_back(headerCells(sample, dialect, records, below, header));
    header.cells = joinedCells(header.rows);
    header.names = header.rows.size() == 1 ? header.cells : joinedNames(header.rows);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(below));
    const ExtraCell extra = extraCellOf(rows, header.names.size());
    header.isOneShort = extra != ExtraCell::None;
    if (extra == ExtraCell::First) header.names.insert(header.names.begin(), "Row");
    if (extra == ExtraCell::Last) header.names.emplace_back();
    makeUnique(header);
    return header;
}

std::vector<std::string> columnNamesOf(const ExtractStart& sample, const Dialect& dialect) {
    return headerOf(sample, dialect).names;
}

void skipHeader(RecordSplitter& splitter, std::uint32_t headerRows) {
    for (std::uint32_t passed = 0; passed < headerRows;) {
        const auto block = splitter.next({.rows = 1, .bytes = SIZE_MAX});
        if (!block) return;
        if (block->view().find_first_not_of("\r\n") != std::string_view::npos) ++passed;
    }
    splitter.startNumbering();
}

} // namespace vignette
