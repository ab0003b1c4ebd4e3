#include "core/segment/round_tables.h"

#include "core/base/parallel.h"
#include "core/segment/kernels.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr std::size_t kHalfSection = kSectionLanes / 2;

/// The section's centres, minus, one feature's values of all lanes side by side.
void turn(const Centres& centres, std::size_t count, RoundTables::Section& section) {
    section.turned.assign(centres.features * section.lanes, 0.0F);
    for (std::size_t c = 0; c < count; ++c)
        for (std::size_t j = 0; j < centres.features; ++j)
            section.turned[j * section.lanes + c] =
                -centres.values[(section.first + c) * centres.features + j];
}

void fill(const PackedRows& rows, const Centres& centres, std::size_t first, RoundTables::Section& section) {
    const std::size_t count = std::min(kSectionLanes, centres.segments - first);
    section.first = first;
    section.lanes = blockCount(count, kHalfSection) * kHalfSection;
    section.halfSquares.assign(section.lanes, kOutOfReach);
    std::copy_n(centres.halfSquares.begin() + static_cast<std::ptrdiff_t>(first), count,
                section.halfSquares.begin());
    turn(centres, count, section);
    section.centres.resize(rows.numbers().size() * section.lanes);
    for (std::size_t i = 0; i < rows.numbers().size(); ++i)
        std::copy_n(section.turned.data() + rows.numbers()[i] * section.lanes, section.lanes,
                    section.centres.data() + i * section.lanes);
    section.patterns.resize(rows.patternCount() * section.lanes);
    for (const CodedGroup& group : rows.groups())
        kernels().patternScores({.patterns = group.patterns.data(),
                                 .patternCount = group.patternCount,
                                 .columns = group.columns.data(),
                                 .columnCount = group.columns.size(),
                                 .centres = section.turned.data(),
                                 .lanes = section.lanes,
                                 .out = section.patterns.data() + group.firstPattern * section.lanes});
}

} // namespace

void tabulate(const PackedRows& rows, const Centres& centres, RoundTables& tables) {
    tables.groupStarts.clear();
    for (const CodedGroup& group : rows.groups())
        tables.groupStarts.push_back(static_cast<std::uint32_t>(group.firstPattern));
    tables.sections.resize(blockCount(centres.segments, kSectionLanes));
    for (std::size_t s = 0; s < tables.sections.size(); ++s)
        fill(rows, centres, s * kSectionLanes, tables.sections[s]);
}

} // namespace vignette
