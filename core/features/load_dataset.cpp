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

/// What a field is called without its extract, whose name is the file's and says nothing of the values.
std::string columnOf(const Field& field) {
    const std::string prefix = field.extract + ".";
    return field.key.starts_with(prefix) ? field.key.substr(prefix.size()) : field.column;
}

/// What a patient's value in a column mixes into hashes: bits of a number, the hash of a level's code.
class HashedValues {
public:
    HashedValues(const Field& field, const DataColumn& column) : m_column(column) {
        for (const ValueLabel& value : field.values)
            m_codes.push_back(hash64(value.code));
    }
    std::uint64_t at(std::size_t patient) const {
        if (!m_column.numbers.empty()) {
            const double number = m_column.numbers[patient];
            return std::isnan(number) ? kMissingMark : std::bit_cast<std::uint64_t>(number);
        }
        const std::uint16_t level = m_column.levels[patient];
        return level == kNoLevel ? kMissingMark : m_codes[level];
    }
    /// Of all values, free of the order of patients.
    std::uint64_t sum(std::size_t patients) const {
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < patients; ++i)
            total += mix64(at(i), kMissingMark);
        return total;
    }

private:
    const DataColumn& m_column;
    std::vector<std::uint64_t> m_codes;
};

/// Mixes one field's values into the hashes of all patients. `place`: which of the fields of this name.
void mixField(const std::string& column, std::uint64_t place, const HashedValues& values,
              std::vector<RowHash>& hashes) {
    const std::uint64_t name = mix64(hash64(column), place);
    parallelBlocks(hashes.size(), kBlock, [&](const Block& block) {
        for (std::size_t i = block.begin; i < block.end; ++i) {
            const std::uint64_t value = values.at(i);
            hashes[i].high = mix64(mix64(hashes[i].high, name), value);
            hashes[i].low = mix64(mix64(hashes[i].low, value), ~name);
        }
    });
}

/// A field's place in the order that hashes and fingerprint are made in.
struct HashPlace {
    std::size_t field = 0;
    std::string column;
    std::uint64_t content = 0;    ///< only of columns that share a name
    std::uint64_t occurrence = 0; ///< among those
};

/// Fields by their columns' names, those of one name in two extracts by their values, so that neither the
/// order of the list nor the names of files matter.
std::vector<HashPlace> hashOrder(const Dataset& dataset) {
    std::map<std::string, std::vector<std::size_t>> byName;
    for (std::size_t f = 0; f < dataset.fields.size(); ++f)
        byName[columnOf(dataset.fields[f])].push_back(f);
    std::vector<HashPlace> order;
    for (const auto& [name, fields] : byName) {
        const auto first = static_cast<std::ptrdiff_t>(order.size());
        for (const std::size_t f : fields) {
            HashPlace place{.field = f, .column = name, .content = 0, .occurrence = 0};
            if (fields.size() > 1)
                place.content = HashedValues(dataset.fields[f], dataset.columns[f]).sum(dataset.patientCount);
            order.push_back(place);
        }
        std::stable_sort(order.begin() + first, order.end(),
                         [](const HashPlace& a, const HashPlace& b) { return a.content < b.content; });
        for (std::size_t i = 0; i < fields.size(); ++i)
            order[static_cast<std::size_t>(first) + i].occurrence = i;
    }
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

/// Puts patients in the order of their hashes and makes the fingerprint of column names and sorted hashes.
void orderPatients(Dataset& dataset, Progress& progress) {
    const std::vector<HashPlace> fieldOrder = hashOrder(dataset);
    std::vector<RowHash> hashes(dataset.patientCount);
    for (const HashPlace& place : fieldOrder) {
        const HashedValues values(dataset.fields[place.field], dataset.columns[place.field]);
        mixField(place.column, place.occurrence, values, hashes);
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
    fingerprint.add("vignette dataset 2").addNumber(dataset.patientCount).addNumber(fieldOrder.size());
    for (const HashPlace& place : fieldOrder)
        fingerprint.addNumber(place.column.size()).add(place.column);
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
