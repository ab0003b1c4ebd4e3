#pragma once

#include "core/base/hash.h"
#include "core/model/screening.h"
#include "core/store/import_writer.h"
#include "core/store/study_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vignette {

/// Stands in for the privacy stage's class of this name, which alone may make a ScreenedBatch. The store and
/// its tests are never linked with privacy, so that the two never meet.
class Gate {
public:
    static ScreenedBatch batch(std::size_t index, std::vector<Surrogate> patients,
                               std::vector<ScreenedColumn> columns) {
        return ScreenedBatch(ScreenedBatch::Passkey(), index, std::move(patients), std::move(columns));
    }
};

/// A folder of its own that goes with it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

Clock fixedClock(); ///< 2026-01-02T03:04:05Z

/// A new study named "Made", not yet published, by the fixed clock.
std::unique_ptr<StudyFile> newStudy(const std::filesystem::path& path,
                                    StudyFile::WhenExists whenExists = StudyFile::WhenExists::Refuse);

/// An invented extract: patients, "age" (whole), "glucose" (one decimal, every seventh missing), "ratio" (no
/// short form), "plan" (coded: "bronze", "gold", "silver", every fifth missing). Row i is the same in every
/// batch size.
struct MadeExtract {
    std::string name = "visits";
    std::size_t rows = 1000;
    std::size_t batchRows = 400;

    std::vector<ColumnSpec> columns() const;
    std::vector<ScreenedBatch> batches() const;
    static Surrogate patient(std::size_t row);
    static double age(std::size_t row);
    static double glucose(std::size_t row);
    static double ratio(std::size_t row);
    static std::uint32_t plan(std::size_t row);
};

/// Brings the extract in as a finished import.
ImportId bringIn(StudyFile& study, const MadeExtract& extract,
                 ImportWriter::Scope scope = ImportWriter::Scope::Add);
/// What bringIn() records.
ImportOutcome outcomeOf(const MadeExtract& extract);
/// A finished study with the extract, two fields, a segmentation, personas, edits and log lines; closed
/// again.
void makeStudy(const std::filesystem::path& path, const MadeExtract& extract);

/// A hash over everything the study says through its tables and blocks.
Digest contentOf(StudyFile& study);

} // namespace vignette
