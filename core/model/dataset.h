#pragma once

#include "core/base/hash.h"
#include "core/base/ids.h"
#include "core/model/field.h"
#include "core/model/patient_id.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace vignette {

inline constexpr std::uint16_t kNoLevel = std::numeric_limits<std::uint16_t>::max();

/// One field of every patient. Number, Count, Year: `numbers` (NaN missing). Flag, Category, Ordered:
/// `levels` (indices into Field::values; kNoLevel missing). The other vector is empty.
struct DataColumn {
    std::vector<double> numbers;
    std::vector<std::uint16_t> levels;
};

/// Every stored patient-level value in memory. Patients stand in the order of a 128-bit hash of all their
/// values (equal rows are interchangeable), so nothing computed from here can depend on the order of rows,
/// keys or surrogates.
struct Dataset {
    std::vector<Field> fields;
    std::vector<DataColumn> columns; ///< one a field
    std::vector<Surrogate> patients; ///< in the same order
    std::size_t patientCount = 0;
    Digest fingerprint; ///< of column names and all values, free of row order and names of files

    std::size_t fieldCount() const { return fields.size(); }
    /// The field's position, or empty.
    const Field* find(const std::string& key, std::size_t* index = nullptr) const;
};

/// A stored block of one column, decoded: numbers or codes, as ScreenedColumn.
struct StoredBlock {
    std::size_t index = 0;
    std::size_t rowCount = 0;
    std::vector<double> numbers;
    std::vector<std::uint32_t> codes;
};

/// A column as the store keeps it.
struct StoredColumn {
    std::string extract;
    std::string name;
    bool isCoded = false;
    std::vector<std::string> dictionary; ///< sorted by bytes; codes point into it
    std::uint64_t rowCount = 0;
};

/// Rows of a study; implemented by the store, read by features. Extracts in import order, the first is the
/// one that says who the patients are.
class BlockSource {
public:
    BlockSource() = default;
    BlockSource(const BlockSource&) = delete;
    BlockSource& operator=(const BlockSource&) = delete;
    virtual ~BlockSource() = default;
    virtual std::vector<std::string> extracts() const = 0;
    virtual std::vector<StoredColumn> columns(const std::string& extract) const = 0;
    /// The surrogate of every row of the extract, in stored order.
    virtual std::vector<Surrogate> patients(const std::string& extract) const = 0;
    /// Calls `take` once a block, in order. Throws Failure(Damaged) when a block's hash does not hold.
    virtual void readColumn(const std::string& extract, const std::string& column,
                            const std::function<void(const StoredBlock&)>& take) const = 0;
};

} // namespace vignette
