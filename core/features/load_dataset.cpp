#include "core/features/load_dataset.h"

#include "core/base/failure.h"
#include "core/base/parallel.h"
#include "core/features/column_reader.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

namespace vignette {

namespace {

constexpr std::size_t kBlock = 8192;
constexpr std::uint64_t kMissingMark = 0x7FF8'0000'0000'0000ULL;

using PatientIndex = std::unordered_map<Surrogate, std::uint32_t, SurrogateHash>;

/// Two independent 64-bit hashes of all of a patient's values.
struct RowHash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const RowHash&) const = default;
};

RowJoin joinRows(const std::vector<Surrogate>& rows, const PatientIndex& index, std::size_t patientCount) {
    RowJoin join;
    join.patientOfRow.assign(rows.size(), RowJoin::kNobody);
    join.isKnown.assign(patientCount, false);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto found = index.find(rows[row]);
        if (found == index.end() || join.isKnown[found->second]) continue;
        join.patientOfRow[row] = found->second;
        join.isKnown[found->second] = true;
    }
    return join;
}

const StoredColumn& storedColumnOf(const std::vector<StoredColumn>& columns, const Field& field) {
    const std::string prefix = field.extract + ".";
    const std::string fromKey = field.key.starts_with(prefix) ? field.key.substr(prefix.size()) : field.key;
    for (const std::string& name : {field.column, fromKey})
        for (const StoredColumn& column : columns)
            if (column.name == name) return column;
    throw Failure(FailureCode::Damaged, "The study lists a field \"" + field.key +
                                            "\" whose values are not stored. Bring the extract in again.");
}

/// Everything about one extract that its fields share.
struct JoinedExtract {
    std::vector<StoredColumn> columns;
    RowJoin join;
};

/// Mixes one field's values into the hashes of all patients.
void mixField(const Field& field, const DataColumn& column, std::vector<RowHash>& hashes) {
    const std::uint64_t name = hash64(field.key);
    std::vector<std::uint64_t> codes;
    for (const ValueLabel& value : field.values)
        codes.push_back(hash64(value.code));
    parallelBlocks(hashes.size(), kBlock, [&](const Block& block) {
        for (std::size_t i = block.begin; i < block.end; ++i) {
            std::uint64_t value = kMissingMark;
            if (!column.numbers.empty()) {
                if (!std::isnan(column.numbers[i])) value = std::bit_cast<std::uint64_t>(column.numbers[i]);
            } else if (column.levels[i] != kNoLevel) {
                value = codes[column.levels[i]];
            }
            hashes[i].high = mix64(mix64(hashes[i].high, name), value);
            hashes[i].low = mix64(mix64(hashes[i].low, value), ~name);
        }
    });
}

/// Positions of the fields in the order of their keys, so that the order of the list doesn't matter.
std::vector<std::size_t> byKey(const std::vector<Field>& fields) {
    std::vector<std::size_t> order(fields.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return fields[a].key < fields[b].key; });
    return order;
}

template<typename T> void permute(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
    if (values.empty()) return;
    std::vector<T> moved(values.size());
    parallelBlocks(order.size(), kBlock, [&](const Block& block) {
        for (std::size_t i = block.begin; i < block.end; ++i)
            moved[i] = values[order[i]];
    });
    values.swap(moved);
}

/// Puts patients in the order of their hashes and makes the fingerprint of keys and sorted hashes.
void orderPatients(Dataset& dataset, Progress& progress) {
    const std::vector<std::size_t> fieldOrder = byKey(dataset.fields);
    std::vector<RowHash> hashes(dataset.patientCount);
    for (const std::size_t field : fieldOrder) {
        mixField(dataset.fields[field], dataset.columns[field], hashes);
        progress.checkpoint();
    }
    std::vector<std::uint32_t> order(dataset.patientCount);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (hashes[a] != hashes[b]) return hashes[a] < hashes[b];
        return dataset.patients[a] < dataset.patients[b];
    });
    progress.checkpoint();
    Sha256 fingerprint;
    fingerprint.add("vignette dataset 1").addNumber(dataset.patientCount).addNumber(fieldOrder.size());
    for (const std::size_t field : fieldOrder)
        fingerprint.addNumber(dataset.fields[field].key.size()).add(dataset.fields[field].key);
    std::vector<RowHash> sorted(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        sorted[i] = hashes[order[i]];
    for (const RowHash& hash : sorted)
        fingerprint.addNumber(hash.high).addNumber(hash.low);
    dataset.fingerprint = fingerprint.finish();

    permute(dataset.patients, order);
    for (DataColumn& column : dataset.columns) {
        permute(column.numbers, order);
        permute(column.levels, order);
        progress.checkpoint();
    }
}

/// The study's patients: the different surrogates of its first extract, in stored order.
PatientIndex indexPatients(const std::vector<Surrogate>& rows, std::vector<Surrogate>& patients) {
    PatientIndex index;
    index.reserve(rows.size());
    for (const Surrogate& surrogate : rows)
        if (index.emplace(surrogate, static_cast<std::uint32_t>(patients.size())).second)
            patients.push_back(surrogate);
    return index;
}

} // namespace

Dataset loadDataset(const BlockSource& source, const std::vector<Field>& fields, Progress& progress,
                    const std::set<std::string>& absenceMeansZero) {
    progress.begin("load", fields.size());
    Dataset dataset;
    dataset.fields = fields;
    const std::vector<std::string> extracts = source.extracts();
    if (extracts.empty()) throw Failure(FailureCode::NothingToDo, "The study has no extract yet.");
    const PatientIndex index = indexPatients(source.patients(extracts.front()), dataset.patients);
    dataset.patientCount = dataset.patients.size();

    std::map<std::string, JoinedExtract> joined;
    for (Field& field : dataset.fields) {
        progress.checkpoint();
        if (std::find(extracts.begin(), extracts.end(), field.extract) == extracts.end())
            throw Failure(FailureCode::Damaged,
                          "The study lists a field \"" + field.key + "\" of an extract that is not stored.");
        auto [entry, isNew] = joined.try_emplace(field.extract);
        if (isNew) {
            entry->second.columns = source.columns(field.extract);
            entry->second.join = joinRows(source.patients(field.extract), index, dataset.patientCount);
        }
        const ColumnRequest request{.source = &source,
                                    .stored = &storedColumnOf(entry->second.columns, field),
                                    .join = &entry->second.join,
                                    .zeroWhereUnknown = absenceMeansZero.contains(field.key)};
        dataset.columns.push_back(readDataColumn(request, field));
        progress.advance(1);
    }
    orderPatients(dataset, progress);
    return dataset;
}

} // namespace vignette
