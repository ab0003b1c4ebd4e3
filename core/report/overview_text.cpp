#include "core/base/text.h"
#include "core/report/exports.h"
#include "core/report/overview_words.h"
#include "core/report/page_words.h"
#include "core/report/privacy_words.h"

namespace vignette {

namespace {

constexpr std::size_t kWidth = 100;

/// Breaks at blanks; lines after the first are indented by `indent`.
std::string wrapped(const std::string& text, std::size_t indent) {
    std::string lines;
    std::size_t column = 0;
    for (const std::string& word : split(text, ' ')) {
        const std::size_t length = codePointCount(word);
        if (column > 0 && column + 1 + length > kWidth) {
            lines += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (column > 0) {
            lines += " ";
            ++column;
        }
        lines += word;
        column += length;
    }
    return lines + "\n";
}

std::string personaText(const ShownPersona& persona, const Wording& wording) {
    std::string people = wording.people(persona.people);
    if (persona.share.hasValue()) people += ", " + ofHundred(persona.share, wording);
    const std::string number = "P" + std::to_string(persona.number);
    std::string text = "\n" + wrapped(number + "  " + nameAndAge(persona, wording) + " · " + people, 4);
    text += "    " + wrapped(wording.title(persona), 4);
    for (const auto& [key, words] : summaryLines(persona, wording))
        text += "    " + wrapped(key + ": " + words, 6);
    text +=
        "    " + wrapped(wording.say("overview.line.overlap") + ": " + percentText(persona.overlap, wording) +
                             " (" + wording.say(readingKey(persona.reading)) + ")",
                         6);
    return text;
}

} // namespace

std::string overviewText(const Release& release, const Wording& wording) {
    const Release::Content& content = release.content();
    std::string text = wrapped(wording.say("overview.heading", {content.studyName}), 0);
    if (content.isInvented) text += wording.say("invented") + "\n";
    for (const std::string& line : overviewLines(release, wording))
        text += wrapped(line, 0);
    for (const ShownPersona& persona : release.personas())
        text += personaText(persona, wording);
    const std::vector<std::string> notes = studyNotes(content, wording);
    if (!notes.empty()) text += "\n";
    for (const std::string& note : notes)
        text += wrapped(note, 0);
    text += "\n" + wrapped(sentences({wording.say("footer.rounding"), wording.say("terminal.evidence")}), 0);
    return text;
}

} // namespace vignette
