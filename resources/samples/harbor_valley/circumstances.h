#pragma once

#include "resources/samples/harbor_valley/person.h"

#include <array>
#include <optional>
#include <string_view>

namespace vignette::harbor_valley {

/// How a person lives and wishes to be reached: the plain columns of the patients table and the needs that
/// the survey asks about.
struct Circumstances {
    std::string_view education;
    std::optional<int> incomePercent; ///< of the federal poverty level; often not given
    double trueIncomePercent = 0.0;
    std::string_view household;
    std::string_view employment;
    std::string_view caregiverRole;
    std::array<bool, 6> disabilities{}; ///< ACS-6: hearing, vision, cognition, mobility, self-care, going out
    std::string_view pregnancy;         ///< empty when it does not apply
    bool hasInternet = false;
    bool hasSmartphone = false;
    std::string_view channel;
    std::string_view time;
    std::string_view format;
    bool isHomeless = false;
    bool isFarmWorker = false;
    bool isVeteran = false;
    bool hasSlidingFee = false;
    bool lacksSureRide = false;   ///< no reliable transport
    bool lacksEnoughFood = false; ///< food insecurity, 30 days
};

Circumstances drawCircumstances(const GeneratorPlan& plan, const Person& person);

} // namespace vignette::harbor_valley
