#pragma once

#include "core/base/hash.h"
#include "core/base/ids.h"
#include "core/model/segmentation.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vignette {

class StudyFile;

/// One kept segmentation. Its labels stand in the order of the Dataset that has this fingerprint and mean
/// nothing for another.
struct SegmentationRecord {
    SegmentationId id;     ///< set by add()
    std::int64_t time = 0; ///< set by add(): seconds since 1970, UTC
    bool isCurrent = false;
    Digest fingerprint;
    SegmentationPlan plan;
    EncodingPlan encoding;
    ValidationReport validation;
    Segmentation segmentation;
};

/// A kept segmentation for a list: nothing of the patients is read.
struct SegmentationSummary {
    SegmentationId id;
    std::int64_t time = 0;
    bool isCurrent = false;
    std::vector<std::uint64_t> sizes; ///< largest first
    SegmentationPlan plan;
    ValidationReport validation;
};

class SegmentationTable {
public:
    explicit SegmentationTable(StudyFile& study) : m_study(study) {}
    /// Stores it; with isCurrent it takes the place of the current one.
    SegmentationId add(const SegmentationRecord& record);
    /// Throws Failure(Damaged) when labels, sizes or plans do not hold.
    std::optional<SegmentationRecord> find(SegmentationId id) const;
    std::optional<SegmentationRecord> current() const;
    std::vector<SegmentationId> ids() const; ///< oldest first
    /// Those of the Dataset with this fingerprint, newest first. Throws Failure(Damaged).
    std::vector<SegmentationSummary> summaries(const Digest& fingerprint) const;
    void setCurrent(SegmentationId id);
    /// Throws Failure(BadUsage) for the current one: personas stand on it.
    void remove(SegmentationId id);

private:
    StudyFile& m_study;
};

} // namespace vignette
