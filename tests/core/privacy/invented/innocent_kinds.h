#pragma once

#include "tests/core/privacy/invented/column_recipe.h"

namespace vignette::testing_aids {

/// One kind of column without identifiers.
struct InnocentKind {
    const char* what;
    std::vector<const char*> headers;
    std::function<std::string(Random&)> make;
    std::optional<ColumnAction> alsoFine = {};
};

/// One of the texts.
std::function<std::string(Random&)> oneOf(std::vector<const char*> texts);

std::vector<InnocentKind> innocentCodes();
std::vector<InnocentKind> innocentMeasures();
std::vector<InnocentKind> innocentWords();

} // namespace vignette::testing_aids
