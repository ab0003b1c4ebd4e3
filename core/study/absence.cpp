#include "core/study/absence.h"

#include "core/clinical/chronic_conditions.h"

namespace vignette {

std::set<std::string> absenceMeansZero(const ImportPlan& plan, const std::vector<Field>& fields) {
    std::set<std::string> keys;
    for (const ExtractPlan& extract : plan.extracts) {
        if (extract.shape != ExtractShape::ManyRowsPerPatient || extract.source == FieldSource::Survey)
            continue;
        for (const RollupRule& rule : extract.rollups) {
            if (rule.verb != RollupVerb::Count && rule.verb != RollupVerb::Ever) continue;
            for (const Field& field : fields)
                if (field.extract == extract.name && field.column == rule.name) keys.insert(field.key);
        }
        for (const Field& field : fields)
            if (field.extract == extract.name && field.column == kConditionCountColumn)
                keys.insert(field.key);
    }
    return keys;
}

} // namespace vignette
