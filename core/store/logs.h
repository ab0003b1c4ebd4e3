#pragma once

#include "core/base/hash.h"
#include "core/base/ids.h"
#include "core/model/extract.h"
#include "core/model/screening.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vignette {

class StudyFile;

/// What the gate did with one column in one import. Kept for good, also when the import is replaced.
struct ScreeningEntry {
    ImportId import;
    std::string extract;
    std::string column;
    ColumnAction action = ColumnAction::Keep;
    std::string why;
    std::string overrideReason; ///< empty: the program's own decision
    std::int64_t time = 0;
};

class ScreeningLog {
public:
    explicit ScreeningLog(StudyFile& study) : m_study(study) {}
    void add(ImportId import, const std::string& extract, const ScreeningPlan& plan);
    std::vector<ScreeningEntry> all() const; ///< oldest first

private:
    StudyFile& m_study;
};

/// Rows of an extract that were set aside: where and why, never what they held.
class SetAsideRows {
public:
    explicit SetAsideRows(StudyFile& study) : m_study(study) {}
    void add(ImportId import, const std::string& extract, const std::vector<RowProblem>& rows);
    std::vector<RowProblem> of(ImportId import, const std::string& extract) const;

private:
    StudyFile& m_study;
};

/// One export that left the program (E11): what, when, how large, how many patients each persona had.
struct ExportRecord {
    std::int64_t time = 0; ///< 0 when added: now
    std::string kind;      ///< "pdf", "json", "csv", "png"
    Digest contentHash;
    std::uint64_t byteCount = 0;
    std::vector<std::uint64_t> personaSizes; ///< exact, for the comparison of releases; in personas' order
    std::string note;
};

class ExportLog {
public:
    explicit ExportLog(StudyFile& study) : m_study(study) {}
    void add(const ExportRecord& record);
    std::vector<ExportRecord> all() const; ///< oldest first

private:
    StudyFile& m_study;
};

/// Who did what to the study, in words without any value of the data.
struct AuditEntry {
    std::int64_t time = 0; ///< 0 when added: now
    std::string actor;
    std::string action; ///< a stable key such as "import", "segment", "override"
    std::string detail;
};

class AuditLog {
public:
    explicit AuditLog(StudyFile& study) : m_study(study) {}
    void add(const AuditEntry& entry);
    std::vector<AuditEntry> all() const; ///< oldest first

private:
    StudyFile& m_study;
};

} // namespace vignette
