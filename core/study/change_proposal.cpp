#include "core/base/failure.h"
#include "core/base/text.h"
#include "core/ingest/guess_dialect.h"
#include "core/ingest/preview_extract.h"
#include "core/ingest/set_aside_rows.h"
#include "core/ingest/survey_extract.h"
#include "core/privacy/identifier_scanner.h"
#include "core/study/codebook_step.h"
#include "core/study/import_proposal.h"
#include "core/study/renew_plan.h"
#include "core/study/survey_step.h"
#include "core/study/table_sources.h"

#include <set>

namespace vignette {

namespace {

/// Another sheet of a workbook, or another table of an archive, starts from a fresh guess.
Dialect dialectOf(const ProposedExtract& extract, const Dialect& wanted) {
    const bool isAnotherSheet = wanted.sheet != extract.survey.dialect.sheet;
    return isAnotherSheet ? guessDialect(extract.path, wanted.sheet) : wanted;
}

/// Many rows a patient where keys come more than once; one without a key.
ExtractShape shapeOf(const ExtractSurvey& survey, const std::optional<std::string>& keyColumn) {
    const ColumnSurvey* column = keyColumn ? columnOf(survey, *keyColumn) : nullptr;
    if (column == nullptr) return ExtractShape::OneRowPerPatient;
    const bool repeats =
        static_cast<double>(column->distinctCount) < 0.95 * static_cast<double>(column->valueCount);
    return repeats ? ExtractShape::ManyRowsPerPatient : ExtractShape::OneRowPerPatient;
}

/// Another table of an archive has a name of its own.
void rename(ImportProposal& proposal, std::size_t extract) {
    std::set<std::string> used;
    for (std::size_t i = 0; i < proposal.extracts.size(); ++i)
        if (i != extract) used.insert(proposal.plan.extracts[i].name);
    const ProposedExtract& proposed = proposal.extracts[extract];
    proposal.plan.extracts[extract].name =
        extractName({.path = proposed.path, .inside = proposed.survey.dialect.sheet}, used);
}

} // namespace

ExtractPreview previewWith(const ProposedExtract& extract, const Dialect& wanted) {
    return previewExtract(extract.path, dialectOf(extract, wanted));
}

void changeDialect(ImportProposal& proposal, std::size_t extract, const Dialect& wanted, Progress& progress) {
    ProposedExtract& proposed = proposal.extracts.at(extract);
    const Dialect dialect = dialectOf(proposed, wanted);
    proposed.kept.reset();
    const bool isAnotherTable = wanted.sheet != proposed.survey.dialect.sheet;
    proposed.survey = surveyExtract(proposed.path, dialect, identifierScanners(), progress);
    proposed.preview = previewExtract(proposed.path, dialect);
    ExtractPlan& plan = proposal.plan.extracts[extract];
    if (isAnotherTable && !proposed.survey.isWorkbook) rename(proposal, extract);
    const bool hadKey = plan.keyColumn.has_value();
    if (hadKey && !columnOf(proposed.survey, *plan.keyColumn)) plan.keyColumn.reset();
    if (isAnotherTable || (hadKey && !plan.keyColumn)) plan.shape = shapeOf(proposed.survey, plan.keyColumn);
    plan.missingTokens.clear(); // other cells, other texts
    plan.choices.clear();
    renewPlan(proposal, extract);
}

void changeKey(ImportProposal& proposal, std::size_t extract, const std::optional<std::string>& keyColumn) {
    ExtractPlan& plan = proposal.plan.extracts.at(extract);
    ExtractSurvey& survey = proposal.extracts.at(extract).survey;
    if (keyColumn && !columnOf(survey, *keyColumn))
        throw Failure(FailureCode::BadUsage,
                      "There is no column \"" + *keyColumn + "\" in " + survey.source.name + ".");
    plan.keyColumn = keyColumn;
    plan.shape = shapeOf(survey, keyColumn);
    renewPlan(proposal, extract);
}

void changeShape(ImportProposal& proposal, std::size_t extract, ExtractShape shape) {
    ExtractPlan& plan = proposal.plan.extracts.at(extract);
    if (shape == ExtractShape::ManyRowsPerPatient && !plan.keyColumn)
        throw Failure(FailureCode::BadUsage,
                      "Many rows a patient need a key that says whose they are. Choose the key first.");
    plan.shape = shape;
    renewPlan(proposal, extract);
}

void changeType(ImportProposal& proposal, std::size_t extract, const std::string& column, ColumnType type) {
    ExtractSurvey& survey = proposal.extracts.at(extract).survey;
    ColumnSurvey* found = columnOf(survey, column);
    if (!found)
        throw Failure(FailureCode::BadUsage,
                      "There is no column \"" + column + "\" in " + survey.source.name + ".");
    found->type = type;
    renewPlan(proposal, extract);
}

void overrideScreening(ImportProposal& proposal, std::size_t extract, const std::string& column,
                       ColumnAction action, const std::string& reason) {
    ExtractPlan& plan = proposal.plan.extracts.at(extract);
    for (ColumnDecision& decision : plan.screening.columns) {
        if (decision.column != column) continue;
        const bool isStricter = action == ColumnAction::Drop;
        if (!isStricter && !decision.findings.empty() && trimmed(reason).empty())
            throw Failure(FailureCode::BadUsage,
                          "To keep a column that may identify a person, type the reason. It is logged.");
        decision.action = action;
        decision.overrideReason =
            isStricter && trimmed(reason).empty() ? "left out by choice" : std::string(trimmed(reason));
        renewAnswers(proposal, extract);
        return;
    }
    throw Failure(FailureCode::BadUsage, "There is no column \"" + column + "\" to decide about.");
}

void setMissingTokens(ImportProposal& proposal, std::size_t extract, const std::string& column,
                      const std::vector<std::string>& tokens) {
    ProposedExtract& proposed = proposal.extracts.at(extract);
    ExtractPlan& plan = proposal.plan.extracts[extract];
    if (columnOf(proposed.survey, column) == nullptr)
        throw Failure(FailureCode::BadUsage,
                      "There is no column \"" + column + "\" in " + proposed.survey.source.name + ".");
    plan.missingTokens[column] = tokens;
    restoreLevels(proposed.survey, plan);
    renewAnswers(proposal, extract);
}

void setChoicesSplit(ImportProposal& proposal, std::size_t extract, const std::string& column, bool isSplit) {
    ExtractPlan& plan = proposal.plan.extracts.at(extract);
    const auto rule = plan.choices.find(column);
    if (rule == plan.choices.end())
        throw Failure(FailureCode::BadUsage, "The column \"" + column +
                                                 "\" does not hold several answers in a cell, so it has "
                                                 "no options to divide it into.");
    rule->second.isSplit = isSplit;
    renewScreening(proposal, extract);
    renewAnswers(proposal, extract);
}

void setAnswerSource(ImportProposal& proposal, std::size_t extract, FieldSource source,
                     const std::optional<std::uint64_t>& invited) {
    ExtractPlan& plan = proposal.plan.extracts.at(extract);
    plan.source = source;
    plan.invitedCount = invited;
    renewAnswers(proposal, extract);
}

void setCodebook(ImportProposal& proposal, const std::optional<std::filesystem::path>& codebook) {
    std::optional<CodebookReport> report;
    if (codebook) report = codebookReportOf(proposal, *codebook);
    proposal.codebook = codebook;
    const bool hadMarks = proposal.codebookReport && !proposal.codebookReport->identifiers.empty();
    proposal.codebookReport = std::move(report);
    const bool hasMarks = proposal.codebookReport && !proposal.codebookReport->identifiers.empty();
    for (std::size_t i = 0; (hadMarks || hasMarks) && i < proposal.extracts.size(); ++i) {
        renewScreening(proposal, i);
        renewAnswers(proposal, i);
    }
}

std::vector<std::vector<std::string>> rowsSetAsideOf(const ProposedExtract& extract) {
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(extract.path, error);
    if (error || bytes != extract.survey.source.bytes)
        throw Failure(FailureCode::ChangedSource, extract.survey.source.name +
                                                      " is not the file any more that was read. Bring it in "
                                                      "again to see its rows.");
    return readRowsSetAside(extract.path, extract.survey.dialect, extract.survey.problems);
}

void removeExtract(ImportProposal& proposal, std::size_t extract) {
    proposal.extracts.erase(proposal.extracts.begin() + static_cast<std::ptrdiff_t>(extract));
    proposal.plan.extracts.erase(proposal.plan.extracts.begin() + static_cast<std::ptrdiff_t>(extract));
}

} // namespace vignette
