#pragma once

#include "core/base/dates.h"
#include "core/base/reference_table.h"
#include "resources/samples/harbor_valley/harbor_valley.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vignette::harbor_valley {

/// One patient as an outsider reads the five tables; nothing comes from truth/. Units are set right,
/// ICD-10-CM codes compared without dots, the first of repeated rows stands.
struct SeenPatient {
    std::string id;
    int age = 0;
    bool isWoman = false;
    std::string language, payer, household, race;
    bool needsInterpreter = false;
    bool hasIncome = false;
    bool hasDisability = false;
    bool hasCognitionDifficulty = false;
    bool hasMobilityDifficulty = false;
    int site = 0;
    std::set<std::string> codes;                       ///< ICD-10-CM without dots
    std::map<std::string, std::vector<double>> values; ///< by LOINC code, in order of date
    std::string tobacco;
    int emergencyVisits = 0;                   ///< in the 12 months to 30 Sep 2024, where claims are complete
    int remoteVisits = 0;                      ///< video or telephone, same months
    std::map<std::string, std::string> survey; ///< empty: did not answer

    bool hasCode(const std::vector<std::string>& prefixes) const;
    std::optional<double> last(const std::string& code) const;
    std::optional<double> mean(const std::string& code) const;
    bool hasAnswered() const { return !survey.empty(); }
};

struct SampleView {
    std::vector<SeenPatient> patients;
    int stays = 0; ///< inpatient stays that ended 30 days or more before the window did
    int readmitted = 0;
    static SampleView read(const SampleTables& tables);
};

ReferenceTable tableOf(const SampleTables& tables, const std::string& name);

} // namespace vignette::harbor_valley
