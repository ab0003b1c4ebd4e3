#pragma once

#include "core/model/release.h"
#include "core/model/typed_identifier.h"

#include <string>
#include <string_view>
#include <vector>

namespace vignette {

/// What in a text that a person types looks like an identifier, see core/privacy/typed_text.h. A screen asks
/// this while a reason, a note or a persona's text is typed, and says so in place: the person changes it, or
/// goes on because it is about no patient.
std::vector<TypedIdentifier> identifiersInText(std::string_view text,
                                               TypedNames names = TypedNames::AreFound);

/// All of that in the texts that leave with an export of this release: what the team wrote on personas,
/// reasons for columns and fields, the records of an expert and of a limited data set. Each piece once. Each
/// is confirmed by a person before a file is made (E13).
std::vector<TypedIdentifier> identifiersInTyped(const Release& release);
/// How many texts those are; portraits are none.
int typedTextCount(const Release& release);

} // namespace vignette
