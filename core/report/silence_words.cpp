#include "core/report/silence_words.h"

#include "core/base/text.h"

namespace vignette {

namespace {

std::string labelsOf(const SetApartWords& apart, const Wording& wording) {
    std::vector<std::string> labels;
    for (const std::string& label : apart.labels)
        labels.push_back("“" + label + "”");
    if (apart.more > 0 || labels.empty()) labels.push_back(wording.sayCount("apart.more", apart.more));
    return join(labels, ", ");
}

} // namespace

std::string setApartSentence(const SetApartWords& apart, const Wording& wording) {
    using Scope = SetApartByMissing::Scope;
    const std::string who = wording.say(apart.isNearlyAll ? "apart.nearly_all" : "apart.most");
    if (apart.scope == Scope::Extract && apart.isSurvey) return wording.say("apart.survey", {who});
    if (apart.scope == Scope::Extract) return wording.say("apart.extract", {who, apart.extract});
    const std::string labels = labelsOf(apart, wording);
    if (apart.scope == Scope::Theme)
        return wording.say(apart.isSurvey ? "apart.theme.survey" : "apart.theme", {who, labels});
    return wording.say(apart.isSurvey ? "apart.fields.survey" : "apart.fields", {who, labels});
}

} // namespace vignette
