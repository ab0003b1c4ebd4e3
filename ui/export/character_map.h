#pragma once

#include <string>

class QPDF;

namespace vignette {

/// One ToUnicode map with the characters people search for in place of their look-alikes: a glyph that serves
/// several characters (space and tab, 日 and its radical ⽇, the joined forms of an Arabic letter) is written
/// down as the first of them by the PDF writer. Source: ISO 32000-1, 9.10.3.
std::string repairedCharacterMap(const std::string& map);

/// All maps of a document.
void repairCharacterMaps(QPDF& pdf);

} // namespace vignette
