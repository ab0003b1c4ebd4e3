#include "core/features/load_dataset.h"
#include "core/quality/missing_limit.h"
#include "core/store/field_table.h"
#include "core/store/stored_blocks.h"
#include "core/study/absence.h"
#include "core/study/open_study.h"
#include "core/study/read_back.h"

#include <algorithm>

// Checking a new study without holding its patients in memory.

namespace vignette {

namespace {

using Lock = std::lock_guard<std::recursive_mutex>;
constexpr std::size_t kFieldsAtOnce = 16;

bool isNumeric(FieldKind kind) {
    return kind == FieldKind::Number || kind == FieldKind::Count || kind == FieldKind::Year;
}

/// Whether every stored cell with a value has one as the field reads it.
bool isReadAsStored(const Field& field, const StoredColumn& column) {
    if (isNumeric(field.kind) || !column.isCoded) return isNumeric(field.kind) && !column.isCoded;
    if (field.kind == FieldKind::Category) return true;
    return std::ranges::all_of(column.dictionary, [&](const std::string& text) {
        return std::ranges::any_of(field.values, [&](const ValueLabel& value) { return value.code == text; });
    });
}

/// Whether the stored cells alone show that few enough are missing: those of the extract that says who the
/// patients are, read as they stand. Anything else is asked of the patients.
bool isSurelyUnderLimit(const Field& field, const std::vector<StoredColumn>& mainColumns,
                        const std::vector<StoredMissing>& counts) {
    for (const StoredColumn& column : mainColumns) {
        if (column.extract != field.extract || column.name != field.column) continue;
        if (!isReadAsStored(field, column)) return false;
        for (const StoredMissing& count : counts)
            if (count.extract == column.extract && count.column == column.name)
                return static_cast<double>(count.missing) <=
                       kMostMissingToForm * static_cast<double>(count.rows);
    }
    return false;
}

} // namespace

void OpenStudy::holdBackMissingStored(const std::vector<StoredMissing>& counts,
                                      const std::set<std::string>& demanded, Progress& progress) {
    const StoredBlocks blocks(*m_file);
    const std::vector<Field> before = FieldTable(*m_file).all();
    const std::vector<std::string> extracts = blocks.extracts();
    const std::vector<StoredColumn> mainColumns =
        extracts.empty() ? std::vector<StoredColumn>{} : blocks.columns(extracts.front());
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i].use == FieldUse::Form && !isSurelyUnderLimit(before[i], mainColumns, counts))
            asked.push_back(i);
    const std::set<std::string> zeros = absenceMeansZero(importPlan(), before);
    std::vector<Field> after = before;
    for (std::size_t first = 0; first < asked.size(); first += kFieldsAtOnce) {
        std::vector<Field> some;
        for (std::size_t i = first; i < std::min(asked.size(), first + kFieldsAtOnce); ++i)
            some.push_back(before[asked[i]]);
        vignette::holdBackMissing(some, loadDataset(blocks, some, progress, zeros), demanded);
        for (std::size_t i = 0; i < some.size(); ++i) {
            after[asked[first + i]].use = some[i].use;
            after[asked[first + i]].useReason = some[i].useReason;
        }
    }
    logReasons({}, after);
    if (after != before) setFields(after);
}

void OpenStudy::readBackStored(const std::set<std::string>& demanded, Progress& progress) {
    const Lock lock(m_fileMutex);
    const StoredBlocks blocks(*m_file);
    const std::vector<StoredMissing> counts = readBack(blocks, FieldTable(*m_file).all(), progress);
    holdBackMissingStored(counts, demanded, progress);
}

} // namespace vignette
