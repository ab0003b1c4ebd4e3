#include "core/study/describe_fields.h"

#include "core/features/codebook.h"
#include "core/features/guess_fields.h"
#include "core/study/condition_groups.h"

namespace vignette {

namespace {

void setSources(std::vector<Field>& fields, const ImportPlan& plan) {
    for (Field& field : fields)
        for (const ExtractPlan& extract : plan.extracts)
            if (extract.name == field.extract) field.source = extract.source;
}

void overlay(std::vector<Field>& fields, const std::vector<Field>& known) {
    for (Field& field : fields)
        for (const Field& other : known)
            if (other.key == field.key) field = other;
}

} // namespace

std::vector<Field> describeFields(const BlockSource& source, const ImportPlan& plan,
                                  const std::optional<std::filesystem::path>& codebook, Progress& progress) {
    std::vector<Field> fields = guessFields(source, progress);
    for (const ExtractPlan& extract : plan.extracts) {
        describeScreened(fields, extract.name, extract.screening);
        describeRollups(fields, extract.name, extract.rollups);
        describeConditionFields(fields, extract.name);
    }
    setSources(fields, plan);
    overlay(fields, plan.fields);
    if (codebook) applyCodebook(fields, *codebook);
    return fields;
}

int overlayCodebook(std::vector<Field>& fields, const std::filesystem::path& codebook) {
    return static_cast<int>(applyCodebook(fields, codebook).unmatched.size());
}

} // namespace vignette
