#pragma once

#include "core/base/ids.h"
#include "core/model/dataset.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vignette {

class StudyFile;

/// The rows of a study's finished imports. An extract name that came again stands for the newest of that
/// name, in the place of the first. Made once and read many times; an import finished later is not in it.
/// readColumn() and patients() may run on several threads at once. No read of the file outlives one block.
class StoredBlocks final : public BlockSource {
public:
    /// Reads and checks the list of columns and dictionaries. Throws Failure(Damaged).
    explicit StoredBlocks(const StudyFile& study);

    std::vector<std::string> extracts() const override { return m_order; }
    std::vector<StoredColumn> columns(const std::string& extract) const override;
    std::vector<Surrogate> patients(const std::string& extract) const override;
    /// Throws Failure(Damaged) when a block is missing or its hash or form does not hold, Failure(BadUsage)
    /// for a column that is not there.
    void readColumn(const std::string& extract, const std::string& column,
                    const std::function<void(const StoredBlock&)>& take) const override;
    std::uint64_t rowCount(const std::string& extract) const;

private:
    struct Column {
        std::int64_t id = 0;
        StoredColumn about;
    };
    struct Extract {
        std::int64_t id = 0;
        std::uint64_t rowCount = 0;
        std::int64_t patientColumn = 0;
        std::vector<Column> columns;
    };
    void loadColumns(const std::string& name, Extract& extract);
    const Extract& extractNamed(const std::string& name) const;

    const StudyFile& m_study;
    std::vector<std::string> m_order;
    std::map<std::string, Extract> m_extracts;
};

} // namespace vignette
