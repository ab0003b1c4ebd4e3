#pragma once

#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/evidence.h"
#include "core/model/missing.h"
#include "core/model/persona.h"
#include "core/model/segmentation.h"
#include "core/persona/name_table.h"

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>

namespace vignette {

/// What personas are drafted from. Pointers are borrowed and never null. `evaluate` and `countMatching` are
/// those of the evaluator of this data and segmentation.
struct PersonaDraftInput {
    const Dataset* data = nullptr;
    const Segmentation* segmentation = nullptr;
    const SegmentationPlan* plan = nullptr;
    const ValidationReport* validation = nullptr; ///< overlaps of the segments; may be without any
    const NameTable* names = nullptr;
    std::vector<SetApartByMissing> setApart; ///< segments that missing values set apart
    SegmentationId segmentationId;
    int ageYear = 2020; ///< the year ages are counted at: of the data's end
    std::function<Evidence(const EvidenceQuery&)> evaluate;
    std::function<std::uint64_t(std::span<const EvidenceQuery>)> countMatching;
};

/// One persona a segment, in the order of segments: P1 is the largest. Every statement is bound to the query
/// that gives its figure. Fields that are hidden, sensitive or without a plain label are left out; protected
/// fields stand on the evidence face only, and are never in a title. Where missing values set a segment
/// apart, what the few with a value said does not stand for the others: statements about those fields are
/// left out. No persona for an empty segment. The same input gives the same set. Throws Cancelled.
PersonaSet draftPersonas(const PersonaDraftInput& input, Progress& progress);

/// First 32 hex digits of SHA-256 over data fingerprint, plan and rank (0: the largest segment).
PersonaId personaIdOf(const Digest& fingerprint, const SegmentationPlan& plan, int segmentCount, int rank);

} // namespace vignette
