#pragma once

#include "resources/samples/harbor_valley/conditions.h"
#include "resources/samples/harbor_valley/csv_table.h"
#include "resources/samples/harbor_valley/survey.h"

namespace vignette::harbor_valley {

/// What is true of each person. Written beside the sample to judge the program by, never imported.
struct Truth {
    CsvTable traits{{"patient_id", "burden", "friction", "digital", "trust", "confidence", "knowledge"}};
    CsvTable groups{{"patient_id", "g1_new_mothers", "g2_many_clinics", "g3_heart_and_ride",
                     "g4_shift_workers", "g5_worried_asthma", "g6_home_dialysis", "g7_missed_checks"}};
    CsvTable states{{"patient_id", "language", "limited_english", "income_pct_fpl", "no_sure_ride",
                     "not_enough_food", "hypertension", "undiagnosed_diabetes", "kidney_disease",
                     "survey_invited", "survey_answered"}};

    void add(const Person& person, const Circumstances& life, const Health& health,
             const SurveyOutcome& outcome);
};

/// file, column: the fields that must never be called distinctive, and the six noise items of the survey.
CsvTable negativeControlTable();

} // namespace vignette::harbor_valley
