#include "core/persona/draft_personas.h"

#include "core/base/text.h"
#include "core/persona/choose_name.h"
#include "core/persona/draft_statements.h"
#include "core/persona/person_facts.h"
#include "core/persona/portrait_deal.h"
#include "core/persona/story.h"

#include <algorithm>

namespace vignette {

namespace {

constexpr int kUnknownAge = 45; // a name must come from some decade

std::string textOf(const SegmentationPlan& plan) {
    std::string text = std::to_string(plan.seed) + "|" + std::to_string(plan.segmentCount) + "|" +
                       std::to_string(plan.fewest) + "|" + std::to_string(plan.most) + "|" +
                       std::to_string(plan.starts) + "|" + std::to_string(plan.resamples) + "|" +
                       std::to_string(plan.sampleSize) + "|" + std::to_string(plan.smallestSegment);
    if (plan.method != SegmentMethod::KMeans) text += std::string("|") + toText(plan.method);
    for (const auto& [theme, weight] : plan.themeWeights)
        text += std::string("|") + toText(theme) + "=" + shortest(weight);
    for (const std::string& field : plan.formingFields)
        text += "|" + field.substr(field.find('.') + 1); // the extract's name is its file's
    return text;
}

/// Segments with patients, in order.
std::vector<std::uint32_t> filledSegments(const Segmentation& segmentation) {
    std::vector<std::uint32_t> filled;
    for (std::size_t s = 0; s < segmentation.sizes.size(); ++s)
        if (segmentation.sizes[s] > 0) filled.push_back(static_cast<std::uint32_t>(s));
    return filled;
}

void readStability(const ValidationReport& report, std::uint32_t segment, Persona& persona) {
    if (segment < report.segmentOverlaps.size()) persona.overlap = report.segmentOverlaps[segment];
    if (segment < report.segmentNoGroupOverlaps.size())
        persona.noGroupOverlap = report.segmentNoGroupOverlaps[segment];
}

/// Story order: by section, then weight.
std::vector<Statement> inStoryOrder(const std::vector<DraftStatement>& drafts) {
    std::vector<Statement> statements;
    for (const DraftStatement& draft : drafts)
        statements.push_back(draft.statement);
    std::sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) {
        if (a.section != b.section) return a.section < b.section;
        if (a.weight != b.weight) return a.weight > b.weight;
        return a.key < b.key;
    });
    return statements;
}

} // namespace

PersonaId personaIdOf(const Digest& fingerprint, const SegmentationPlan& plan, int segmentCount, int rank) {
    const std::string text = fingerprint.hex() + "|" + textOf(plan) + "|" + std::to_string(segmentCount) +
                             "|" + std::to_string(rank);
    return PersonaId{sha256(text).hex().substr(0, 32)};
}

PersonaSet draftPersonas(const PersonaDraftInput& input, Progress& progress) {
    const std::vector<std::uint32_t> segments = filledSegments(*input.segmentation);
    progress.begin("draft", segments.size());
    std::vector<std::vector<DraftStatement>> drafts;
    for (const std::uint32_t segment : segments) {
        progress.checkpoint();
        drafts.push_back(draftStatements(input, segment));
        progress.advance(1);
    }
    markDistinctive(drafts);

    const std::vector<std::uint8_t> tones = dealTones(input.data->fingerprint, segments.size());
    std::set<std::vector<std::string>> takenTitles;
    std::set<std::string> takenNames;
    PersonaSet set{.segmentation = input.segmentationId.value, .personas = {}, .shelf = {}};
    for (std::size_t rank = 0; rank < segments.size(); ++rank) {
        progress.checkpoint();
        const PersonFacts facts = personFacts(input, segments[rank]);
        Persona persona;
        persona.id = personaIdOf(input.data->fingerprint, *input.plan, input.segmentation->segmentCount,
                                 static_cast<int>(rank));
        persona.number = static_cast<int>(rank) + 1;
        persona.hue = hueOfNumber(persona.number);
        persona.segment = segments[rank];
        persona.size = input.segmentation->sizes[segments[rank]];
        persona.age = facts.age;
        persona.sex = facts.sex;
        persona.portrait = portraitOf(persona.id, facts, tones[rank]);
        NameChoice name =
            chooseName(*input.names, persona.id, input.ageYear - facts.medianAge.value_or(kUnknownAge),
                       facts.sex, takenNames);
        persona.name = std::move(name.name);
        persona.nameAlternatives = std::move(name.alternatives);
        Story story = chooseStory(drafts[rank], input.countMatching, takenTitles);
        persona.titleKeys = std::move(story.titleKeys);
        persona.contrastKeys = std::move(story.contrastKeys);
        persona.statements = inStoryOrder(drafts[rank]);
        readStability(*input.validation, segments[rank], persona);
        set.personas.push_back(std::move(persona));
    }
    return set;
}

} // namespace vignette
