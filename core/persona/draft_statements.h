#pragma once

#include "core/model/field.h"
#include "core/model/persona.h"
#include "core/persona/draft_personas.h"

#include <cstdint>
#include <vector>

namespace vignette {

/// A statement while a persona is being drafted, with what choosing needs to know of its field.
struct DraftStatement {
    Statement statement;
    const Field* field = nullptr; ///< in the data set
    bool isEvidenceOnly = false;  ///< protected, age, sex, cost: never on the story face, never a title
    bool isAbsence = false;       ///< the "no" of a flag: "No heart failure"
    double pValue = 1.0;

    double share() const { return statement.evidence.segment.value; }
    bool isShare() const { return statement.query.statistic == Statistic::Share; }
};

/// Every statement of one segment, in the order of fields. A flag gives one (its yes, or its no where the yes
/// is bad and rare), a field with levels the notable ones, a number its mean. isDistinctive is left open: see
/// markDistinctive.
std::vector<DraftStatement> draftStatements(const PersonaDraftInput& input, std::uint32_t segment);

/// Decides isDistinctive over all personas of a study: notable effect, and for fields used only to check
/// Benjamini–Hochberg at 5 % over all their statements.
void markDistinctive(std::vector<std::vector<DraftStatement>>& personas);

} // namespace vignette
