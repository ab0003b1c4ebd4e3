#pragma once

#include "resources/samples/harbor_valley/circumstances.h"
#include "resources/samples/harbor_valley/person.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::harbor_valley {

/// One coded condition. `code` is ICD-10-CM with its dot.
struct Condition {
    std::string_view key; ///< the generator's own short name: "diabetes"
    std::string code;
    Date onset;
    std::optional<Date> resolved;
    std::string_view source; ///< claim, problem_list
};

/// Everything that is true of a person's health, coded or not.
struct Health {
    std::vector<Condition> conditions;
    bool hasHypertension = false; ///< true state; coded only when the person is aware
    bool hasUndiagnosedDiabetes = false;
    bool hasKidneyDisease = false; ///< by laboratory values; a third of it is coded
    bool has(std::string_view key) const;
};

Health drawHealth(const GeneratorPlan& plan, const Person& person, const Circumstances& life);

} // namespace vignette::harbor_valley
