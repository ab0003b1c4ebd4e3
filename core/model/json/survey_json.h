#pragma once

#include "core/model/choice_rule.h"
#include "core/model/codebook_report.h"
#include "core/model/json/json_reader.h"
#include "core/model/survey_answers.h"

namespace vignette {

/// What was found out about questions and codebooks, as parts of the plan and of the import's report.
nlohmann::json toJson(const ChoiceRule& rule);
ChoiceRule choiceRuleFromJson(const JsonReader& reader);
nlohmann::json toJson(const QuestionAnswers& question);
QuestionAnswers questionAnswersFromJson(const JsonReader& reader);
nlohmann::json toJson(const ItemGroup& group);
ItemGroup itemGroupFromJson(const JsonReader& reader);
nlohmann::json toJson(const CodebookReport& report);
CodebookReport codebookReportFromJson(const JsonReader& reader);

} // namespace vignette
