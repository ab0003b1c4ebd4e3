#pragma once

#include "core/model/typed_identifier.h"

#include <string_view>
#include <vector>

namespace vignette {

/// What in a text that a person types (a reason, a note, a persona's words) looks like an identifier of a
/// patient, by the signs that columns are searched with (value_signs.h), tried on every run of up to six
/// words. In the order of the text, each piece once, one class a piece.
///
/// Found: e-mail, web and network addresses; phone, social security, plan, card, account, licence, vehicle
/// and device numbers by their form; record numbers by the word before them ("MRN 12345", "patient id
/// A-778"); full dates, and dates of birth by the word before them ("born 3.4.51"); ages over 89; streets,
/// ZIP codes, and large towns after "in", "from" or "near"; two and more known names of persons in a row, or
/// one after Mr, Mrs or Ms. Not found: a month or a year alone (E7 lets them stand), a given name alone
/// (personas have one), a provider's name after Dr.
///
/// It warns, so it would rather miss a doubtful number than cry at "617 patients in 2024-2025". Linear in the
/// text, about 10 µs a word. Throws Failure(NotFound | Damaged) when the bundled word lists are not there.
std::vector<TypedIdentifier> identifiersInTyped(std::string_view text,
                                                TypedNames names = TypedNames::AreFound);

} // namespace vignette
