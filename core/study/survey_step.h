#pragma once

#include "core/model/import_plan.h"
#include "core/study/import_proposal.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace vignette {

/// Questions on one scale, by names and levels of pass 1. Names are columns; `keyColumn` is none.
std::vector<ItemGroup> itemGroupsOf(const ExtractSurvey& survey, const std::optional<std::string>& keyColumn);

/// Questions with several ticks, by column. Not split where a column of the file already is one of the
/// options ("matters_pain" beside "matters"), and none in a file of many rows a patient. An option that fewer
/// than 11 people ticked gets no column, and its text stays out of the plan.
std::map<std::string, ChoiceRule> proposeChoices(const ExtractSurvey& survey, const ExtractPlan& plan);

/// What the identifier scanner finds in the texts of options: as of a column that holds each of them alone.
std::vector<IdentifierFinding> findingsInOptions(const ColumnSurvey& column, const ChoiceRule& rule);

/// Whether the file seems to hold answers of people, by what is in it and never by its name.
FieldSource guessSource(const ExtractSurvey& survey, const ExtractPlan& plan,
                        const std::vector<ItemGroup>& groups);

/// What became of each question, over every row: of a file of answers all columns that are kept, else those
/// asked on one scale or with several ticks. Empty for many rows a patient.
std::vector<QuestionAnswers> answersOf(const ExtractSurvey& survey, const ExtractPlan& plan,
                                       const std::vector<ItemGroup>& groups);

/// Adds the groups' codes that give no answer to the columns' missing tokens.
void addGapCodes(const ExtractSurvey& survey, const std::vector<ItemGroup>& groups, ExtractPlan& plan);

/// A token that is to be read as a value again becomes a level of its column.
void restoreLevels(ExtractSurvey& survey, const ExtractPlan& plan);

} // namespace vignette
