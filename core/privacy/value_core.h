#pragma once

#include <string>
#include <string_view>

namespace vignette {

struct Shape;

/// A value without what people write around it: labels in front ("Tel: ", "MRN "), remarks behind (" (old)",
/// ";", " - verified"), brackets and quotes, the ".0" that a spreadsheet gave a whole number; dashes of every
/// kind, and underscores between characters, become "-". Empty when nothing changes, which a look at the
/// shape tells for nearly all values.
std::string coreOf(std::string_view text, const Shape& shape);

/// Latin letters with accents as plain ones (U+00C0–U+00FF, ß as ss), everything else as it is.
std::string withoutAccents(std::string_view text);

} // namespace vignette
