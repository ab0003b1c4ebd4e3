#pragma once

#include "core/study/study_session.h"
#include "ui/charts/likeness_map_view.h"
#include "ui/segment/segment_setup.h"

#include <vector>

namespace vignette {

/// One line of "what makes them different" with how many people it is based on.
struct ContrastLine {
    SegmentContrast contrast;
    std::vector<std::uint64_t> bases; ///< people of each segment with a value
};

/// What the page must go through all patients for. Made in a job, because a large study takes a moment.
struct SegmentFacts {
    MissingShares missing;
    std::vector<ContrastLine> lines;          ///< strongest first; none without segments
    std::vector<LikenessMapView::Cell> cells; ///< of the picture of likeness
};

/// `found` may be null: then only what the fields hold. Throws Cancelled, Failure.
SegmentFacts segmentFacts(StudySession& session, const FoundSegments* found, Progress& progress);

} // namespace vignette
