#pragma once

#include "core/model/card_page.h"
#include "core/model/release.h"
#include "core/model/wording.h"

#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// What the pages share: the order and names of sections, editable texts, footers.

/// Sections of a story page in reading order; Common (the chips) is none of them.
const std::vector<CardSection>& storySections();
std::string headingOf(CardSection section, const std::string& name, const Wording& wording);

/// Throws Failure(NotFound) for a persona the release does not hold.
const ShownPersona& personaOf(const Release& release, const PersonaId& id);

/// "P3 · Example Valley"
std::string tagOf(const ShownPersona& persona, const Release& release, const Wording& wording);
/// "Linda, 65–74", or the name alone.
std::string nameAndAge(const ShownPersona& persona, const Wording& wording);
std::string ageOf(const ShownPersona& persona, const Wording& wording);

/// A text of the card in the slot `slot`: the persona's edit if there is one, else `dataText`.
CardText slotText(const ShownPersona& persona, std::string_view slot, const std::string& dataText,
                  const Wording& wording, std::string_view placeholderKey = {});
/// A statement's label, editable in its own slot.
CardText statementText(const ShownStatement& statement, const Wording& wording);
/// "Written by the team · M. Ortiz, 12 Mar 2025"
std::string writtenBy(const std::string& editor, std::int64_t time, const Wording& wording);

const char* readingKey(StabilityReading reading);
const char* verdictKey(Verdict verdict);
/// "18 of 100", "< 2 of 100", "nearly all", "none", "too few to show".
std::string ofHundred(const ShownNumber& number, const Wording& wording);
/// "86 %"
std::string percentText(double share, const Wording& wording);

/// "Trust in the clinic: “How much do you trust …?”", added unless it stands there already: statements of one
/// field were asked once.
void addQuestion(const ShownStatement& statement, const Wording& wording, std::vector<std::string>& lines);

/// Sentences after each other, blanks between, empty ones left out.
std::string sentences(const std::vector<std::string>& parts);
/// Fills the invented-data mark of a page.
void markInvented(const Release& release, const Wording& wording, CardPage& page);

} // namespace vignette
