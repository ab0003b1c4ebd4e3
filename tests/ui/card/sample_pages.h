#pragma once

#include "core/model/card_page.h"

#include <vector>

namespace vignette::test {

/// Pages with every kind of block, written by hand; all figures invented.
CardPage storyPage();
CardPage evidencePage();
CardPage overviewPage();
CardPage methodsPage();
/// Words longer than a column, in German.
CardPage longWordsPage();
/// Right to left, with figures and Latin words inside.
CardPage arabicPage();
/// More than a sheet holds: 60 rows and a paragraph longer than a sheet.
CardPage overfullPage();

std::vector<CardPage> allPages();

/// Every text that must be readable on the page, without placeholders.
std::vector<std::string> printedTexts(const CardPage& page);

} // namespace vignette::test
