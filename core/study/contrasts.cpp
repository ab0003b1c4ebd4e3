#include "core/evidence/evaluator.h"
#include "core/study/segment_step.h"

#include <algorithm>
#include <cmath>

namespace vignette {

namespace {

/// One line for one question, over all segments.
SegmentContrast lineFor(const Evaluator& evaluator, const Field& field, Statistic statistic,
                        const std::string& level, int segments) {
    SegmentContrast line{.fieldKey = field.key,
                         .label = field.label,
                         .isShare = statistic == Statistic::Share,
                         .unit = field.unit,
                         .bySegment = {},
                         .all = 0.0,
                         .usedToForm = true,
                         .strength = 0.0};
    for (int segment = 0; segment < segments; ++segment) {
        const Evidence evidence = evaluator.evaluate(
            evaluator.query(static_cast<std::uint32_t>(segment), field.key, statistic, level));
        line.bySegment.push_back(evidence.segment.value);
        line.strength = std::max(line.strength, std::abs(evidence.difference));
        line.usedToForm = evidence.usedToForm;
        const double base = static_cast<double>(evidence.segment.base + evidence.others.base);
        if (base > 0.0 && segment == 0) {
            const double own = evidence.segment.base > 0
                                   ? evidence.segment.value * static_cast<double>(evidence.segment.base)
                                   : 0.0;
            const double rest = evidence.others.base > 0
                                    ? evidence.others.value * static_cast<double>(evidence.others.base)
                                    : 0.0;
            line.all = (own + rest) / base;
        }
    }
    return line;
}

/// The strongest line of a field: its yes, its best level, or its mean.
std::optional<SegmentContrast> lineOf(const Evaluator& evaluator, const Field& field, int segments) {
    if (field.kind == FieldKind::Number || field.kind == FieldKind::Count)
        return lineFor(evaluator, field, Statistic::Mean, {}, segments);
    if (field.kind == FieldKind::Flag) {
        SegmentContrast line = lineFor(evaluator, field, Statistic::Share, field.yesCode, segments);
        if (!field.claim.empty()) line.label = field.claim;
        return line;
    }
    std::optional<SegmentContrast> best;
    for (const ValueLabel& value : field.values) {
        SegmentContrast line = lineFor(evaluator, field, Statistic::Share, value.code, segments);
        line.label = field.label + ": " + value.label;
        if (!best || line.strength > best->strength) best = std::move(line);
    }
    return best;
}

} // namespace

std::vector<SegmentContrast> contrastsOf(const Dataset& data, const FoundSegments& found, std::size_t most) {
    if (found.segmentation.segmentCount == 0) return {};
    const Evaluator evaluator(data, found.segmentation, SegmentationId{0}, found.encoding);
    std::vector<SegmentContrast> lines;
    for (const Field& field : data.fields) {
        if (field.use == FieldUse::Hide || field.care == FieldCare::Sensitive) continue;
        if (auto line = lineOf(evaluator, field, found.segmentation.segmentCount))
            lines.push_back(std::move(*line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const SegmentContrast& a, const SegmentContrast& b) {
        return a.strength > b.strength;
    });
    if (lines.size() > most) lines.resize(most);
    return lines;
}

} // namespace vignette
