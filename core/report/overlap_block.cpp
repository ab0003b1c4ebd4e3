#include "core/report/overlap_block.h"

#include "core/report/page_words.h"

namespace vignette {

CardOverlap overlapBlock(const Release& release, const ShownPersona* persona, const Wording& wording) {
    CardOverlap overlap;
    overlap.heading = wording.say("evidence.overlap");
    bool hasNoGroups = false;
    for (const ShownPersona& shown : release.personas()) {
        overlap.lines.push_back({.name = wording.name(shown),
                                 .hue = shown.hue,
                                 .number = shown.number,
                                 .overlap = shown.overlap,
                                 .noGroups = shown.noGroupOverlap,
                                 .isThis = &shown == persona});
        hasNoGroups = hasNoGroups || shown.noGroupOverlap.has_value();
    }
    std::vector<std::string> notes;
    if (hasNoGroups) notes.push_back(wording.say("evidence.overlap.marks"));
    if (persona) {
        const std::string percent = percentText(persona->overlap, wording);
        notes.push_back(
            wording.say("evidence.overlap.meaning", {std::to_string(release.content().resamples), percent}));
        notes.push_back(
            wording.say("evidence.overlap.reading", {percent, wording.say(readingKey(persona->reading))}));
    }
    notes.push_back(wording.say("evidence.overlap.no_chance"));
    overlap.note = sentences(notes);
    return overlap;
}

} // namespace vignette
