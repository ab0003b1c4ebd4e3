#include "core/report/overview_words.h"

#include "core/report/page_words.h"
#include "core/report/wording_keys.h"

namespace vignette {

namespace {

std::string reasonText(const Release::Content& content, const Wording& wording) {
    const std::string key = "reason." + content.reason;
    if (findWordingKey(key)) return wording.say(key, {std::to_string(content.proposed)});
    return {};
}

/// The heaviest statement of a section on the story face, in words, or nothing.
std::string firstOf(const ShownPersona& persona, CardSection section, const Wording& wording) {
    for (const ShownStatement& statement : persona.statements)
        if (statement.section == section && statement.isOnStory)
            return wording.statement(statement) + ", " + wording.figure(statement.persona, statement);
    return {};
}

} // namespace

std::vector<std::string> overviewLines(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    std::vector<std::string> lines = {wording.say("overview.people", {wording.people(content.people)})};
    if (content.verdict == Verdict::NothingStable) {
        lines.push_back(wording.say(verdictKey(content.verdict)));
        lines.push_back(reasonText(content, wording));
        lines.push_back(wording.say("overview.unstable"));
        lines.push_back(wording.say("overview.unstable.next"));
    } else {
        const auto count = static_cast<long long>(release.personas().size());
        lines.push_back(sentences(
            {wording.sayCount("overview.personas", count), wording.say(verdictKey(content.verdict))}));
        lines.push_back(reasonText(content, wording));
    }
    if (content.withheldPersonas > 0)
        lines.push_back(wording.sayCount("overview.withheld", content.withheldPersonas));
    if (content.unpublishedPersonas > 0)
        lines.push_back(wording.sayCount("overview.unpublished", content.unpublishedPersonas));
    std::erase(lines, std::string());
    return lines;
}

std::vector<std::pair<std::string, std::string>> summaryLines(const ShownPersona& persona,
                                                              const Wording& wording) {
    static const std::vector<std::pair<CardSection, const char*>> kSections = {
        {CardSection::Needs, "overview.line.need"},
        {CardSection::Strengths, "overview.line.strength"},
        {CardSection::Barriers, "overview.line.barrier"},
        {CardSection::Reach, "overview.line.channel"}};
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& [section, key] : kSections)
        if (std::string words = firstOf(persona, section, wording); !words.empty())
            lines.emplace_back(wording.say(key), std::move(words));
    if (const PersonaEdit* action = persona.edit("action"))
        lines.emplace_back(wording.say("action.heading"), action->text);
    if (persona.reading == StabilityReading::PatternOnly)
        lines.emplace_back(wording.say("overview.stability"), wording.say(readingKey(persona.reading)));
    return lines;
}

} // namespace vignette
