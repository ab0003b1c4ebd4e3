#pragma once

#include "core/model/field.h"
#include "core/model/persona.h"

namespace vignette {

/// What a statement means for the people of a segment beside everyone else.
enum class Standing { Neither, Good, Bad };

/// Of a level or number that stands `isAbove` everyone else's, when higher means this.
Standing standingOf(FieldDirection direction, bool isAbove);
/// Of having this level of an ordered field: its best third is good, its worst third bad.
Standing standingOfLevel(const Field& field, std::size_t level);

/// Where on a card a statement of this theme and standing belongs.
CardSection sectionOf(Theme theme, Standing standing);

} // namespace vignette
