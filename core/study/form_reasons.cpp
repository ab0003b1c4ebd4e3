#include "core/study/form_reasons.h"

#include "core/base/text.h"
#include "core/model/missing.h"

#include <algorithm>

namespace vignette {

namespace {

/// The extract that says who the patients are, or null.
const ProposedExtract* patientsOf(const ImportProposal& proposal, std::string& name) {
    for (std::size_t i = 0; i < proposal.plan.extracts.size() && i < proposal.extracts.size(); ++i)
        if (proposal.plan.extracts[i].shape == ExtractShape::OneRowPerPatient) {
            name = proposal.plan.extracts[i].name;
            return &proposal.extracts[i];
        }
    return nullptr;
}

double missingShareOf(const ColumnSurvey& column) {
    const std::uint64_t cells = column.valueCount + column.missingCount;
    return cells ? static_cast<double>(column.missingCount) / static_cast<double>(cells) : 1.0;
}

} // namespace

std::vector<FieldWithoutReason> fieldsWithoutReason(const ImportProposal& proposal) {
    std::string extract;
    const ProposedExtract* patients = patientsOf(proposal, extract);
    std::vector<FieldWithoutReason> found;
    if (!patients) return found;
    for (const Field& field : proposal.plan.fields) {
        if (field.use != FieldUse::Form || field.extract != extract || !trimmed(field.formReason).empty())
            continue;
        const auto column = std::ranges::find(patients->survey.columns, field.column, &ColumnSurvey::name);
        if (column == patients->survey.columns.end() || missingShareOf(*column) <= kMostMissingToForm)
            continue;
        found.push_back({.key = field.key, .label = field.label, .missingShare = missingShareOf(*column)});
    }
    return found;
}

void setFormReason(ImportProposal& proposal, const std::vector<std::string>& keys,
                   const std::string& reason) {
    for (Field& field : proposal.plan.fields) {
        if (std::ranges::find(keys, field.key) == keys.end()) continue;
        field.isEdited = true;
        field.formReason = std::string(trimmed(reason));
        if (!field.formReason.empty()) continue;
        field.use = FieldUse::Check;
        field.useReason = "Decided by a person.";
    }
}

} // namespace vignette
