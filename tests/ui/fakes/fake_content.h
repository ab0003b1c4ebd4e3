#pragma once

#include "core/study/study_session.h"

namespace vignette::test {

/// 1,900 invented patients with ten fields of every kind.
Dataset inventedDataset();
/// `segments` segments (2..6) over them, with the report of candidates 2 to 8 and a picture of likeness.
FoundSegments inventedSegments(int segments);
/// No number of segments holds together.
FoundSegments nothingStable();
/// Six personas with statements in every section; figures invented.
Release::Content inventedContent();

} // namespace vignette::test
