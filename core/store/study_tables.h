#pragma once

#include "core/base/ids.h"
#include "core/model/import_plan.h"
#include "core/model/study_result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

class Database;
class StudyFile;

/// What the study says about itself: one row.
class StudyInfoTable {
public:
    explicit StudyInfoTable(StudyFile& study) : m_study(study) {}
    StudyInfo read() const;
    void write(const StudyInfo& info);

private:
    StudyFile& m_study;
};

/// A finished import.
struct ImportRecord {
    ImportId id;
    std::int64_t started = 0; ///< seconds since 1970, UTC
    std::int64_t finished = 0;
    std::string program; ///< version that made it
    ImportPlan plan;
    ImportReport report;
};

class ImportTable {
public:
    explicit ImportTable(const StudyFile& study) : m_study(study) {}
    std::vector<ImportRecord> all() const; ///< oldest first
    std::optional<ImportRecord> latest() const;

private:
    const StudyFile& m_study;
};

/// Removes the rows of imports that were not finished, or were replaced.
void removeUnfinishedImports(Database& database);

/// Small lasting choices of this study, by key.
class SettingTable {
public:
    explicit SettingTable(StudyFile& study) : m_study(study) {}
    std::optional<std::string> find(const std::string& key) const;
    void set(const std::string& key, const std::string& value);
    void remove(const std::string& key);

private:
    StudyFile& m_study;
};

/// What one release was made of: the one suppression pattern of (data, population, segmentation), a document
/// of the disclosure gate's.
struct ReleasePatternKey {
    Digest fingerprint;
    std::string population = "all";
    SegmentationId segmentation;
    auto operator<=>(const ReleasePatternKey&) const = default;
};

class ReleasePatternTable {
public:
    explicit ReleasePatternTable(StudyFile& study) : m_study(study) {}
    std::optional<std::string> find(const ReleasePatternKey& key) const;
    void set(const ReleasePatternKey& key, const std::string& document);

private:
    StudyFile& m_study;
};

} // namespace vignette
