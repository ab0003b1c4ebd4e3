#include "resources/samples/harbor_valley/truth.h"

#include "resources/samples/harbor_valley/patients.h"

namespace vignette::harbor_valley {

void Truth::add(const Person& person, const Circumstances& life, const Health& health,
                const SurveyOutcome& outcome) {
    const Traits& raw = person.raw;
    traits.text(person.id);
    for (const double trait :
         {raw.burden, raw.friction, raw.digital, raw.trust, raw.confidence, raw.knowledge})
        traits.decimal(trait, 4);
    traits.endRow();

    groups.text(person.id);
    for (const bool isMember : person.groups)
        groups.yesNo(isMember);
    groups.endRow();

    states.text(person.id).text(person.language).yesNo(person.hasLimitedEnglish);
    states.decimal(life.trueIncomePercent, 0).yesNo(life.lacksSureRide).yesNo(life.lacksEnoughFood);
    states.yesNo(health.hasHypertension).yesNo(health.hasUndiagnosedDiabetes).yesNo(health.hasKidneyDisease);
    states.yesNo(outcome.isInvited).yesNo(outcome.hasAnswered).endRow();
}

CsvTable negativeControlTable() {
    CsvTable table({"file", "column", "kind"});
    for (const std::string& column : negativeControls())
        table.text("patients.csv").text(column).text("negative control").endRow();
    for (const std::string_view column : extraItems())
        table.text("survey.csv").text(column).text("extra attitudes").endRow();
    return table;
}

} // namespace vignette::harbor_valley
