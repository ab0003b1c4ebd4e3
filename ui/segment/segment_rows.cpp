#include "ui/segment/segment_rows.h"

#include "core/report/silence_words.h"
#include "ui/segment/segment_words.h"
#include "ui/theme/theme.h"

#include <numeric>

namespace vignette {

namespace {

std::optional<double> valueAt(const std::vector<double>& values, std::size_t index) {
    return index < values.size() ? std::optional(values[index]) : std::nullopt;
}

/// The name as it may be shown, with a person's edit; the drafted one when the persona is withheld.
QString nameOf(const Workbench& workbench, const Persona& persona) {
    if (workbench.release())
        for (const ShownPersona& shown : workbench.release()->personas())
            if (shown.id == persona.id) return QString::fromStdString(workbench.wording().name(shown));
    return QString::fromStdString(persona.name);
}

/// Segments that missing values set apart are named as such.
void nameSilence(const FoundSegments& found, const Workbench& workbench, std::vector<SegmentRow>& rows) {
    if (found.setApart.empty() || !workbench.session()) return;
    const std::vector<Field> fields = workbench.session()->fields();
    for (const SetApartByMissing& apart : found.setApart) {
        if (apart.segment >= rows.size()) continue;
        QString& words = rows[apart.segment].setApart;
        if (!words.isEmpty()) words += QLatin1Char(' ');
        words += QString::fromStdString(setApartSentence(inWords(apart, fields), workbench.wording()));
    }
}

} // namespace

std::vector<SegmentRow> segmentRows(const Workbench& workbench) {
    std::vector<SegmentRow> rows;
    const FoundSegments* found = workbench.found();
    if (!found) return rows;
    const std::vector<std::uint64_t>& sizes = found->segmentation.sizes;
    const double all = static_cast<double>(std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0}));
    for (std::size_t segment = 0; segment < sizes.size(); ++segment) {
        SegmentRow row;
        row.number = static_cast<int>(segment) + 1;
        row.hue = static_cast<int>(segment) % ColourTheme::kHues;
        row.name = segmentName(row.number);
        row.shortName = QString::number(row.number);
        row.people = sizes[segment];
        row.share = all > 0.0 ? static_cast<double>(row.people) / all : 0.0;
        row.overlap = valueAt(found->validation.segmentOverlaps, segment);
        row.noGroups = valueAt(found->validation.segmentNoGroupOverlaps, segment);
        rows.push_back(std::move(row));
    }
    nameSilence(*found, workbench, rows);
    const StudyResult* result = workbench.isFoundKept() ? workbench.session()->result() : nullptr;
    if (!result) return rows;
    for (const Persona& persona : result->personas.personas) {
        if (persona.segment >= rows.size()) continue;
        SegmentRow& row = rows[persona.segment];
        row.name = nameOf(workbench, persona);
        row.shortName = row.name;
        row.number = persona.number;
        row.hue = persona.hue;
    }
    return rows;
}

} // namespace vignette
