#pragma once

#include "core/explain/explain_segments.h"

namespace vignette {

/// Who is left out: every level of the protected, demographic and economic fields, and bands of age, with its
/// share of each segment. Hidden, sensitive and outcome fields are left aside.
///
/// "A segment where the group's share is at least its share of all patients" always exists, since shares
/// average out, so it can't be the test. A group is represented when in some segment it makes up at least 15
/// %
/// ("some"), or at least 11 people whose share is a quarter above its share of all patients and whose 95 %
/// range (Wilson) lies above that. A group spread thinly over all segments, or too few anywhere, is one no
/// persona represents. Groups of fewer than 11 people are counted and never judged.
std::vector<GroupPlace> representedGroups(const ExplainInput& input);

} // namespace vignette
