#include "core/study/explain_step.h"

#include "core/clinical/chronic_conditions.h"
#include "core/evidence/evaluator.h"
#include "core/explain/explain_segments.h"
#include "core/features/encode.h"
#include "core/features/plan_encoding.h"
#include "core/persona/field_words.h"
#include "core/segment/make_segmenter.h"

#include <algorithm>

namespace vignette {

std::string ageFieldOf(const std::vector<Field>& fields) {
    for (const Field& field : fields)
        if (isAgeField(field) && (field.kind == FieldKind::Number || field.kind == FieldKind::Count))
            return field.key;
    return {};
}

std::vector<std::string> adjustingFieldsOf(const std::vector<Field>& fields) {
    std::vector<std::string> keys;
    const auto age = std::find_if(fields.begin(), fields.end(), isAgeField);
    if (age != fields.end()) keys.push_back(age->key);
    for (const Field& field : fields)
        if (field.column == kConditionCountColumn) keys.push_back(field.key);
    return keys;
}

SegmentExplanation explainIn(const Dataset& data, const FoundSegments& found, Progress& progress) {
    if (found.segmentation.segmentCount < 2 || found.plan.method == SegmentMethod::Rules) return {};
    const Evaluator evaluator(data, found.segmentation, SegmentationId{0}, found.encoding);
    const std::unique_ptr<Segmenter> segmenter = makeSegmenter(found.plan.method, true);
    ExplainInput input;
    input.data = &data;
    input.segmentation = &found.segmentation;
    input.plan = &found.plan;
    input.encoding = &found.encoding;
    input.segmenter = segmenter.get();
    input.setApart = found.setApart;
    input.ageField = ageFieldOf(data.fields);
    input.adjustFor = adjustingFieldsOf(data.fields);
    input.evaluate = [&evaluator](const EvidenceQuery& query) { return evaluator.evaluate(query); };
    input.encode = [](const Dataset& patients, const SegmentationPlan& plan) {
        return encode(patients, planEncoding(patients, plan));
    };
    return explainSegments(input, {}, progress);
}

} // namespace vignette
