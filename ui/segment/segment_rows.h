#pragma once

#include "ui/workbench/workbench.h"

#include <QString>

#include <optional>
#include <vector>

namespace vignette {

/// One segment as the working page shows it: exact.
struct SegmentRow {
    QString name;      ///< of its persona once kept: "Linda"; else "Segment 3"
    QString shortName; ///< for a narrow column: "Linda", "3"
    int number = 1;    ///< of its mark
    int hue = 0;
    std::uint64_t people = 0;
    double share = 0.0; ///< of all patients, 0..1
    std::optional<double> overlap;
    std::optional<double> noGroups;
    QString setApart = {}; ///< by who has no value: a sentence; else empty
};

/// The segments of the latest answer, the largest first; none without one. Kept segments bear name, number
/// and hue of their persona.
std::vector<SegmentRow> segmentRows(const Workbench& workbench);

} // namespace vignette
