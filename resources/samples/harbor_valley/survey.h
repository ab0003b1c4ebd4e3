#pragma once

#include "resources/samples/harbor_valley/csv_table.h"
#include "resources/samples/harbor_valley/survey_items.h"

#include <string>
#include <vector>

namespace vignette::harbor_valley {

/// The survey of autumn 2024. 22 % of all patients answer, and not at random: the ill, the distrustful, the
/// young and those with limited English answer less. Every "a;b;c" column is also written as yes/no columns.
std::vector<std::string> surveyHeader();

struct SurveyOutcome {
    bool isInvited = false;
    bool hasAnswered = false;
    bool hasRefusedItem = false; ///< one answer is 99 = refused
    bool namesSomebody = false;  ///< the comment holds a person's name
};

/// Draws the person's part in the survey and writes the row if there is an answer.
SurveyOutcome drawSurvey(const GeneratorPlan& plan, const Person& person, const Circumstances& life,
                         CsvTable& table);

} // namespace vignette::harbor_valley
