#include "core/study/codebook_step.h"

#include "core/base/failure.h"
#include "core/features/codebook.h"

#include <set>

namespace vignette {

namespace {

constexpr std::size_t kMostLevels = 200;
constexpr std::size_t kFewestFields = 2; // a table headed by the patients' key describes "one"

bool isMeasured(ColumnType type) {
    return type == ColumnType::Number || type == ColumnType::Integer;
}

Field fieldOf(const ExtractPlan& plan, const std::string& column) {
    Field field;
    field.extract = plan.name;
    field.column = column;
    field.key = plan.name + "." + column;
    return field;
}

Field fieldOf(const ExtractPlan& plan, const ColumnSurvey& column) {
    Field field = fieldOf(plan, column.name);
    if (isMeasured(column.type)) field.kind = FieldKind::Number;
    if (isMeasured(column.type) || !column.hasAllLevels || column.levels.size() > kMostLevels) return field;
    for (const LevelCount& level : column.levels)
        field.values.push_back({.code = level.text, .label = level.text});
    return field;
}

/// A field for every column of the files, those that are not stored as well, and for what is made of them.
/// `leftOut`: a file of the proposal that is not asked.
std::vector<Field> fieldsOf(const ImportProposal& proposal, const std::optional<std::size_t>& leftOut) {
    std::vector<Field> fields;
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i) {
        if (i == leftOut || (!leftOut && isLeftOut(proposal, i))) continue;
        const ExtractPlan& plan = proposal.plan.extracts[i];
        for (const ColumnSurvey& column : proposal.extracts[i].survey.columns)
            fields.push_back(fieldOf(plan, column));
        for (const auto& [column, rule] : plan.choices)
            for (const std::string& option : rule.options) {
                Field& field = fields.emplace_back(fieldOf(plan, choiceColumn(column, option)));
                field.kind = FieldKind::Flag;
                field.values = {{.code = "no", .label = "No"}, {.code = "yes", .label = "Yes"}};
                field.yesCode = "yes";
            }
        for (const RollupRule& rule : plan.rollups)
            fields.push_back(fieldOf(plan, rule.name));
    }
    return fields;
}

/// Columns of different names: the patients' key, which stands in every file, is one.
std::size_t describedColumns(const CodebookReport& report) {
    std::set<std::string> columns;
    for (const std::string& key : report.matched) {
        const std::string column = key.substr(key.find('.') + 1);
        columns.insert(column.substr(0, column.find('#')));
    }
    return columns.size();
}

bool describesTheOthers(const ImportProposal& proposal, std::size_t file) {
    try {
        std::vector<Field> fields = fieldsOf(proposal, file);
        const CodebookReport report = applyCodebook(fields, proposal.extracts[file].path);
        return describedColumns(report) >= kFewestFields && report.matchedFields >= report.unmatched.size();
    } catch (const Failure&) {
        return false; // a table of data
    }
}

} // namespace

CodebookReport codebookReportOf(const ImportProposal& proposal, const std::filesystem::path& codebook) {
    std::vector<Field> fields = fieldsOf(proposal, std::nullopt);
    return applyCodebook(fields, codebook);
}

std::optional<std::size_t> takeOutCodebook(ImportProposal& proposal) {
    constexpr std::uint64_t kLargest = std::uint64_t{4} << 20;
    for (std::size_t i = 0; proposal.extracts.size() > 1 && i < proposal.extracts.size(); ++i) {
        const ExtractSurvey& survey = proposal.extracts[i].survey;
        const bool isInArchive = !survey.isWorkbook && !survey.dialect.sheet.empty();
        if (isInArchive || survey.source.bytes > kLargest || !describesTheOthers(proposal, i)) continue;
        proposal.codebook = proposal.extracts[i].path;
        proposal.cautions.push_back(proposal.extracts[i].survey.source.name +
                                    " describes the columns of the other files, so it is read as the "
                                    "codebook and not as patients.");
        removeExtract(proposal, i);
        return i;
    }
    return std::nullopt;
}

} // namespace vignette
