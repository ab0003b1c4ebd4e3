#include "core/study/describe_fields.h"

#include "core/features/codebook.h"
#include "core/features/guess_fields.h"
#include "core/study/condition_groups.h"
#include "core/study/item_marks.h"

#include <map>
#include <set>

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

/// Rows of two files that nothing but their files' names tells apart: the label says which. Labels alone, so
/// that a file's name never decides what forms segments.
void tellFilesApart(std::vector<Field>& fields) {
    std::map<std::string, std::set<std::string>> extractsOf;
    for (const Field& field : fields)
        if (field.column.starts_with("rows#")) extractsOf[field.label].insert(field.extract);
    for (Field& field : fields)
        if (field.column.starts_with("rows#") && extractsOf[field.label].size() > 1)
            field.label += " (" + field.extract + ")";
}

} // namespace

std::vector<Field> describeFields(const BlockSource& source, const ImportPlan& plan,
                                  const std::optional<std::filesystem::path>& codebook, Progress& progress) {
    std::vector<Field> fields = guessFields(source, progress);
    for (const ExtractPlan& extract : plan.extracts) {
        describeScreened(fields, extract.name, extract.screening);
        describeChoices(fields, extract);
        describeRollups(fields, extract.name, extract.rollups);
        describeConditionFields(fields, extract.name);
    }
    tellFilesApart(fields);
    setSources(fields, plan);
    overlay(fields, plan.fields);
    if (codebook) applyCodebook(fields, *codebook);
    return fields;
}

CodebookReport overlayCodebook(std::vector<Field>& fields, const std::filesystem::path& codebook) {
    return applyCodebook(fields, codebook);
}

} // namespace vignette
