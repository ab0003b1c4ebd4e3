#pragma once

#include "core/base/ids.h"
#include "core/model/dataset.h"
#include "core/model/evidence.h"
#include "core/model/feature_matrix.h"
#include "core/model/segmentation.h"

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>

namespace vignette {

/// The one way to compute a figure: drafts, screens and `verify --evidence` all ask here. Everyone else = all
/// other patients of the study with a value.
///
/// Shares carry Wilson's interval (1927), means a normal one (mean ± 1.96 · s / √n, from 2 values on). Sums
/// are exact and free of order, so a figure depends on the values alone, not on rows or threads. The
/// difference is Cohen's h for shares, (mean − others' mean) / pooled standard deviation for means and
/// medians; 0 where either side has no value or nothing varies.
///
/// The first question about a field makes one pass over its column for all segments and levels; later ones
/// are look-ups. Thread-safe. Borrows data and segmentation: both must outlive it. A number of segments with
/// labels for fewer patients than the data has is a fault of ours (assert).
class Evaluator {
public:
    /// `formingFields`: keys of the fields that formed the segments.
    Evaluator(const Dataset& data, const Segmentation& segmentation, SegmentationId id,
              std::set<std::string> formingFields);
    /// The same with the forming fields of an encoding plan.
    Evaluator(const Dataset& data, const Segmentation& segmentation, SegmentationId id,
              const EncodingPlan& plan);
    ~Evaluator();

    /// Throws Failure(BadUsage) for another fingerprint, population, segmentation or segment, for a field or
    /// level the data does not have, and for a statistic the field's kind does not allow. Statistic::Size:
    /// base is all patients, count and value the patients of the side.
    Evidence evaluate(const EvidenceQuery& query) const;

    /// Patients of the whole study for whom every one of these shares holds (queries of other statistics are
    /// left aside). No claim: everyone. Throws as evaluate().
    std::uint64_t countMatching(std::span<const EvidenceQuery> claims) const;

    /// A query of this study with fingerprint, population and segmentation filled in.
    EvidenceQuery query(std::uint32_t segment, const std::string& field, Statistic statistic,
                        const std::string& level = {}) const;

private:
    struct Tables;
    void check(const EvidenceQuery& query) const;

    const Dataset& m_data;
    const Segmentation& m_segmentation;
    SegmentationId m_id;
    std::set<std::string> m_formingFields;
    std::unique_ptr<Tables> m_tables;
};

} // namespace vignette
