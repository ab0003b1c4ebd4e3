#include "core/model/json/survey_json.h"

#include <algorithm>

namespace vignette {

namespace {

nlohmann::json toJson(const std::vector<GapCode>& gaps) {
    nlohmann::json list = nlohmann::json::array();
    for (const GapCode& gap : gaps)
        list.push_back({{"code", gap.code}, {"gap", toText(gap.gap)}});
    return list;
}

GapCode gapFromJson(const JsonReader& reader) {
    GapCode gap;
    reader.read("code", gap.code).readEnum("gap", gap.gap, answerGapFromText);
    return gap;
}

nlohmann::json toJson(const AnswerCounts& counts) {
    return {{"answered", counts.answered},  {"refused", counts.refused},
            {"dont_know", counts.dontKnow}, {"unclear", counts.unclear},
            {"blank", counts.blank},        {"not_applicable", counts.notApplicable},
            {"not_asked", counts.notAsked}, {"did_not_return", counts.didNotReturn}};
}

AnswerCounts countsFromJson(const JsonReader& reader) {
    AnswerCounts counts;
    reader.read("answered", counts.answered)
        .read("refused", counts.refused)
        .read("dont_know", counts.dontKnow)
        .read("unclear", counts.unclear)
        .read("blank", counts.blank)
        .read("not_applicable", counts.notApplicable)
        .read("not_asked", counts.notAsked)
        .read("did_not_return", counts.didNotReturn);
    return counts;
}

ReversedItem reversedFromJson(const JsonReader& reader) {
    ReversedItem item;
    reader.read("name", item.name).read("by_answers", item.byAnswers).read("by_codebook", item.byCodebook);
    return item;
}

} // namespace

nlohmann::json toJson(const ChoiceRule& rule) {
    return {
        {"delimiter", std::string(1, rule.delimiter)}, {"options", rule.options}, {"is_split", rule.isSplit}};
}

ChoiceRule choiceRuleFromJson(const JsonReader& reader) {
    ChoiceRule rule;
    reader.read("delimiter", rule.delimiter).read("options", rule.options).read("is_split", rule.isSplit);
    std::sort(rule.options.begin(), rule.options.end()); // a plan written by hand may not be
    return rule;
}

nlohmann::json toJson(const QuestionAnswers& question) {
    return {{"column", question.column},
            {"group", question.group},
            {"gaps", toJson(question.gaps)},
            {"counts", toJson(question.counts)}};
}

QuestionAnswers questionAnswersFromJson(const JsonReader& reader) {
    QuestionAnswers question;
    reader.read("column", question.column)
        .read("group", question.group)
        .readList("gaps", question.gaps, gapFromJson);
    question.counts = countsFromJson(reader.object("counts"));
    return question;
}

nlohmann::json toJson(const ItemGroup& group) {
    nlohmann::json reversed = nlohmann::json::array();
    for (const ReversedItem& item : group.reversed)
        reversed.push_back(
            {{"name", item.name}, {"by_answers", item.byAnswers}, {"by_codebook", item.byCodebook}});
    return {{"stem", group.stem},
            {"names", group.names},
            {"codes", group.scale.codes},
            {"gaps", toJson(group.scale.gaps)},
            {"is_numeric", group.scale.isNumeric},
            {"reversed", reversed},
            {"is_direction_unclear", group.isDirectionUnclear}};
}

ItemGroup itemGroupFromJson(const JsonReader& reader) {
    ItemGroup group;
    reader.read("stem", group.stem)
        .read("names", group.names)
        .read("codes", group.scale.codes)
        .readList("gaps", group.scale.gaps, gapFromJson)
        .read("is_numeric", group.scale.isNumeric)
        .readList("reversed", group.reversed, reversedFromJson)
        .read("is_direction_unclear", group.isDirectionUnclear);
    return group;
}

nlohmann::json toJson(const CodebookReport& report) {
    return {{"file", report.file},
            {"form", toText(report.form)},
            {"matched_rows", report.matchedRows},
            {"matched_fields", report.matchedFields},
            {"matched", report.matched},
            {"unmatched", report.unmatched},
            {"problems", report.problems},
            {"conflicts", report.conflicts},
            {"identifiers", report.identifiers}};
}

CodebookReport codebookReportFromJson(const JsonReader& reader) {
    CodebookReport report;
    reader.read("file", report.file)
        .readEnum("form", report.form, codebookFormFromText)
        .read("matched_rows", report.matchedRows)
        .read("matched_fields", report.matchedFields)
        .read("matched", report.matched)
        .read("unmatched", report.unmatched)
        .read("problems", report.problems)
        .read("conflicts", report.conflicts)
        .read("identifiers", report.identifiers);
    return report;
}

} // namespace vignette
