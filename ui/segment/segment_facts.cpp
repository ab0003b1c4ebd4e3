#include "ui/segment/segment_facts.h"

#include "ui/segment/likeness_cells.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

constexpr std::size_t kMostLines = 400;

bool hasValue(const DataColumn& column, std::size_t patient) {
    return column.numbers.empty() ? column.levels[patient] != kNoLevel : !std::isnan(column.numbers[patient]);
}

std::size_t lengthOf(const DataColumn& column) {
    return std::max(column.numbers.size(), column.levels.size());
}

MissingShares missingShares(const Dataset& data, Progress& progress) {
    MissingShares shares;
    for (std::size_t i = 0; i < data.columns.size(); ++i) {
        progress.checkpoint();
        const DataColumn& column = data.columns[i];
        std::size_t missing = data.patientCount - lengthOf(column);
        for (std::size_t patient = 0; patient < lengthOf(column); ++patient)
            missing += hasValue(column, patient) ? 0 : 1;
        if (data.patientCount > 0)
            shares[data.fields[i].key] =
                static_cast<double>(missing) / static_cast<double>(data.patientCount);
    }
    return shares;
}

std::vector<std::uint64_t> basesOf(const Dataset& data, const std::string& key,
                                   const Segmentation& segmentation) {
    std::vector<std::uint64_t> bases(static_cast<std::size_t>(segmentation.segmentCount));
    std::size_t index = 0;
    if (!data.find(key, &index)) return bases;
    const DataColumn& column = data.columns[index];
    const std::size_t count = std::min(lengthOf(column), segmentation.labels.size());
    for (std::size_t patient = 0; patient < count; ++patient)
        if (hasValue(column, patient) && segmentation.labels[patient] < bases.size())
            ++bases[segmentation.labels[patient]];
    return bases;
}

} // namespace

SegmentFacts segmentFacts(StudySession& session, const FoundSegments* found, Progress& progress) {
    progress.begin("map", 0);
    const Dataset& data = session.data(progress);
    SegmentFacts facts;
    facts.missing = missingShares(data, progress);
    if (!found) return facts;
    facts.cells = likenessCells(found->map, found->segmentation.labels);
    progress.checkpoint();
    if (found->segmentation.segmentCount == 0) return facts;
    for (SegmentContrast& contrast : session.contrasts(*found, kMostLines)) {
        std::vector<std::uint64_t> bases = basesOf(data, contrast.fieldKey, found->segmentation);
        facts.lines.push_back({std::move(contrast), std::move(bases)});
        progress.checkpoint();
    }
    return facts;
}

} // namespace vignette
