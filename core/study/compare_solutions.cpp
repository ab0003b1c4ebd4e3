#include "core/study/compare_solutions.h"

#include "core/base/failure.h"
#include "core/segment/baseline_rules.h"
#include "core/segment/rules.h"
#include "core/validate/partition_agreement.h"

#include <algorithm>
#include <tuple>

namespace vignette {

namespace {

/// Pairs rows with columns, the most shared patients first; ties to the lower row, then the lower column.
void pairUp(SolutionComparison& comparison) {
    std::vector<std::tuple<std::uint64_t, std::size_t, std::size_t>> cells;
    for (std::size_t row = 0; row < comparison.rows; ++row)
        for (std::size_t column = 0; column < comparison.columns; ++column)
            cells.emplace_back(comparison.counts[row * comparison.columns + column], row, column);
    std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
        if (std::get<0>(a) != std::get<0>(b)) return std::get<0>(a) > std::get<0>(b);
        return std::pair(std::get<1>(a), std::get<2>(a)) < std::pair(std::get<1>(b), std::get<2>(b));
    });
    comparison.next.assign(comparison.rows, std::nullopt);
    std::vector<bool> isTaken(comparison.columns, false);
    for (const auto& [shared, row, column] : cells) {
        if (shared == 0 || comparison.next[row] || isTaken[column]) continue;
        comparison.next[row] = column;
        isTaken[column] = true;
        comparison.stay += shared;
    }
}

SolutionComparison compareLabels(const std::vector<std::uint16_t>& first,
                                 const std::vector<std::uint16_t>& second) {
    if (first.size() != second.size())
        throw Failure(FailureCode::BadUsage, "These segments divide different patients: find them again.");
    const CrossTabulation table = crossTabulate(first, second);
    SolutionComparison comparison;
    comparison.rows = table.rows;
    comparison.columns = table.columns;
    comparison.counts = table.counts;
    comparison.total = table.total();
    comparison.adjustedRand = adjustedRand(table);
    comparison.mutualInformation = normalisedMutualInformation(table);
    pairUp(comparison);
    return comparison;
}

} // namespace

SolutionComparison compareSolutions(const Segmentation& first, const Segmentation& second) {
    return compareLabels(first.labels, second.labels);
}

SolutionComparison compareWithRules(const Dataset& data, const Segmentation& found, const SegmentRules& rules,
                                    Progress& progress) {
    const RuleMembership membership = applyRules(data, rules, progress);
    std::vector<std::uint16_t> columnOf(membership.sizes.size());
    std::vector<std::string> names;
    for (std::size_t part = 0; part < membership.sizes.size(); ++part) {
        if (membership.sizes[part] == 0) continue;
        columnOf[part] = static_cast<std::uint16_t>(names.size());
        names.push_back(part < rules.rules.size()   ? rules.rules[part].name
                        : part == membership.rest() ? rules.restName
                                                    : std::string());
    }
    std::vector<std::uint16_t> labels(membership.parts.size());
    std::transform(membership.parts.begin(), membership.parts.end(), labels.begin(),
                   [&](std::uint16_t part) { return columnOf[part]; });
    SolutionComparison comparison = compareLabels(found.labels, labels);
    comparison.columnNames = std::move(names);
    return comparison;
}

std::vector<SegmentRules> clinicalBaselines(const std::vector<Field>& fields) {
    const BaselineFields asked = guessBaselineFields(fields);
    if (asked.conditionCount.empty() && asked.conditions.empty()) return {};
    return {highNeedRules(asked), multimorbidityRules(asked)};
}

} // namespace vignette
