#include "core/model/quality.h"

#include "core/model/enum_text.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr EnumText<QualityFindingKind> kKinds[] = {{QualityFindingKind::Impossible, "impossible"},
                                                   {QualityFindingKind::Unlikely, "unlikely"},
                                                   {QualityFindingKind::FutureYear, "future_year"},
                                                   {QualityFindingKind::Constant, "constant"},
                                                   {QualityFindingKind::NearlyConstant, "nearly_constant"},
                                                   {QualityFindingKind::Duplicate, "duplicate"},
                                                   {QualityFindingKind::MixedUnits, "mixed_units"},
                                                   {QualityFindingKind::ManyMissing, "many_missing"}};

} // namespace

const char* toText(QualityFindingKind kind) {
    return textOf(kKinds, kind);
}

bool FieldQuality::has(QualityFindingKind kind) const {
    return std::any_of(findings.begin(), findings.end(),
                       [kind](const QualityFinding& finding) { return finding.kind == kind; });
}

const FieldQuality* QualityReport::find(const std::string& key) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldQuality& field) { return field.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace vignette
