#include "core/study/renew_plan.h"

#include "core/privacy/propose_screening.h"
#include "core/rollup/propose_rollups.h"
#include "core/study/survey_step.h"

#include <algorithm>
#include <set>

namespace vignette {

namespace {

/// Names of a file's columns that the codebook marks as identifiers.
std::set<std::string> markedColumns(const ImportProposal& proposal, const std::string& extract) {
    std::set<std::string> columns;
    if (!proposal.codebookReport) return columns;
    const std::string prefix = extract + ".";
    for (const std::string& key : proposal.codebookReport->identifiers)
        if (key.starts_with(prefix)) columns.insert(key.substr(prefix.size()));
    return columns;
}

bool isMarked(const ColumnDecision& decision) {
    return std::ranges::any_of(
        decision.findings, [](const IdentifierFinding& finding) { return finding.why == kMarkedByCodebook; });
}

ScreeningPlan screeningOf(const ImportProposal& proposal, std::size_t extract) {
    const ExtractPlan& plan = proposal.plan.extracts[extract];
    const ExtractSurvey& survey = proposal.extracts[extract].survey;
    ScreeningHints hints;
    hints.markedByCodebook = markedColumns(proposal, plan.name);
    for (const ColumnSurvey& column : survey.columns)
        if (const auto rule = plan.choices.find(column.name);
            rule != plan.choices.end() && rule->second.isSplit)
            hints.choices.emplace(column.name, findingsInOptions(column, rule->second));
    return proposeScreening(survey, plan.keyColumn, plan.shape, hints);
}

/// Questions with several ticks: found again, a person's word about splitting them kept.
std::map<std::string, ChoiceRule> renewedChoices(const ExtractSurvey& survey, const ExtractPlan& plan) {
    std::map<std::string, ChoiceRule> choices = proposeChoices(survey, plan);
    if (plan.shape != ExtractShape::OneRowPerPatient) return choices;
    for (const auto& [column, rule] : plan.choices) {
        const auto found = choices.find(column);
        if (found != choices.end() && found->second.delimiter == rule.delimiter)
            found->second.isSplit = rule.isSplit;
        else if (std::ranges::find(survey.columns, column, &ColumnSurvey::name) != survey.columns.end())
            choices.insert_or_assign(column, rule);
    }
    return choices;
}

} // namespace

ColumnSurvey* columnOf(ExtractSurvey& survey, const std::string& name) {
    for (ColumnSurvey& column : survey.columns)
        if (column.name == name) return &column;
    return nullptr;
}

const ColumnSurvey* columnOf(const ExtractSurvey& survey, const std::string& name) {
    const auto found = std::ranges::find(survey.columns, name, &ColumnSurvey::name);
    return found == survey.columns.end() ? nullptr : &*found;
}

void renewScreening(ImportProposal& proposal, std::size_t extract) {
    ExtractPlan& plan = proposal.plan.extracts[extract];
    const ScreeningPlan before = std::move(plan.screening);
    plan.screening = screeningOf(proposal, extract);
    bool hasOpened = false;
    for (ColumnDecision& decision : plan.screening.columns) {
        const ColumnDecision* old = before.find(decision.column);
        if (old == nullptr) continue;
        const bool wasStricter = old->action == ColumnAction::Drop && !isMarked(*old) &&
                                 !plan.choices.contains(decision.column); // an earlier plan's word
        if (old->isOverridden() || wasStricter) {
            decision.action = old->action;
            decision.overrideReason = old->overrideReason;
        }
        hasOpened |= old->action == ColumnAction::Drop && decision.action != ColumnAction::Drop;
    }
    if (plan.shape != ExtractShape::ManyRowsPerPatient) return;
    if (hasOpened)
        plan.rollups = proposeRollups(proposal.extracts[extract].survey, plan.screening, plan.keyColumn);
    std::erase_if(plan.rollups, [&](const RollupRule& rule) { return !canRead(rule, plan.screening); });
}

void renewAnswers(ImportProposal& proposal, std::size_t extract) {
    ProposedExtract& proposed = proposal.extracts[extract];
    proposed.answers = answersOf(proposed.survey, proposal.plan.extracts[extract], proposed.itemGroups);
}

void renewPlan(ImportProposal& proposal, std::size_t extract) {
    ProposedExtract& proposed = proposal.extracts[extract];
    ExtractPlan& plan = proposal.plan.extracts[extract];
    plan.contentHash = proposed.survey.source.contentHash;
    plan.dialect = proposed.survey.dialect;
    proposed.itemGroups = itemGroupsOf(proposed.survey, plan.keyColumn);
    const auto tokensBefore = std::move(plan.missingTokens);
    plan.missingTokens.clear();
    plan.types.clear();
    for (const ColumnSurvey& column : proposed.survey.columns) {
        plan.types[column.name] = column.type;
        for (const auto& [token, count] : column.missingTokens)
            plan.missingTokens[column.name].push_back(token);
    }
    addGapCodes(proposed.survey, proposed.itemGroups, plan);
    for (const auto& [column, tokens] : tokensBefore)
        if (columnOf(proposed.survey, column) != nullptr) plan.missingTokens[column] = tokens;
    restoreLevels(proposed.survey, plan);
    plan.choices = renewedChoices(proposed.survey, plan);
    plan.screening = screeningOf(proposal, extract);
    plan.rollups.clear();
    if (plan.shape == ExtractShape::ManyRowsPerPatient)
        plan.rollups = proposeRollups(proposed.survey, plan.screening, plan.keyColumn);
    renewAnswers(proposal, extract);
}

} // namespace vignette
