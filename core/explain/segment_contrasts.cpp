#include "core/explain/segment_contrasts.h"

#include "core/explain/difference_range.h"
#include "core/model/multiple_testing.h"
#include "core/model/notable.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vignette {

namespace {

/// 100 · value / value of all patients.
double indexOf(const Evidence& evidence) {
    const auto ours = static_cast<double>(evidence.segment.base);
    const auto theirs = static_cast<double>(evidence.others.base);
    const double rest = evidence.others.base > 0 ? evidence.others.value * theirs : 0.0;
    const double all = (evidence.segment.value * ours + rest) / (ours + theirs);
    return all > 0.0 || all < 0.0 ? 100.0 * evidence.segment.value / all
                                  : std::numeric_limits<double>::quiet_NaN();
}

bool isTold(const Field& field) {
    return field.use != FieldUse::Hide && field.care != FieldCare::Sensitive && field.kind != FieldKind::Year;
}

bool isSilent(const ExplainInput& input, std::uint32_t segment, const Field& field) {
    return std::any_of(input.setApart.begin(), input.setApart.end(), [&](const SetApartByMissing& apart) {
        return apart.segment == segment &&
               std::find(apart.fields.begin(), apart.fields.end(), field.key) != apart.fields.end();
    });
}

Contrast contrastOf(const ExplainInput& input, std::uint32_t segment, const Field& field, Statistic statistic,
                    const std::string& level) {
    Contrast contrast{.segment = segment,
                      .field = field.key,
                      .statistic = statistic,
                      .level = level,
                      .evidence = {},
                      .differenceRange = std::nullopt};
    EvidenceQuery query;
    query.fingerprint = input.data->fingerprint;
    query.population = "all";
    query.segmentation = input.segmentationId.value;
    query.segment = segment;
    query.field = field.key;
    query.statistic = statistic;
    query.level = level;
    contrast.evidence = input.evaluate(query);
    if (contrast.evidence.segment.base == 0) return contrast;
    contrast.index = indexOf(contrast.evidence);
    const bool isShare = statistic == Statistic::Share;
    const Measured& ours = contrast.evidence.segment;
    const Measured& theirs = contrast.evidence.others;
    contrast.isCommon =
        isShare && ours.range && ours.range->low >= kCommonShare && field.care != FieldCare::Protected;
    if (contrast.evidence.usedToForm) {
        contrast.evidence.segment.range.reset(); // a range would look like proof
        contrast.evidence.others.range.reset();
        return contrast;
    }
    contrast.pValue = isShare ? sharePValue(contrast.evidence) : meanPValue(contrast.evidence);
    contrast.differenceRange =
        isShare ? shareDifferenceRange(ours, theirs) : meanDifferenceRange(ours, theirs);
    return contrast;
}

void addContrasts(const ExplainInput& input, std::uint32_t segment, const Field& field,
                  std::vector<Contrast>& contrasts) {
    const auto add = [&](Statistic statistic, const std::string& level) {
        Contrast contrast = contrastOf(input, segment, field, statistic, level);
        if (isHeard(field, contrast.evidence.segment)) contrasts.push_back(std::move(contrast));
    };
    if (field.kind == FieldKind::Number || field.kind == FieldKind::Count)
        add(Statistic::Mean, {});
    else if (field.kind == FieldKind::Flag && !field.yesCode.empty())
        add(Statistic::Share, field.yesCode);
    else
        for (const ValueLabel& value : field.values)
            add(Statistic::Share, value.code);
}

/// One family of tests over all segments and fields: what is looked at together is judged together.
void markDistinctive(std::vector<Contrast>& contrasts, const Dataset& data) {
    std::vector<double> pValues;
    for (const Contrast& contrast : contrasts)
        if (!contrast.evidence.usedToForm) pValues.push_back(contrast.pValue);
    const std::vector<bool> rejected = rejectedAt(kFalseDiscoveryRate, pValues);
    std::size_t next = 0;
    for (Contrast& contrast : contrasts) {
        const bool isSure = contrast.evidence.usedToForm || rejected[next++];
        const bool isNotable = std::abs(contrast.evidence.difference) >= kNotableDifference;
        contrast.isDistinctive =
            isSure && isNotable && data.find(contrast.field)->care != FieldCare::Protected;
    }
}

} // namespace

std::vector<Contrast> segmentContrasts(const ExplainInput& input, Progress& progress) {
    std::vector<Contrast> contrasts;
    for (const Field& field : input.data->fields) {
        progress.checkpoint();
        if (!isTold(field)) continue;
        for (int segment = 0; segment < input.segmentation->segmentCount; ++segment)
            if (!isSilent(input, static_cast<std::uint32_t>(segment), field))
                addContrasts(input, static_cast<std::uint32_t>(segment), field, contrasts);
    }
    markDistinctive(contrasts, *input.data);
    std::stable_sort(contrasts.begin(), contrasts.end(), [](const Contrast& a, const Contrast& b) {
        if (a.segment != b.segment) return a.segment < b.segment;
        return std::abs(a.evidence.difference) > std::abs(b.evidence.difference);
    });
    return contrasts;
}

} // namespace vignette
