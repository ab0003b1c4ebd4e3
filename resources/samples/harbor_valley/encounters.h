#pragma once

#include "resources/samples/harbor_valley/conditions.h"

#include <string>
#include <string_view>
#include <vector>

namespace vignette::harbor_valley {

struct Encounter {
    std::string_view type; ///< ED, inpatient, observation, primary, specialty, video, phone, home
    std::string_view specialty;
    Date start;
    Date end;
    std::string_view admitType;   ///< UB-04: 1 emergency, 2 urgent, 3 elective; empty for office visits
    std::string_view disposition; ///< UB-04: 01 home, 03 nursing facility, 06 home health, 20 died ...
    std::string reason;           ///< ICD-10-CM
    int site = 1;
    double allowedAmount = 0.0;
};

/// All encounters of a person in the window, by start. Claims of the last three months are incomplete.
std::vector<Encounter> drawEncounters(const GeneratorPlan& plan, const Person& person, const Health& health);

} // namespace vignette::harbor_valley
