#pragma once

#include "resources/samples/harbor_valley/person.h"

namespace vignette::harbor_valley {

/// Draws which planted groups a person belongs to, from age, sex and clinic alone (so that rates of illness
/// can be set exactly), and shifts the felt traits by 0.3 to 1.0 standard deviations. G6 is nine fixed
/// places.
void drawGroups(const GeneratorPlan& plan, Person& person);

} // namespace vignette::harbor_valley
